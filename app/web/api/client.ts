import { Problem } from "@ui/problem";
import { currentLanguage } from "@ui/text";

export const base = "/api/v1";

export type Query = Record<string, string | number | boolean | null | undefined>;

type Options = {
    query?: Query;
    body?: unknown;
    // Bytes go as they are; anything else as JSON.
    bytes?: Blob;
    version?: number;
    key?: string;
    signal?: AbortSignal;
    timeout?: number;
};

export type Page<Row> = { items: Row[]; next: string | null; total: number | null; hidden?: string[] };

export function address(path: string, query?: Query): string {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
        if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
    }
    const tail = search.toString();
    return `${base}${path}${tail ? `?${tail}` : ""}`;
}

// The same request repeated after a lost answer carries the same key, so it is done once.
const unanswered = new Map<string, string>();

function randomKey(): string {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const sessionLostListeners = new Set<() => void>();

export function onSessionLost(listener: () => void): () => void {
    sessionLostListeners.add(listener);
    return () => sessionLostListeners.delete(listener);
}

async function call<Answer>(method: string, path: string, options: Options = {}): Promise<Answer> {
    const url = address(path, options.query);
    const headers: Record<string, string> = {
        Accept: "application/json",
        "Accept-Language": currentLanguage(),
    };
    let body: BodyInit | undefined;
    if (options.bytes) {
        headers["Content-Type"] = "application/octet-stream";
        body = options.bytes;
    } else if (options.body !== undefined) {
        headers["Content-Type"] = "application/json";
        body = JSON.stringify(options.body);
    }
    if (options.version !== undefined) headers["If-Match"] = `"${options.version}"`;
    const sameRequest = `${method} ${url} ${typeof body === "string" ? body : (options.bytes?.size ?? "")}`;
    if (method === "POST") {
        const key = options.key ?? unanswered.get(sameRequest) ?? randomKey();
        unanswered.set(sameRequest, key);
        headers["Idempotency-Key"] = key;
    }

    const limit = new AbortController();
    const alarm = setTimeout(() => limit.abort("slow"), options.timeout ?? 30_000);
    options.signal?.addEventListener("abort", () => limit.abort("left"));
    try {
        const response = await fetch(url, { method, headers, body, signal: limit.signal });
        const text = await response.text();
        if (method === "POST") unanswered.delete(sameRequest);
        if (response.ok) return (text ? JSON.parse(text) : undefined) as Answer;
        throw refusal(response, text, path);
    } catch (error) {
        if (error instanceof Problem) throw error;
        if (limit.signal.aborted && limit.signal.reason === "left") throw error;
        throw new Problem(limit.signal.aborted ? "slow" : "offline");
    } finally {
        clearTimeout(alarm);
    }
}

function refusal(response: Response, text: string, path: string): Problem {
    if (response.status === 401 && path !== "/session") {
        for (const tell of sessionLostListeners) tell();
    }
    let said = {};
    try {
        said = JSON.parse(text);
    } catch {
        // A proxy in between answers in HTML; its words are not for the reader.
    }
    const slow = response.status === 504 || response.status === 503;
    const kind = slow ? "slow" : response.status >= 500 ? "fault" : "refused";
    return new Problem(kind, { ...said, status: response.status });
}

export const api = {
    get: <Answer>(path: string, query?: Query, signal?: AbortSignal) =>
        call<Answer>("GET", path, { query, signal }),
    // With a key of one's own the request is the same one even after the page was closed.
    post: <Answer>(path: string, body: unknown = {}, query?: Query, key?: string) =>
        call<Answer>("POST", path, { body, query, key }),
    postVersioned: <Answer>(path: string, version: number) => call<Answer>("POST", path, { version }),
    upload: <Answer>(path: string, bytes: Blob, query?: Query) =>
        call<Answer>("POST", path, { bytes, query, timeout: 120_000 }),
    patch: <Answer>(path: string, body: unknown, version?: number) =>
        call<Answer>("PATCH", path, { body, version }),
    put: <Answer>(path: string, body: unknown, version?: number) =>
        call<Answer>("PUT", path, { body, version }),
    delete: <Answer = void>(path: string, version?: number) => call<Answer>("DELETE", path, { version }),
};

// A file is fetched like everything else, so that a refusal is read in words instead of saved to disk.
export async function download(path: string, query?: Query, name = "metodika"): Promise<void> {
    const response = await fetch(address(path, query), {
        headers: { "Accept-Language": currentLanguage() },
    }).catch(() => {
        throw new Problem("offline");
    });
    if (!response.ok) throw refusal(response, await response.text(), path);
    const disposition = response.headers.get("Content-Disposition") ?? "";
    const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
    const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = encoded ? decodeURIComponent(encoded) : (plain ?? name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
