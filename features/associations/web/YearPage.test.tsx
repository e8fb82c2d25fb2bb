import { methodist, show } from "@testing/render";
import { fakeServer, HttpResponse, http, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Grid } from "./grid";
import YearPage from "./YearPage";

const server = fakeServer();
const row = (id: string, name: string, extra: object = {}) => ({
    id,
    name,
    level: "municipal",
    organisation: { id: "20", name: "МКУ ИМЦ" },
    head: null,
    has_head: false,
    schedule_state: "draft",
    approved_on: null,
    act_number: null,
    version: 3,
    meetings: [
        {
            id: `m${id}`,
            date: "2026-11-05",
            time: null,
            place: "каб. 1",
            theme: `Тема ${id}`,
            state: "planned",
        },
    ],
    can: { edit: true, draft: true, approve: true },
    ...extra,
});
const grid = (extra: object = {}): Grid =>
    ({
        year: 2026,
        organisation: { id: "10", name: "Орловский округ" },
        only_regional: false,
        items: [row("1", "РМО математики"), row("2", "РМО физики")],
        clashes: [
            {
                kind: "person",
                date: "2026-11-05",
                at_once: true,
                meetings: [
                    { id: "m1", association: { id: "1", name: "РМО математики" }, organisation: "МКУ ИМЦ" },
                    { id: "m2", association: { id: "2", name: "РМО физики" }, organisation: "МКУ ИМЦ" },
                ],
                persons: [{ id: "p", name: "Гусева Анна" }],
                persons_count: 1,
                place: null,
            },
        ],
        clashes_count: 1,
        hidden: [],
        can: { approve: true, copy: false },
        ...extra,
    }) as unknown as Grid;

describe("the year in one grid", () => {
    let now: Grid;
    beforeEach(() => {
        now = grid();
        server.use(
            http.get(url("/schedules"), () => HttpResponse.json(now)),
            http.get(url("/clusters"), () => HttpResponse.json({ items: [] })),
        );
    });
    const open = () => show(YearPage, { session: methodist });

    it("names every clash: who, which two meetings, when", async () => {
        open();
        const clashes = (await screen.findByText("Накладки: 1")).closest("section") as HTMLElement;
        expect(clashes).toHaveTextContent("05.11.2026 в одно время Ждут в обоих (1): Гусева Анна");
        expect(within(clashes).getByRole("link", { name: "РМО физики" })).toHaveAttribute(
            "href",
            "/meetings/m2",
        );
    });
    it("adds a line to a draft and keeps the others and their version", async () => {
        const sent: unknown[] = [];
        const there = { date: "2026-11-05", theme: "Тема 1", place: "каб. 1" };
        server.use(
            http.get(url("/associations/1/schedules/2026"), () =>
                HttpResponse.json({ year: 2026, version: 3, meetings: [there], can: {} }),
            ),
            http.put(url("/associations/1/schedules/2026"), async ({ request }) => {
                sent.push(request.headers.get("If-Match"), await request.json());
                return HttpResponse.json({ year: 2026, version: 4, meetings: [], can: {} });
            }),
        );
        open();
        await userEvent.click(
            await screen.findByRole("button", { name: "Добавить заседание: РМО математики, Март" }),
        );
        const dialog = await screen.findByRole("dialog");
        await within(dialog).findByDisplayValue("01.03.2027");
        await userEvent.type(within(dialog).getByRole("textbox", { name: /Тема/ }), "Экзамены");
        await userEvent.click(within(dialog).getByRole("button", { name: "Сохранить черновик" }));
        await waitFor(() => expect(sent).toHaveLength(2));
        expect(sent[0]).toBe('"3"');
        expect(sent[1]).toEqual({
            meetings: [there, { date: "2027-03-01", theme: "Экзамены", place: "МКУ ИМЦ" }],
        });
    });
    it("shows one cluster of the municipality alone", async () => {
        const asked: (string | null)[] = [];
        server.use(
            http.get(url("/schedules"), ({ request }) => {
                asked.push(new URL(request.url).searchParams.get("cluster"));
                return HttpResponse.json(now);
            }),
            http.get(url("/clusters"), () =>
                HttpResponse.json({ items: [{ id: "77", name: "Северный куст", organisations: [] }] }),
            ),
        );
        open();
        await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Куст" }), "Северный куст");
        await waitFor(() => expect(asked.at(-1)).toBe("77"));
    });
    it("offers no clusters where there are none", async () => {
        open();
        await screen.findByRole("button", { name: /Тема 1/ });
        expect(screen.queryByRole("combobox", { name: "Куст" })).toBeNull();
    });
    it("is walked with the arrows", async () => {
        open();
        const first = await screen.findByRole("button", { name: /Тема 1/ });
        first.focus();
        await userEvent.keyboard("{ArrowDown}");
        expect(screen.getByRole("button", { name: /Тема 2/ })).toHaveFocus();
    });
    it("approves what is seen by one act and names what was left out", async () => {
        let sent: { drafts?: object[] } = {};
        server.use(
            http.post(url("/schedules/approve"), async ({ request }) => {
                sent = (await request.json()) as typeof sent;
                return HttpResponse.json({
                    done: [{ id: "1", name: "РМО математики" }],
                    left_out: [
                        {
                            association: { id: "2", name: "РМО физики" },
                            key: "associations.schedule_empty",
                            reason: "В графике нет ни одного заседания.",
                        },
                    ],
                });
            }),
        );
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Утвердить черновики (2)" }));
        const dialog = await screen.findByRole("dialog");
        await userEvent.type(within(dialog).getByRole("textbox", { name: /Номер/ }), "415");
        await userEvent.click(within(dialog).getByRole("button", { name: "Утвердить" }));
        expect(await screen.findByText("Утверждено: 1")).toBeInTheDocument();
        expect(dialog).toHaveTextContent("РМО физики: В графике нет ни одного заседания.");
        expect(sent.drafts).toEqual([
            { id: "1", version: 3 },
            { id: "2", version: 3 },
        ]);
    });
    it("offers nothing to whoever only reads", async () => {
        now = grid({
            items: [row("1", "РМО математики", { can: { edit: false, draft: false, approve: false } })],
            clashes: [],
            can: { approve: false, copy: false },
        });
        open();
        expect(await screen.findByRole("link", { name: /Тема 1/ })).toHaveAttribute("href", "/meetings/m1");
        expect(screen.queryByRole("button", { name: /Добавить|Утвердить|прошлогодние/ })).toBeNull();
        expect(screen.getByText(/Накладок нет/)).toBeInTheDocument();
    });
});
