import { TextInput } from "@mantine/core";
import { show } from "@testing/render";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FormButtons, FormProblem, fieldPath, useServerForm } from "./form";
import { Problem } from "./problem";

function draw(
    send: (values: { title: string }, version: number) => Promise<unknown>,
    places: Record<string, string> = {},
) {
    return show(function Page() {
        const form = useServerForm({
            initial: { title: "Было" },
            version: 3,
            send,
            places,
            refresh: async () => ({ version: 7 }),
        });
        return (
            <form onSubmit={form.submit}>
                <TextInput label="Тема" {...form.fields.getInputProps("title")} />
                <FormProblem form={form} shown={["title"]} />
                <FormButtons form={form} title="Сохранить" />
            </form>
        );
    });
}

async function typeAndSave(text: string) {
    const field = await screen.findByLabelText("Тема");
    await userEvent.clear(field);
    await userEvent.type(field, text);
    await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
    return field;
}

describe("a form", () => {
    it("reads the server's path as its own", () => {
        expect(fieldPath("/agenda/0/title")).toBe("agenda.0.title");
    });
    it("shows the server's words at the field and keeps what was typed", async () => {
        draw(async () => {
            throw new Problem("refused", {
                status: 422,
                title: "Проверьте поля",
                errors: [{ path: "/title", key: "long", message: "Слишком длинно" }],
            });
        });
        const field = await typeAndSave("Новая тема");
        expect(await screen.findByText("Слишком длинно")).toBeInTheDocument();
        expect(field).toHaveValue("Новая тема");
        expect(field).toHaveAttribute("aria-invalid", "true");
    });
    it("shows errors of fields that it does not have", async () => {
        draw(async () => {
            throw new Problem("refused", {
                status: 422,
                title: "Проверьте поля",
                errors: [{ path: "/since", key: "early", message: "Дата раньше создания" }],
            });
        });
        await typeAndSave("Тема");
        expect(await screen.findByText("Дата раньше создания")).toBeInTheDocument();
    });
    it("puts a refusal that is about one field at it", async () => {
        const refusal = { status: 409, key: "early", title: "Нельзя", detail: "Раньше нельзя" };
        draw(
            async () => {
                throw new Problem("refused", refusal);
            },
            { early: "title" },
        );
        const field = await typeAndSave("Тема");
        expect(await screen.findByText("Раньше нельзя")).toBeInTheDocument();
        expect(field).toHaveAttribute("aria-invalid", "true");
        expect(field).toHaveValue("Тема");
        expect(screen.queryByRole("alert")).toBeNull();
    });
    it("saves again and again, each time from the version that it got", async () => {
        const send = vi.fn().mockResolvedValueOnce({ version: 4 }).mockResolvedValueOnce({ version: 5 });
        draw(send);
        await typeAndSave("Раз");
        await typeAndSave("Два");
        await waitFor(() =>
            expect(send.mock.calls).toEqual([
                [{ title: "Раз" }, 3],
                [{ title: "Два" }, 4],
            ]),
        );
    });
    it("keeps the input through a conflict and sends it with the fresh version", async () => {
        const send = vi
            .fn()
            .mockRejectedValueOnce(new Problem("refused", { status: 412 }))
            .mockResolvedValueOnce(undefined);
        draw(send);
        const field = await typeAndSave("Моя правка");
        expect(await screen.findByText("Кто-то уже изменил эту запись")).toBeInTheDocument();
        await userEvent.click(screen.getByRole("button", { name: /Взять свежую версию/ }));
        expect(field).toHaveValue("Моя правка");
        await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
        expect(send.mock.calls).toEqual([
            [{ title: "Моя правка" }, 3],
            [{ title: "Моя правка" }, 7],
        ]);
    });
    it("asks before what was typed is left behind", async () => {
        const confirm = vi.spyOn(window, "confirm").mockReturnValue(false);
        const { router } = draw(async () => undefined);
        await userEvent.type(await screen.findByLabelText("Тема"), "!");
        // A refused way never ends, so nobody waits for it.
        router.navigate({ to: "/elsewhere" });
        await waitFor(() =>
            expect(confirm).toHaveBeenCalledWith(
                "Введённое не сохранено и останется черновиком на этом устройстве. Уйти со страницы?",
            ),
        );
        expect(screen.getByLabelText("Тема")).toHaveValue("Было!");
        confirm.mockRestore();
    });
    it("lets go without a question once it is saved", async () => {
        const confirm = vi.spyOn(window, "confirm");
        const { router } = draw(async () => undefined);
        await typeAndSave("Сохранено");
        await router.navigate({ to: "/elsewhere" });
        expect(await screen.findByText("elsewhere")).toBeInTheDocument();
        expect(confirm).not.toHaveBeenCalled();
        confirm.mockRestore();
    });
});
