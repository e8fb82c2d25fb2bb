import { t } from "./text";

export type FieldError = { path: string; key: string; message: string };

// refused: the server answered with a reason · fault: it answered that it failed ·
// slow: no answer in time · offline: no way to the server.
export type ProblemKind = "refused" | "fault" | "slow" | "offline";

export class Problem extends Error {
    readonly kind: ProblemKind;
    readonly status: number;
    readonly key: string;
    readonly detail: string | null;
    readonly fields: FieldError[];
    readonly params: Record<string, unknown>;
    readonly requestId: string | null;

    constructor(
        kind: ProblemKind,
        from: {
            status?: number;
            key?: string;
            title?: string;
            detail?: string | null;
            errors?: FieldError[] | null;
            params?: Record<string, unknown> | null;
            request_id?: string | null;
        } = {},
    ) {
        super(from.title || t(`ui.web.problem.${kind}`));
        this.name = "Problem";
        this.kind = kind;
        this.status = from.status ?? 0;
        this.key = from.key ?? kind;
        this.detail = from.detail || null;
        this.fields = from.errors ?? [];
        this.params = from.params ?? {};
        this.requestId = from.request_id ?? null;
    }

    get conflict(): boolean {
        return this.status === 412;
    }

    get missing(): boolean {
        return this.status === 404;
    }
}

export function asProblem(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem("fault", { detail: String(error) });
}
