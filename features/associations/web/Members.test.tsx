import { aPage, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Association } from "./association";
import { Members } from "./Members";

const server = fakeServer();
const member = (id: string, name: string, extra: object = {}) => ({
    person: { id, name },
    organisation: { id: "1", name: "СОШ № 5" },
    position: "учитель",
    since: "2026-09-01",
    until: null,
    manual: false,
    ...extra,
});
const association = (can: Association["can"]) =>
    ({
        id: "7",
        level: "municipal",
        organisation: { id: "20", name: "МКУ ИМЦ" },
        since: "2020-09-01",
        members: [
            member("a", "Гусева Анна"),
            member("b", "Кравчук Михаил", { manual: true, until: "2027-06-01" }),
        ],
        version: 4,
        can,
    }) as unknown as Association;
const open = (can: Association["can"]) => show(() => <Members association={association(can)} />);

describe("the members of an association", () => {
    it("are changed only by those who may", async () => {
        open({});
        expect(await screen.findByText("Участники (2)")).toBeInTheDocument();
        expect(screen.queryByRole("button", { name: "Добавить участника" })).toBeNull();
        expect(screen.queryByRole("button", { name: /^Завершить/ })).toBeNull();
    });
    it("end by hand only where they were named by hand, with the version that was seen", async () => {
        const asked: (string | null)[] = [];
        server.use(
            http.delete(url("/associations/7/members/b"), ({ request }) => {
                asked.push(request.headers.get("If-Match"));
                return HttpResponse.json({});
            }),
        );
        open({ edit: true });
        await screen.findByText("вручную");
        expect(screen.getAllByRole("button", { name: /^Завершить/ })).toHaveLength(1);
        await userEvent.click(screen.getByRole("button", { name: "Завершить участие: Кравчук Михаил" }));
        const dialog = await screen.findByRole("dialog");
        expect(dialog).toHaveTextContent("На прошедших заседаниях он останется.");
        await userEvent.click(within(dialog).getByRole("button", { name: "Завершить" }));
        await waitFor(() => expect(asked).toEqual(['"4"']));
    });
    it("are sought in the whole municipality of a service, and named once", async () => {
        let where: string | null = null;
        let sent: unknown;
        server.use(
            http.get(url("/organisations/20"), () =>
                HttpResponse.json({ id: "20", kind: "service", parent: "10" }),
            ),
            http.get(url("/people"), ({ request }) => {
                where = new URL(request.url).searchParams.get("organisation");
                return HttpResponse.json(aPage([{ id: "c", name: "Мороз Игорь", positions: [] }]));
            }),
            http.post(url("/associations/7/members"), async ({ request }) => {
                sent = await request.json();
                return problem(409, {
                    key: "associations.member_already",
                    title: "Нельзя",
                    detail: "Этот человек уже участник объединения.",
                });
            }),
        );
        open({ edit: true });
        await userEvent.click(await screen.findByRole("button", { name: "Добавить участника" }));
        const dialog = await screen.findByRole("dialog", { name: "Добавить участника" });
        await within(dialog).findByDisplayValue("22.11.2026");
        const field = within(dialog).getByRole("textbox", { name: "Педагог" });
        await userEvent.click(field);
        await userEvent.click(await screen.findByRole("option", { name: "Мороз Игорь" }));
        expect(where).toBe("10");
        await userEvent.click(within(dialog).getByRole("button", { name: "Добавить участника" }));
        expect(await screen.findByText("Этот человек уже участник объединения.")).toBeInTheDocument();
        expect(sent).toEqual({ person: "c", since: "2026-11-22", until: null });
        expect(field).toHaveValue("Мороз Игорь");
    });
});
