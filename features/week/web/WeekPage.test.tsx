import { show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import WeekPage from "./WeekPage";

const server = fakeServer();

const task = {
    kind: "decision",
    part: "late",
    on: "2026-11-16",
    title: "Провести срез",
    note: "ШМО математики",
    page: "/meetings/7",
    actions: [{ title: "Выполнено", path: "/decisions/9/done", body: { done_on: "2026-11-22" } }],
};
const lists = {
    kind: "lists",
    part: "others",
    on: null,
    title: "Не подтвердили списки педагогов: 12",
    note: null,
    page: "/people/lists?organisation=3",
    actions: [],
};

describe("my week", () => {
    let items: unknown[] = [];
    beforeEach(() => {
        items = [task, lists];
        server.use(http.get(url("/week"), () => HttpResponse.json({ today: "2026-11-22", items })));
    });
    const open = () => show(WeekPage, { path: "/", at: "/" });

    it("tells late work first and opens each item where it is done", async () => {
        open();
        const late = await screen.findByRole("heading", { name: "Просрочено (1)" });
        const others = screen.getByRole("heading", { name: "Вы ждёте от других (1)" });
        expect(late.compareDocumentPosition(others) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
        expect(screen.getByRole("link", { name: "Провести срез" })).toHaveAttribute("href", "/meetings/7");
        expect(screen.getByRole("link", { name: lists.title })).toHaveAttribute(
            "href",
            "/people/lists?organisation=3",
        );
        expect(screen.queryByRole("heading", { name: /^Дальше/ })).not.toBeInTheDocument();
    });
    it("does with one press what one press can do, and says so", async () => {
        const sent: unknown[] = [];
        server.use(
            http.post(url("/decisions/9/done"), async ({ request }) => {
                sent.push(await request.json());
                items = [lists];
                return HttpResponse.json({});
            }),
        );
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Выполнено: Провести срез" }));
        expect(await screen.findByText("Сделано: Провести срез")).toBeInTheDocument();
        expect(sent).toEqual([{ done_on: "2026-11-22" }]);
        await waitFor(() => expect(screen.queryByRole("link", { name: "Провести срез" })).toBeNull());
    });
    it("says at the item why it was refused, and keeps it", async () => {
        server.use(
            http.post(url("/decisions/9/done"), () =>
                problem(409, { title: "Нельзя", detail: "Решение уже выполнено." }),
            ),
        );
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Выполнено: Провести срез" }));
        const line = screen.getByRole("link", { name: "Провести срез" }).closest("li") as HTMLElement;
        expect(await within(line).findByText(/Решение уже выполнено/)).toBeInTheDocument();
    });
    it("says when nothing waits", async () => {
        items = [];
        open();
        expect(await screen.findByText("Сейчас от вас ничего не ждут")).toBeInTheDocument();
    });
});
