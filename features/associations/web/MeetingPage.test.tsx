import { show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Meeting } from "./association";
import MeetingPage from "./MeetingPage";

const server = fakeServer();
const named = (id: string, name: string) => ({ id, name });
const someone = (id: string, name: string) => ({
    person: named(id, name),
    organisation: named("1", "СОШ № 5"),
    position: "учитель",
    present: false,
});
const meeting = (): Meeting => ({
    id: "5",
    association: named("2", "ШМО математики"),
    organisation: named("1", "СОШ № 5"),
    level: "school",
    year: 2026,
    attended: null,
    invited: 2,
    hidden: [],
    date: "2026-11-24",
    time: "14:30",
    place: null,
    theme: "Итоги четверти",
    state: "planned",
    number: null,
    chair: null,
    secretary: null,
    guests: null,
    attendance: [someone("a", "Гусева Анна"), someone("b", "Кравчук Михаил")],
    items: [
        {
            title: "О диагностике",
            speaker: null,
            heard: null,
            spoke: null,
            votes_for: null,
            votes_against: null,
            votes_abstained: null,
            decisions: [],
        },
    ],
    version: 3,
    can: { attendance: true, record: true, hold: true, cancel: true },
});

describe("a meeting", () => {
    let now: Meeting;
    let saves: { present: string[]; version: string | null }[];
    beforeEach(() => {
        now = meeting();
        saves = [];
        server.use(
            http.get(url("/meetings/5"), () => HttpResponse.json(now)),
            http.put(url("/meetings/5/attendance"), async ({ request }) => {
                const { present } = (await request.json()) as { present: string[] };
                saves.push({ present, version: request.headers.get("If-Match") });
                now = { ...now, version: now.version + 1 };
                return HttpResponse.json(now);
            }),
        );
    });
    const open = () => show(MeetingPage, { path: "/meetings/$id", at: "/meetings/5" });

    it("saves ticks by itself, several at once, each time with the version it got", async () => {
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        await userEvent.click(screen.getByRole("checkbox", { name: /Кравчук/ }));
        expect(await screen.findByText("Присутствие: 2 из 2")).toBeInTheDocument();
        await waitFor(() => expect(saves).toEqual([{ present: ["a", "b"], version: '"3"' }]));
        await userEvent.click(screen.getByRole("checkbox", { name: /Гусева/ }));
        await waitFor(() => expect(saves[1]).toEqual({ present: ["b"], version: '"4"' }));
    });
    it("keeps the ticks when the line breaks, and sends them when asked again", async () => {
        server.use(http.put(url("/meetings/5/attendance"), () => HttpResponse.error(), { once: true }));
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        expect(await screen.findByText("не сохранено")).toBeInTheDocument();
        expect(screen.getByRole("checkbox", { name: /Гусева/ })).toBeChecked();
        await userEvent.click(screen.getByRole("button", { name: "Повторить" }));
        await waitFor(() => expect(saves).toEqual([{ present: ["a"], version: '"3"' }]));
    });
    it("says that somebody else has changed it meanwhile", async () => {
        server.use(http.put(url("/meetings/5/attendance"), () => problem(412, { title: "Изменено" })));
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        expect(await screen.findByText("Кто-то уже изменил эту запись")).toBeInTheDocument();
    });
    it("does not double a decision that was saved twice", async () => {
        const sent: { items: { decisions: { id?: string; text: string }[] }[] }[] = [];
        server.use(
            http.put(url("/meetings/5/items"), async ({ request }) => {
                const body = (await request.json()) as (typeof sent)[number];
                sent.push(body);
                const items = now.items.map((item) => ({
                    ...item,
                    decisions: [
                        {
                            id: "99",
                            text: "Провести",
                            responsible: null,
                            due: null,
                            state: "open" as const,
                            done_on: null,
                        },
                    ],
                }));
                now = { ...now, version: now.version + 1, items };
                return HttpResponse.json(now);
            }),
        );
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Добавить решение" }));
        await userEvent.type(screen.getByLabelText("Решили 1.1"), "Провести");
        await userEvent.click(screen.getByRole("button", { name: "Сохранить запись" }));
        await waitFor(() => expect(sent).toHaveLength(1));
        await waitFor(() => expect(screen.queryByText("есть несохранённое")).toBeNull());
        await userEvent.type(screen.getByLabelText("Слушали"), "Кравчука");
        await userEvent.click(screen.getByRole("button", { name: "Сохранить запись" }));
        await waitFor(() => expect(sent).toHaveLength(2));
        expect(sent[0]?.items[0]?.decisions[0]).not.toHaveProperty("id");
        expect(sent[1]?.items[0]?.decisions).toMatchObject([{ id: "99", text: "Провести" }]);
    });
    it("is cancelled after a question, and shows no attendance then", async () => {
        server.use(
            http.post(url("/meetings/5/cancel"), () => {
                now = { ...now, version: 4, state: "cancelled", can: {} };
                return HttpResponse.json(now);
            }),
        );
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Отменить заседание" }));
        const dialog = await screen.findByRole("dialog", { name: "Отменить заседание?" });
        expect(dialog).toHaveTextContent("24.11.2026, Итоги четверти");
        await userEvent.click(within(dialog).getByRole("button", { name: "Отменить заседание" }));
        expect(await screen.findByText("отменено")).toBeInTheDocument();
        expect(screen.queryByText(/^Присутствие/)).toBeNull();
        expect(screen.queryByRole("button", { name: "Отменить заседание" })).toBeNull();
    });
    it("offers only what the server says can be done", async () => {
        now = { ...meeting(), state: "held", number: 2, can: {} };
        open();
        expect(await screen.findByText("проведено № 2")).toBeInTheDocument();
        expect(screen.queryByRole("checkbox")).toBeNull();
        expect(screen.queryByRole("button", { name: "Заседание проведено" })).toBeNull();
        expect(screen.queryByRole("button", { name: "Отменить заседание" })).toBeNull();
        expect(within(document.body).getByText(/1\. О диагностике/)).toBeInTheDocument();
    });
});
