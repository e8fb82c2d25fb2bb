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
    due: null as number | null,
    there: 0,
    employed: 0,
    missing: 0,
    understaffed: false,
    educators_per_post: null as number | null,
});
const card = {
    ...row("7", "Орловский МО", "working"),
    people: 2,
    rate: 1.5,
    held: 0.75,
    vacant: 0.75,
    staff: 2,
    work: { educators: 500, organisations: 20, associations: 12, meetings: 48 },
    load: null,
    version: 3,
    can: { funding: true, edit: true, add_staff: false },
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
                    hours: 72,
                    load: null,
                },
            ],
        },
    ],
};

const year = new Date().getFullYear();
const money = {
    municipality: { id: "7", name: "Орловский МО" },
    year,
    month_pay: 50000,
    hour_pay: null,
    act: "Положение № 3",
    norms: {
        pay_months: 12,
        contributions: 302,
        contract_contributions: 300,
        pay_months_act: null,
        contributions_act: "НК РФ, ст. 425",
        contract_contributions_act: null,
    },
    post_cost: 781200,
    hour_cost: null,
    parts: [
        {
            source: "municipal_budget",
            pays: "posts",
            model: "own",
            amount: 1562400,
            act: null,
            gives: 2,
        },
    ],
    models: [],
    whole: {
        model: "own",
        due: 2,
        there: 1.5,
        difference: -0.5,
        employed: 0,
        vacant: 0.75,
        hours_due: 0,
        hours_there: 0,
    },
    version: 2,
    can: { edit: true },
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
        expect(table).toHaveTextContent("Дальнийне указана0 нет службы");
        expect(table).toHaveTextContent("1 один человек");
    });
    it("tell posts, holders and what is vacant, with parts of a rate", async () => {
        server.use(
            http.get(url("/services/7"), () => HttpResponse.json(card)),
            http.get(url("/services/7/funding/:year"), () => HttpResponse.json(money)),
        );
        show(ServicePage, { path: "/services/$id", at: "/services/7" });
        expect(await screen.findByText("вакансия 0,75 ст.")).toBeInTheDocument();
        expect(
            screen.getByText("на опорной школе, по предмету · математика · СОШ № 5 · 1,5 ст."),
        ).toBeVisible();
        expect(screen.getByText("0,75 ст. · почасовой договор · 72 ч за год")).toBeVisible();
        expect(screen.getByText("0,75 из 1,5")).toBeVisible();
    });
    it("keep a refused change where it was typed", async () => {
        const sent: { body: unknown; version: string | null }[] = [];
        server.use(
            http.get(url("/services/7"), () => HttpResponse.json(card)),
            http.get(url("/services/7/funding/:year"), () => HttpResponse.json(money)),
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
    it("open each sum to how the posts were computed, and keep what was typed when the money is refused", async () => {
        const sent: { body: unknown; version: string | null }[] = [];
        server.use(
            http.get(url("/services/7"), () => HttpResponse.json(card)),
            http.get(url("/services/7/funding/:year"), () => HttpResponse.json(money)),
            http.put(url("/services/7/funding/:year"), async ({ request }) => {
                sent.push({ body: await request.json(), version: request.headers.get("If-Match") });
                return problem(422, {
                    title: "Проверьте поля",
                    errors: [
                        { path: "/month_pay", key: "services.month_pay_wanted", message: "Укажите оплату." },
                    ],
                });
            }),
        );
        show(ServicePage, { path: "/services/$id", at: "/services/7" });
        const sum = await screen.findByText(/муниципальный бюджет/);
        await userEvent.click(sum);
        expect(
            screen.getByText(/1\s562\s400 руб\. ÷ 781\s200 руб\. за ставку в год = 2 ст\./),
        ).toBeInTheDocument();
        expect(screen.getByText(/50\s000 руб\. × 12 мес\. \+ взносы 30,2\s%/)).toBeInTheDocument();
        expect(screen.getByText(/НК РФ, ст\. 425/)).toBeInTheDocument();
        expect(screen.getByText("−0,5")).toBeVisible();
        await userEvent.click(screen.getByRole("button", { name: "Внести финансирование" }));
        await userEvent.clear(await screen.findByLabelText("Оплата полной ставки в месяц, руб."));
        await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
        expect(await screen.findByText("Укажите оплату.")).toBeInTheDocument();
        expect(screen.getByLabelText(/Сумма за год/)).toHaveValue("1 562 400");
        expect(sent).toEqual([
            {
                body: {
                    month_pay: null,
                    hour_pay: null,
                    act: "Положение № 3",
                    parts: [
                        {
                            source: "municipal_budget",
                            pays: "posts",
                            model: "own",
                            amount: 1562400,
                            act: null,
                        },
                    ],
                },
                version: '"2"',
            },
        ]);
    });
});
