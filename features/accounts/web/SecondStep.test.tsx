import { methodist, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import SecondStepPage from "./SecondStepPage";
import SignIn from "./SignIn";

const server = fakeServer();
const off = { on: false, since: null, recovery_left: 0 };

it("asks for the code in a second step and keeps what was typed", async () => {
    const done = vi.fn();
    const sent: unknown[] = [];
    server.use(
        http.post(url("/session"), async ({ request }) => {
            const body = (await request.json()) as { code?: string };
            sent.push(body);
            if (!body.code) return problem(403, { key: "accounts.second_needed" });
            if (body.code !== "123456")
                return problem(422, { errors: [{ path: "/code", key: "x", message: "Код не подходит" }] });
            return HttpResponse.json(methodist);
        }),
    );
    show(() => <SignIn onDone={done} />, { session: null });
    await userEvent.type(await screen.findByLabelText("Логин"), "melnikova");
    await userEvent.type(screen.getByLabelText("Пароль"), "длинный пароль");
    await userEvent.click(screen.getByRole("button", { name: "Войти" }));
    const code = await screen.findByLabelText("Код из приложения или запасной код");
    await userEvent.type(code, "000000");
    await userEvent.click(screen.getByRole("button", { name: "Войти" }));
    expect(await screen.findByText("Код не подходит")).toBeInTheDocument();
    await userEvent.clear(code);
    await userEvent.type(code, "123456");
    await userEvent.click(screen.getByRole("button", { name: "Войти" }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(sent.at(-1)).toEqual({ login: "melnikova", password: "длинный пароль", code: "123456" });
});

it("is switched on with a picture, a secret and a code, and shows the spare codes once", async () => {
    let on = false;
    server.use(
        http.get(url("/me/second-step"), () =>
            HttpResponse.json(on ? { on, since: "2026-11-22T09:00:00Z", recovery_left: 10 } : off),
        ),
        http.post(url("/me/second-step"), () =>
            HttpResponse.json(
                { secret: "ABCDEFGH", address: "otpauth://x", qr: { size: 21, path: "M0 0h7v1h-7z" } },
                { status: 201 },
            ),
        ),
        http.post(url("/me/second-step/confirm"), async ({ request }) => {
            const { code } = (await request.json()) as { code: string };
            if (code !== "654321")
                return problem(422, { errors: [{ path: "/code", key: "x", message: "Код не подходит" }] });
            on = true;
            return HttpResponse.json({ login: "melnikova", codes: ["KDM4-7XQP-T2HA", "AAAA-BBBB-CCCC"] });
        }),
    );
    show(SecondStepPage);
    await userEvent.click(await screen.findByRole("button", { name: "Включить" }));
    expect(await screen.findByRole("img", { name: /QR-код/ })).toBeInTheDocument();
    expect(screen.getByText("ABCD EFGH")).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText("Код из приложения"), "111111");
    await userEvent.click(screen.getByRole("button", { name: "Подтвердить" }));
    expect(await screen.findByText("Код не подходит")).toBeInTheDocument();
    await userEvent.clear(screen.getByLabelText("Код из приложения"));
    await userEvent.type(screen.getByLabelText("Код из приложения"), "654321");
    await userEvent.click(screen.getByRole("button", { name: "Подтвердить" }));
    expect(await screen.findByText("KDM4-7XQP-T2HA")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Коды сохранены" }));
    expect(await screen.findByRole("heading", { name: "Включён" })).toBeInTheDocument();
    expect(screen.queryByText("KDM4-7XQP-T2HA")).toBeNull();
});
