import { aPage, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import MonitoringPage from "./MonitoringPage";
import RecordsPage from "./RecordsPage";

const server = fakeServer();
const value = (number: number | null, numerator: number | null, denominator: number | null) => ({
    value: number,
    numerator,
    denominator,
    no_data: number === null,
    reason: number === null ? "конкурсы ещё не ведутся" : null,
    hidden: false,
});
const nothing = value(null, null, null);
const quiet = { moves: [], words: [], risen: [], fallen: [] };
const picture = {
    organisation: { id: "10", name: "Орловский округ", level: "municipality" },
    year: 2026,
    previous_year: 2025,
    same_day: "2025-11-22" as string | null,
    rows: [
        {
            indicator: "1.3",
            name: "Активность",
            unit: "percent",
            criterion: "К1",
            direction: "up",
            now: nothing,
            before: nothing,
            compared: nothing,
            change: null as number | null,
            reasons: quiet,
            can: { records: false },
        },
        {
            indicator: "1.4",
            name: "План-график",
            unit: "percent",
            criterion: "К1",
            direction: "up",
            now: value(66.6667, 8, 12),
            before: value(80, 8, 10),
            compared: value(50, 6, 12),
            change: 16.6667 as number | null,
            reasons: {
                moves: [
                    { move: "came", count: 3 },
                    { move: "worse", count: 1 },
                ],
                words: [],
                risen: [
                    {
                        organisation: { id: "12", name: "СОШ № 7", level: "organisation" },
                        now: value(100, 2, 2),
                        compared: value(50, 1, 2),
                        change: 50,
                    },
                ],
                fallen: [],
            },
            can: { records: true },
        },
        {
            indicator: "meetings_held",
            name: "Проведено заседаний",
            unit: "count",
            criterion: "К1",
            direction: "up",
            now: value(0, 0, null),
            before: value(40, 40, null),
            compared: value(4, 4, null),
            change: -4 as number | null,
            reasons: {
                ...quiet,
                words: [{ attribute: "state", value: "cancelled", now: 5, before: 2 }],
            },
            can: { records: true },
        },
    ],
    children: [
        {
            organisation: { id: "11", name: "СОШ № 5", level: "organisation" },
            values: {
                "1.4": {
                    now: { ...nothing, hidden: true, no_data: false },
                    before: nothing,
                    compared: nothing,
                    change: null,
                },
            },
        },
    ],
};
const row = async (name: RegExp) =>
    (await screen.findAllByText(name)).map((one) => one.closest("tr")).find(Boolean) as HTMLElement;

describe("indicators", () => {
    it("say no data instead of a zero, with the reason", async () => {
        server.use(http.get(url("/monitoring"), () => HttpResponse.json(picture)));
        show(MonitoringPage, { path: "/monitoring" });
        const line = within(await row(/^1\.3/));
        expect(line.getAllByText("нет данных")).toHaveLength(2);
        expect(line.getAllByText("конкурсы ещё не ведутся")).toHaveLength(2);
        expect(line.queryByText(/0/)).toBeNull();
    });
    it("keep a real zero", async () => {
        server.use(http.get(url("/monitoring"), () => HttpResponse.json(picture)));
        show(MonitoringPage, { path: "/monitoring" });
        const line = within(await row(/^Проведено заседаний$/));
        expect(line.getByRole("link", { name: /: 0\. Открыть записи/ })).toBeInTheDocument();
        expect(line.getByText("−4")).toBeInTheDocument();
    });
    it("open to the records behind them", async () => {
        server.use(http.get(url("/monitoring"), () => HttpResponse.json(picture)));
        show(MonitoringPage, { path: "/monitoring" });
        const line = within(await row(/^1\.4/));
        expect(line.getByText("8 из 12")).toBeInTheDocument();
        expect(line.getByText("+16,7 п. п.")).toBeInTheDocument();
        const link = line.getByRole("link", { name: /66,7.%\. Открыть записи/ });
        expect(link).toHaveAttribute(
            "href",
            expect.stringContaining("/monitoring/records?indicator=1.4&organisation=10"),
        );
    });
    it("say that a small group is hidden, which is not no data", async () => {
        server.use(http.get(url("/monitoring"), () => HttpResponse.json(picture)));
        show(MonitoringPage, { path: "/monitoring" });
        expect(within(await row(/^СОШ № 5$/)).getByText("скрыто: мало людей")).toBeInTheDocument();
    });
    it("do not turn a slow server into no data", async () => {
        server.use(http.get(url("/monitoring"), () => problem(503, { title: "" })));
        show(MonitoringPage, { path: "/monitoring" });
        expect(await screen.findByRole("alert")).toHaveTextContent("Сервер не ответил вовремя");
        expect(screen.queryByText("нет данных")).toBeNull();
    });
    it("show each record with the way to where it was made", async () => {
        server.use(
            http.get(url("/monitoring"), () => HttpResponse.json(picture)),
            http.get(url("/indicators"), () =>
                HttpResponse.json({ items: [{ code: "1.4", name: "План-график" }] }),
            ),
            http.get(url("/indicators/1.4/records"), () =>
                HttpResponse.json(
                    aPage([
                        {
                            id: "1",
                            organisation: { id: "11", name: "СОШ № 5" },
                            on_date: "2026-09-12",
                            title: "ШМО математики",
                            link: "/associations/200",
                            person_name: null,
                        },
                    ]),
                ),
            ),
        );
        show(RecordsPage, {
            path: "/monitoring/records",
            at: "/monitoring/records?indicator=1.4&organisation=10&year=2026",
        });
        expect(await screen.findByRole("heading", { name: "1.4 План-график" })).toBeInTheDocument();
        expect(await screen.findByRole("link", { name: "ШМО математики" })).toHaveAttribute(
            "href",
            "/associations/200",
        );
    });
    it("g4_say first what changed, up to the same day of a year that still runs", async () => {
        server.use(http.get(url("/monitoring"), () => HttpResponse.json(picture)));
        show(MonitoringPage, { path: "/monitoring" });
        const heading = await screen.findByRole("heading", { name: /^Что изменилось по сравнению с/ });
        expect(screen.getAllByRole("heading", { level: 2 })[0]).toBe(heading);
        expect(screen.getByText(/сравнивается с .* по тот же день – 22\.11\.2025/)).toBeInTheDocument();
        const section = within(heading.closest("section") as HTMLElement);
        expect(section.getByText("66,7 %, было 50 % · стало лучше")).toBeInTheDocument();
        expect(section.getByText("0, было 4 · стало хуже")).toBeInTheDocument();
        expect(section.queryByText(/^1\.3/)).toBeNull();
        expect(section.getByRole("link", { name: "появились в этом году: 3" })).toHaveAttribute(
            "href",
            expect.stringMatching(/indicator=1\.4.*move=came/),
        );
        expect(section.getByRole("link", { name: /cancelled в прошлом году: 2/ })).toHaveAttribute(
            "href",
            expect.stringMatching(/year=2025.*same_day=true|same_day=true.*year=2025/),
        );
        expect(section.getByRole("link", { name: "СОШ № 7" })).toHaveAttribute(
            "href",
            expect.stringContaining("organisation=12"),
        );
        expect(section.getByText("+50 п. п.")).toBeInTheDocument();
    });
    it("g4_say that a year that is over is compared whole", async () => {
        server.use(http.get(url("/monitoring"), () => HttpResponse.json({ ...picture, same_day: null })));
        show(MonitoringPage, { path: "/monitoring" });
        expect(await screen.findByText(/^Год закончен и сравнивается с целым/)).toBeInTheDocument();
    });
});
