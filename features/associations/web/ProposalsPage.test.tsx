import { methodist, show } from "@testing/render";
import { fakeServer, HttpResponse, http, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Proposals } from "./association";
import ProposalsPage from "./ProposalsPage";

const server = fakeServer();
const answer = (extra: object = {}): Proposals =>
    ({
        items: [
            {
                key: "20.subject.начальные классы",
                organisation: { id: "20", name: "МБОУ СОШ № 7" },
                name: "ШМО учителей начальных классов",
                kind: "subject",
                basis: "начальные классы",
                teachers: [{ id: "p", name: "Гусева Анна", position: "учитель" }],
                threshold: 2,
                head_candidate: null,
            },
        ],
        without_head: [],
        tending: [
            {
                key: "20.close.5",
                what: "close",
                organisation: { id: "20", name: "МБОУ СОШ № 7" },
                into: null,
                name: "ШМО физиков",
                associations: [{ id: "5", name: "ШМО физиков" }],
                reason: "Никого нет с 01.09.2024.",
            },
        ],
        put_off: [],
        ...extra,
    }) as unknown as Proposals;

describe("proposals", () => {
    let now: Proposals;
    beforeEach(() => {
        now = answer();
        server.use(http.get(url("/associations/proposals"), () => HttpResponse.json(now)));
    });

    it("puts one off to create with the reason, which is shown with a way back", async () => {
        let sent: unknown;
        server.use(
            http.post(url("/associations/proposals/put-off"), async ({ request }) => {
                sent = await request.json();
                now = answer({
                    items: [],
                    put_off: [
                        {
                            key: "20.subject.начальные классы",
                            title: "начальные классы, МБОУ СОШ № 7",
                            reason: "Работают в РМО",
                            declined_on: "2026-11-22",
                        },
                    ],
                });
                return HttpResponse.json(now);
            }),
        );
        show(ProposalsPage, { session: methodist });
        await userEvent.click(
            await screen.findByRole("checkbox", { name: /^Выбрать: ШМО учителей начальных классов/ }),
        );
        const button = screen.getByRole("button", { name: "Не сейчас (1)" });
        expect(button).toBeDisabled();
        await userEvent.type(screen.getByRole("textbox", { name: "Почему не сейчас" }), "Работают в РМО");
        await userEvent.click(button);
        await waitFor(() =>
            expect(sent).toEqual({ key: "20.subject.начальные классы", reason: "Работают в РМО" }),
        );
        expect(await screen.findByText(/Работают в РМО, 22.11.2026/)).toBeInTheDocument();
    });

    it("closes by an order with its number and date", async () => {
        let sent: unknown;
        server.use(
            http.post(url("/associations/proposals/accept"), async ({ request }) => {
                sent = await request.json();
                return HttpResponse.json({ items: [{ id: "5", name: "ШМО физиков" }] }, { status: 201 });
            }),
        );
        show(ProposalsPage, { session: methodist });
        await userEvent.type(await screen.findByRole("textbox", { name: "Номер приказа" }), "21-о");
        const date = screen.getByRole("textbox", { name: "Дата приказа" });
        await waitFor(() => expect(date).toBeEnabled());
        await userEvent.type(screen.getByRole("textbox", { name: "Дата приказа" }), "20.11.2026{Tab}");
        await userEvent.click(screen.getByRole("button", { name: "Закрыть" }));
        const dialog = await screen.findByRole("dialog");
        // The first one closes the question itself.
        await userEvent.click(
            within(dialog).getAllByRole("button", { name: "Закрыть" }).at(-1) as HTMLElement,
        );
        await waitFor(() =>
            expect(sent).toEqual({
                items: [{ key: "20.close.5" }],
                act_number: "21-о",
                act_date: "2026-11-20",
            }),
        );
    });
});
