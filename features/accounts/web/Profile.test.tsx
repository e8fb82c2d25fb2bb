import { show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import ConsentsPage from "./ConsentsPage";
import TokensPage from "./TokensPage";

const server = fakeServer();
const letters = {
    code: "letters",
    title: "Письма на мою электронную почту",
    text: "Я согласен получать письма.",
    version: 2,
    since: "2026-09-01",
    state: "open",
    opens: [],
    acts: [],
};
const act = { at: "2026-11-22T09:00:00Z", version: 2, given: true, how: "в профиле" };

it("gives a consent to the text that was read and takes it back with one press", async () => {
    const sent: unknown[] = [];
    server.use(
        http.get(url("/me/consents"), () => HttpResponse.json({ items: [letters] })),
        http.post(url("/me/consents"), async ({ request }) => {
            const body = (await request.json()) as { given: boolean };
            sent.push(body);
            const state = body.given ? "given" : "refused";
            return HttpResponse.json({ items: [{ ...letters, state, acts: [act] }] });
        }),
    );
    show(ConsentsPage);
    expect(await screen.findByText("Я согласен получать письма.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Даю согласие" }));
    await userEvent.click(await screen.findByRole("button", { name: "Отозвать" }));
    expect(await screen.findByText("Согласия нет")).toBeInTheDocument();
    expect(sent).toEqual([
        { code: "letters", version: 2, given: true },
        { code: "letters", version: 2, given: false },
    ]);
});

it("says that the text has changed meanwhile and shows the new one", async () => {
    let text = letters.text;
    server.use(
        http.get(url("/me/consents"), () => HttpResponse.json({ items: [{ ...letters, text }] })),
        http.post(url("/me/consents"), () => {
            text = "Новый текст согласия.";
            return problem(409, { detail: "Действует другой текст." });
        }),
    );
    show(ConsentsPage);
    await userEvent.click(await screen.findByRole("button", { name: "Даю согласие" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Действует другой текст.");
    expect(await screen.findByText("Новый текст согласия.")).toBeInTheDocument();
});

it("makes a token, shows it once and revokes it", async () => {
    const row = {
        id: "7",
        name: "Выгрузка в 1С",
        scope: "read",
        made_at: "2026-11-22T09:00:00Z",
        expires_on: "2027-11-22",
        used_at: null,
        expired: false,
    };
    let items: (typeof row)[] = [];
    let sent: unknown;
    server.use(
        http.get(url("/me/tokens"), () => HttpResponse.json({ items })),
        http.post(url("/me/tokens"), async ({ request }) => {
            sent = await request.json();
            items = [row];
            return HttpResponse.json({ ...row, token: "mtd_secret" }, { status: 201 });
        }),
        http.delete(url("/me/tokens/7"), () => {
            items = [];
            return HttpResponse.json({});
        }),
    );
    show(TokensPage);
    await userEvent.type(await screen.findByLabelText("Название"), "Выгрузка в 1С");
    await userEvent.click(screen.getByRole("button", { name: "Сделать ключ" }));
    expect(await screen.findByText("mtd_secret")).toBeInTheDocument();
    expect(sent).toEqual({ name: "Выгрузка в 1С", scope: "read" });
    await userEvent.click(screen.getByRole("button", { name: "Скрыть" }));
    expect(screen.queryByText("mtd_secret")).toBeNull();
    await userEvent.click(await screen.findByRole("button", { name: "Отозвать" }));
    const asked = await screen.findByRole("dialog");
    await userEvent.click(within(asked).getByRole("button", { name: "Отозвать" }));
    await waitFor(() => expect(screen.getByText("Ключей нет")).toBeInTheDocument());
});
