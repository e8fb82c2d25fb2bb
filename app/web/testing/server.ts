import { type HttpHandler, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

export { HttpResponse, http };

export const url = (path: string) => `*/api/v1${path}`;

export const problem = (status: number, body: object) =>
    HttpResponse.json({ type: "about:blank", status, ...body }, { status });

// Each test says what its server answers; a question nobody expected fails the test.
export function fakeServer(...handlers: HttpHandler[]) {
    const server = setupServer(...handlers);
    beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
    afterEach(() => server.resetHandlers());
    afterAll(() => server.close());
    return server;
}

export const dictionaries = http.get(url("/dictionaries"), () =>
    HttpResponse.json({
        positions: [
            { title: "учитель", group: "educator" },
            { title: "директор", group: "manager" },
        ],
        subjects: [
            { title: "математика", cycle: "math" },
            { title: "физика", cycle: "science" },
        ],
        category_levels: [
            { code: "highest", title: "высшая" },
            { code: "first", title: "первая" },
        ],
        employment_kinds: [
            { code: "main", title: "основная работа" },
            { code: "internal", title: "внутреннее совместительство" },
        ],
        statuses: [],
    }),
);
