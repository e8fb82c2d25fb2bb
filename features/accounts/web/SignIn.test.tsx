import { methodist, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import AcceptPage from "./AcceptPage";
import SignIn from "./SignIn";

const server = fakeServer();

async function signIn(password: string) {
    await userEvent.type(await screen.findByLabelText("Логин"), "melnikova");
    await userEvent.type(screen.getByLabelText("Пароль"), password);
    await userEvent.click(screen.getByRole("button", { name: "Войти" }));
}

it("signs in and tells who it is", async () => {
    const done = vi.fn();
    server.use(http.post(url("/session"), () => HttpResponse.json(methodist)));
    show(() => <SignIn onDone={done} />, { session: null });
    await signIn("длинный пароль");
    expect(done).toHaveBeenCalled();
});

it("keeps the login when the password does not fit, and says so", async () => {
    server.use(http.post(url("/session"), () => problem(401, { title: "Логин или пароль не подходят" })));
    show(() => <SignIn />, { session: null });
    await signIn("не тот");
    expect(await screen.findByRole("alert")).toHaveTextContent("Логин или пароль не подходят");
    expect(screen.getByLabelText("Логин")).toHaveValue("melnikova");
    expect(screen.getByLabelText("Пароль")).toHaveValue("не тот");
});

it("does not blame the password for a broken line", async () => {
    server.use(http.post(url("/session"), () => HttpResponse.error()));
    show(() => <SignIn />, { session: null });
    await signIn("пароль");
    expect(await screen.findByRole("alert")).toHaveTextContent("Нет связи с сервером");
});

it("takes a code from a paper slip to a login and a password", async () => {
    let sent: unknown;
    server.use(
        http.post(url("/invitations/look"), () =>
            HttpResponse.json({
                person_name: "Кравчук Михаил Николаевич",
                organisation_name: "СОШ № 5",
                kind: "invite",
                login_suggestion: "kravchuk",
            }),
        ),
        http.post(url("/invitations/accept"), async ({ request }) => {
            sent = await request.json();
            return HttpResponse.json(methodist);
        }),
    );
    const { router } = show(AcceptPage, { path: "/accept", session: null });
    await userEvent.type(await screen.findByLabelText("Код с листка"), " ABCD-1234 ");
    await userEvent.click(screen.getByRole("button", { name: "Дальше" }));
    expect(await screen.findByText("Кравчук Михаил Николаевич")).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/Новый пароль/), "весёлый утренний чай");
    await userEvent.type(screen.getByLabelText(/Пароль ещё раз/), "весёлый вечерний чай");
    await userEvent.click(screen.getByRole("button", { name: "Сохранить и войти" }));
    expect(await screen.findByText("Пароли не совпадают")).toBeInTheDocument();
    expect(sent).toBeUndefined();
    await userEvent.clear(screen.getByLabelText(/Пароль ещё раз/));
    await userEvent.type(screen.getByLabelText(/Пароль ещё раз/), "весёлый утренний чай");
    await userEvent.click(screen.getByRole("button", { name: "Сохранить и войти" }));
    await waitFor(() =>
        expect(sent).toEqual({ code: "ABCD-1234", login: "kravchuk", password: "весёлый утренний чай" }),
    );
    await waitFor(() => expect(router.state.location.pathname).toBe("/"));
});
