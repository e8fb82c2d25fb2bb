import { aPage, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import ServicePage from "./ServicePage";
import ServicesPage from "./ServicesPage";

const server = fakeServer();
const row = (id: string, name: string, state: string) => ({
    municipality: { id, name },
    form: null,
    organisation: null,
    state,
    people: state === "alone" ? 1 : 0,
    rate: 0,
    held: 0,
    vacant: 0,
});
const card = {
    ...row("7", "Орловский МО", "working"),
    people: 2,
    rate: 1.5,
    held: 0.75,
    vacant: 0.75,
    staff: 2,
    version: 3,
    can: { edit: true, add_staff: false },
    posts: [
        {
            id: "9",
            title: "методист",
            model: "base_school",
            area: "математика",
            base: { id: "5", name: "СОШ № 5" },
            rate: 1.5,
            vacant: 0.75,
            since: "2026-09-01",
            until: null,
            holders: [
                {
                    id: "4",
                    person: { id: "12", name: "Иванова Анна" },
                    terms: "contract",
                    rate: 0.75,
                    since: "2026-09-01",
                    until: null,
                },
            ],
        },
    ],
};

describe("services of municipalities", () => {
    it("show at once who has none and who is alone", async () => {
        server.use(
            http.get(url("/services"), () =>
                HttpResponse.json(aPage([row("1", "Дальний", "none"), row("2", "Ближний", "alone")])),
            ),
        );
        show(ServicesPage, { path: "/services" });
        const table = await screen.findByRole("table");
        expect(table).toHaveTextContent("Дальнийне указана—0 нет службы");
        expect(table).toHaveTextContent("1 один человек");
    });
    it("tell posts, holders and what is vacant, with parts of a rate", async () => {
        server.use(http.get(url("/services/7"), () => HttpResponse.json(card)));
        show(ServicePage, { path: "/services/$id", at: "/services/7" });
        expect(await screen.findByText("вакансия 0,75 ст.")).toBeInTheDocument();
        expect(
            screen.getByText("на опорной школе, по предмету · математика · СОШ № 5 · 1,5 ст."),
        ).toBeVisible();
        expect(screen.getByText("0,75 ст. · почасовой договор")).toBeVisible();
        expect(screen.getByText("0,75 из 1,5")).toBeVisible();
    });
    it("keep a refused change where it was typed", async () => {
        const sent: { body: unknown; version: string | null }[] = [];
        server.use(
            http.get(url("/services/7"), () => HttpResponse.json(card)),
            http.patch(url("/services/7/posts/9"), async ({ request }) => {
                sent.push({ body: await request.json(), version: request.headers.get("If-Match") });
                return problem(422, {
                    title: "Проверьте поля",
                    errors: [{ path: "/rate", key: "services.rate_held", message: "Занято больше." }],
                });
            }),
        );
        show(ServicePage, { path: "/services/$id", at: "/services/7" });
        await userEvent.click(await screen.findByRole("button", { name: "Изменить: методист" }));
        const rate = await screen.findByLabelText("Ставка");
        await userEvent.clear(rate);
        await userEvent.type(rate, "0,5");
        await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
        expect(await screen.findByText("Занято больше.")).toBeInTheDocument();
        expect(rate).toHaveValue("0,5");
        await waitFor(() =>
            expect(sent).toEqual([
                {
                    body: { title: "методист", area: "математика", rate: 0.5, until: null },
                    version: '"3"',
                },
            ]),
        );
    });
});
