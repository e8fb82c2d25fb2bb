import { asProblem } from "@ui/problem";
import { afterEach, describe, expect, it, vi } from "vitest";
import { address, api, onSessionLost } from "./client";

const answer = (status: number, body: unknown) =>
    new Response(body === undefined ? null : JSON.stringify(body), { status });

function serve(...answers: (Response | Error)[]) {
    const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
        const next = answers.shift();
        if (next instanceof Error) throw next;
        return next as Response;
    });
    vi.stubGlobal("fetch", fetch);
    const header = (call: number, name: string) =>
        (fetch.mock.calls[call]?.[1].headers as Record<string, string> | undefined)?.[name];
    return { fetch, header };
}

describe("the client", () => {
    afterEach(() => {
        vi.unstubAllGlobals();
        vi.useRealTimers();
    });

    it("leaves empty filters out of the address", () => {
        expect(address("/people", { q: "Ива", young: null, state: "", limit: 50 })).toBe(
            "/api/v1/people?q=%D0%98%D0%B2%D0%B0&limit=50",
        );
    });
    it("repeats a request whose answer was lost under the same key", async () => {
        const { header } = serve(new TypeError("lost"), answer(201, { id: "1" }), answer(201, { id: "2" }));
        const body = { name: "ШМО" };
        const lost = await api.post("/associations", body).catch(asProblem);
        expect(lost).toMatchObject({ kind: "offline" });
        await api.post("/associations", body);
        await api.post("/associations", body);
        expect(header(1, "Idempotency-Key")).toBe(header(0, "Idempotency-Key"));
        expect(header(2, "Idempotency-Key")).not.toBe(header(1, "Idempotency-Key"));
    });
    it("sends the version that the reader saw", async () => {
        const { header } = serve(answer(200, {}));
        await api.patch("/people/1", {}, 12);
        expect(header(0, "If-Match")).toBe('"12"');
    });
    it("gives up on a silent server in words of its own, not with nothing", async () => {
        vi.useFakeTimers();
        vi.stubGlobal(
            "fetch",
            (_url: string, init: RequestInit) =>
                new Promise((_, reject) =>
                    init.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
                ),
        );
        const asked = api.get("/people").catch(asProblem);
        await vi.advanceTimersByTimeAsync(31_000);
        expect(await asked).toMatchObject({ kind: "slow" });
    });
    it("takes a proxy's page of HTML for a fault, not for data", async () => {
        serve(new Response("<html>502</html>", { status: 502 }));
        expect(await api.get("/people").catch(asProblem)).toMatchObject({ kind: "fault", status: 502 });
    });
    it("tells that the session was lost, except when signing in", async () => {
        const lost = vi.fn();
        const stop = onSessionLost(lost);
        serve(answer(401, { title: "Не подошло" }), answer(401, { title: "Войдите" }));
        await api.post("/session", { login: "a", password: "b" }).catch(asProblem);
        expect(lost).not.toHaveBeenCalled();
        await api.get("/people").catch(asProblem);
        expect(lost).toHaveBeenCalledOnce();
        stop();
    });
});
