import { onSessionLost } from "@api/client";
import { methodist, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keptUnder, letGoAll, setOwner } from "@ui/device";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Meeting } from "./association";
import type { Desk } from "./desk";
import MeetingPage from "./MeetingPage";
import { loadWaiting, sendAll, unsent } from "./waiting";

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
            mark: "1",
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

const emptyDesk = (): Desk => ({
    matters: [],
    decisions: [],
    materials: [],
    papers: [],
    changed: false,
    sign_by: null,
    invited_on: null,
    letters: 0,
    hidden: [],
    can: {},
});

type Sent = {
    ticks: { person: string; present: boolean }[];
    items: {
        mark: string;
        was?: { heard: string | null };
        now?: { heard: string | null; decisions: object[] };
    }[];
};

describe("a meeting", () => {
    let now: Meeting;
    let sent: Sent[];
    let keys: (string | null)[];
    let clashes: object[];
    let account: string;
    let desk: Desk;
    beforeEach(async () => {
        now = meeting();
        desk = emptyDesk();
        sent = [];
        keys = [];
        clashes = [];
        account = "1";
        setOwner("nobody");
        await loadWaiting();
        setOwner("1");
        server.use(
            http.get(url("/session"), () => HttpResponse.json({ ...methodist, account })),
            http.get(url("/meetings/5"), () => HttpResponse.json(now)),
            http.get(url("/meetings/5/desk"), () => HttpResponse.json(desk)),
            http.post(url("/meetings/5/join"), async ({ request }) => {
                const body = (await request.json()) as Sent;
                sent.push(body);
                keys.push(request.headers.get("Idempotency-Key"));
                const ticked = new Map(body.ticks.map((one) => [one.person, one.present]));
                now = {
                    ...now,
                    version: now.version + 1,
                    attendance: now.attendance.map((one) => ({
                        ...one,
                        present: ticked.get(one.person.id) ?? one.present,
                    })),
                };
                return HttpResponse.json({ meeting: now, clashes });
            }),
        );
    });
    afterEach(async () => {
        cleanup();
        for (const owner of ["1", "2"]) await letGoAll(owner);
        setOwner(null);
    });
    const open = () => show(MeetingPage, { path: "/meetings/$id", at: "/meetings/5" });
    const broken = () => server.use(http.post(url("/meetings/5/join"), () => HttpResponse.error()));
    const mended = () => server.resetHandlers(...server.listHandlers().slice(1));

    it("sends ticks by itself, several at once, each by its person", async () => {
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        await userEvent.click(screen.getByRole("checkbox", { name: /Кравчук/ }));
        expect(await screen.findByText("Присутствие: 2 из 2")).toBeInTheDocument();
        const ticks = () => sent.flatMap((one) => one.ticks);
        await waitFor(() =>
            expect(ticks()).toEqual([
                { person: "a", present: true },
                { person: "b", present: true },
            ]),
        );
        expect(await screen.findByText("Отправлено")).toBeInTheDocument();
        await userEvent.click(screen.getByRole("checkbox", { name: /Гусева/ }));
        // Only the person who was touched: the tick of somebody else is not repeated from what was seen here.
        await waitFor(() => expect(ticks().slice(2)).toEqual([{ person: "a", present: false }]));
    });
    it("keeps ticks and text on the device without a line, says so, and sends them under the same key", async () => {
        broken();
        const view = open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        expect(await screen.findByText("Нет связи, сохранено на этом устройстве: 1")).toBeInTheDocument();
        await userEvent.type(screen.getByLabelText("Слушали"), "Итоги");
        await userEvent.click(screen.getByRole("button", { name: "Сохранить запись" }));
        expect(await screen.findByText("Нет связи, сохранено на этом устройстве: 2")).toBeInTheDocument();
        expect(await keptUnder("queue/meetings/5")).toHaveLength(1);
        view.unmount();

        // Closed and opened again: everything stands where it was.
        open();
        expect(await screen.findByRole("checkbox", { name: /Гусева/ })).toBeChecked();
        expect(screen.getByLabelText("Слушали")).toHaveValue("Итоги");
        mended();
        await userEvent.click(screen.getByRole("button", { name: "Повторить" }));
        expect(await screen.findByText("Отправлено")).toBeInTheDocument();
        expect(sent[0]?.ticks).toEqual([{ person: "a", present: true }]);
        expect(sent[1]?.items[0]).toMatchObject({ mark: "1", was: { heard: null }, now: { heard: "Итоги" } });
        expect(new Set(keys).size).toBe(2);
        expect(await keptUnder("queue/")).toEqual([]);
    });
    it("sends nothing of one person in the name of another", async () => {
        broken();
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        await screen.findByText(/^Нет связи/);
        mended();
        account = "2";
        await sendAll();
        expect(sent).toEqual([]);
        setOwner("2");
        await sendAll();
        expect(unsent()).toBe(0);
        expect(sent).toEqual([]);
        setOwner("1");
        account = "1";
        await sendAll();
        expect(sent).toHaveLength(1);
    });
    it("asks to sign in again when the session has ended, and keeps everything", async () => {
        const lost = vi.fn();
        const stop = onSessionLost(lost);
        server.use(
            http.get(url("/session"), () => problem(401, { title: "Войдите" })),
            http.post(url("/meetings/5/join"), () => problem(401, { title: "Войдите" })),
        );
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        await waitFor(() => expect(lost).toHaveBeenCalled());
        expect(await keptUnder("queue/meetings/5")).toHaveLength(1);
        expect(screen.getByRole("checkbox", { name: /Гусева/ })).toBeChecked();
        stop();
    });
    it("shows both texts where two wrote the same, and sends mine when it is chosen", async () => {
        clashes = [{ item: "1", decision: null, field: "heard" }];
        open();
        await userEvent.type(await screen.findByLabelText("Слушали"), "Мой текст");
        now = { ...now, items: now.items.map((item) => ({ ...item, heard: "Их текст" })) };
        await userEvent.click(screen.getByRole("button", { name: "Сохранить запись" }));
        const question = await screen.findByRole("alert");
        expect(question).toHaveTextContent("Мой текст");
        expect(question).toHaveTextContent("Их текст");
        clashes = [];
        await userEvent.click(within(question).getByRole("button", { name: "Взять моё" }));
        await waitFor(() => expect(sent).toHaveLength(2));
        expect(sent[1]?.items[0]).toMatchObject({ was: { heard: "Их текст" }, now: { heard: "Мой текст" } });
        await waitFor(() => expect(screen.queryByText("Это место изменили двое")).toBeNull());
    });
    it("says why the server does not take it, and keeps it until it is let go", async () => {
        server.use(
            http.post(url("/meetings/5/join"), () =>
                problem(409, { key: "associations.cancelled", title: "Заседание отменено" }),
            ),
        );
        open();
        await userEvent.click(await screen.findByRole("checkbox", { name: /Гусева/ }));
        expect(await screen.findByText("Не принято: 1")).toBeInTheDocument();
        expect(screen.getByText("Заседание отменено")).toBeInTheDocument();
        await userEvent.click(screen.getByRole("button", { name: "Отбросить неотправленное" }));
        await userEvent.click(
            within(await screen.findByRole("dialog")).getByRole("button", {
                name: "Отбросить неотправленное",
            }),
        );
        await waitFor(() => expect(screen.getByRole("checkbox", { name: /Гусева/ })).not.toBeChecked());
        expect(await keptUnder("queue/")).toEqual([]);
    });
    it("names a new decision once: saved twice it is the same one", async () => {
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Добавить решение" }));
        await userEvent.type(screen.getByLabelText("Решили 1.1"), "Провести");
        broken();
        await userEvent.click(screen.getByRole("button", { name: "Сохранить запись" }));
        await screen.findByText(/^Нет связи/);
        mended();
        await userEvent.click(screen.getByRole("button", { name: "Повторить" }));
        await waitFor(() => expect(sent).toHaveLength(1));
        expect(sent[0]?.items[0]?.now?.decisions).toMatchObject([{ mark: expect.stringMatching(/^n-/) }]);
    });
    it("b3_asks_what_changed_before_a_second_edition_is_signed", async () => {
        now = { ...meeting(), state: "held", number: 3, can: { record: true, minutes: true } };
        desk = {
            ...emptyDesk(),
            changed: true,
            papers: [
                {
                    edition: 1,
                    signed_on: "2026-11-24",
                    signed_by: "Гусева Анна",
                    sha256: "ab".repeat(32),
                    reason: null,
                },
            ],
            can: { sign: true },
        };
        const reasons: unknown[] = [];
        server.use(
            http.post(url("/meetings/5/sign"), async ({ request }) => {
                reasons.push(await request.json());
                desk = { ...desk, changed: false, can: {} };
                return HttpResponse.json(desk);
            }),
        );
        const user = userEvent.setup();
        open();
        await user.click(await screen.findByRole("button", { name: "Подписать новую редакцию" }));
        const dialog = await screen.findByRole("dialog");
        await user.type(within(dialog).getByLabelText(/Что изменилось и почему/), "Опечатка");
        await user.click(within(dialog).getByRole("button", { name: "Подписать протокол" }));
        await waitFor(() => expect(reasons).toEqual([{ reason: "Опечатка" }]));
        expect(await screen.findByText(/Редакция 1/)).toBeDefined();
        await waitFor(() =>
            expect(screen.queryByRole("button", { name: "Подписать новую редакцию" })).toBeNull(),
        );
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
