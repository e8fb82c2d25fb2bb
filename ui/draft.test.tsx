import { TextInput } from "@mantine/core";
import { show } from "@testing/render";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kept, keptUnder, letGoAll, letGoOld, setOwner } from "./device";
import { Form } from "./draft";
import { FormButtons, FormProblem, useServerForm } from "./form";
import { Problem } from "./problem";

type Values = { theme: string; place: string };
const before = { theme: "", place: "каб. 5" };

function draw(
    send: (values: Values) => Promise<unknown> = async () => undefined,
    initial: Values = before,
    draft: string | false = "1",
) {
    return show(function Page() {
        const form = useServerForm({ initial, version: 1, draft, send });
        return (
            <Form of={form}>
                <TextInput label="Тема" {...form.fields.getInputProps("theme")} />
                <TextInput label="Место" {...form.fields.getInputProps("place")} />
                <FormProblem form={form} />
                <FormButtons form={form} title="Сохранить" onCancel={() => {}} />
            </Form>
        );
    });
}
const drafts = () => keptUnder<{ values: Values }>("draft/");
const begin = async (text: string) => {
    const view = draw();
    await userEvent.type(await screen.findByLabelText("Тема"), text);
    await waitFor(async () => expect((await drafts())[0]?.[1].values.theme).toBe(text));
    view.unmount();
};

beforeEach(() => setOwner("1"));
afterEach(async () => {
    for (const account of ["1", "2"]) await letGoAll(account);
    setOwner(null);
});

describe("what was typed", () => {
    it("is offered again when the form is opened again, and comes back", async () => {
        await begin("Итоги четверти");
        draw();
        expect(await screen.findByText(/^Вы начали заполнять \d\d\.\d\d\.\d{4}/)).toBeInTheDocument();
        expect(screen.getByLabelText("Тема")).toHaveValue("");
        await userEvent.click(screen.getByRole("button", { name: "Вернуть" }));
        expect(screen.getByLabelText("Тема")).toHaveValue("Итоги четверти");
        expect(screen.queryByText(/^Вы начали заполнять/)).toBeNull();
    });
    it("is gone when it was discarded", async () => {
        await begin("Лишнее");
        const view = draw();
        await userEvent.click(await screen.findByRole("button", { name: "Отбросить" }));
        expect(await drafts()).toEqual([]);
        view.unmount();
        draw();
        await screen.findByLabelText("Тема");
        expect(screen.queryByRole("button", { name: "Вернуть" })).toBeNull();
    });
    it("is gone when it was saved, and when it was cancelled", async () => {
        for (const button of ["Сохранить", "Отмена"]) {
            await begin("Итоги");
            const view = draw();
            await userEvent.click(await screen.findByRole("button", { name: "Вернуть" }));
            await userEvent.click(screen.getByRole("button", { name: button }));
            await waitFor(async () => expect(await drafts()).toEqual([]));
            view.unmount();
        }
    });
    it("stays when the session has ended, the line broke or somebody was faster", async () => {
        for (const problem of [
            new Problem("refused", { status: 401 }),
            new Problem("offline"),
            new Problem("refused", { status: 412 }),
            new Problem("refused", { status: 409 }),
        ]) {
            const view = draw(async () => {
                throw problem;
            });
            await userEvent.type(await screen.findByLabelText("Тема"), "Моё");
            await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
            await screen.findByRole("alert");
            view.unmount();
            expect((await drafts())[0]?.[1].values.theme).toBe("Моё");
            await letGoAll("1");
        }
    });
    it("brings back only what was touched, and shows what others wrote meanwhile", async () => {
        await begin("Моя тема");
        draw(undefined, { theme: "Их тема", place: "актовый зал" });
        await userEvent.click(await screen.findByRole("button", { name: "Вернуть" }));
        expect(screen.getByLabelText("Тема")).toHaveValue("Моя тема");
        expect(screen.getByLabelText("Место")).toHaveValue("актовый зал");
        expect(screen.getByText("Их тема")).toBeInTheDocument();
    });
    it("is not overwritten by what is typed before the offer was answered", async () => {
        await begin("Первое");
        const view = draw();
        await screen.findByRole("button", { name: "Вернуть" });
        await userEvent.type(screen.getByLabelText("Тема"), "Второе");
        view.unmount();
        draw();
        await userEvent.click(await screen.findByRole("button", { name: "Вернуть" }));
        expect(screen.getByLabelText("Тема")).toHaveValue("Второе");
        await userEvent.click(screen.getByRole("button", { name: "Вернуть" }));
        expect(screen.getByLabelText("Тема")).toHaveValue("Первое");
    });
    it("is never seen by the next person, nor kept for nobody", async () => {
        await begin("Личное");
        setOwner("2");
        const view = draw();
        await screen.findByLabelText("Тема");
        await new Promise((later) => setTimeout(later, 50));
        expect(screen.queryByRole("button", { name: "Вернуть" })).toBeNull();
        view.unmount();
        setOwner(null);
        draw();
        await userEvent.type(await screen.findByLabelText("Тема"), "Без входа");
        await new Promise((later) => setTimeout(later, 500));
        setOwner("1");
        expect((await drafts()).map(([, draft]) => draft.values.theme)).toEqual(["Личное"]);
    });
    it("is let go when its owner signs out, or never comes back", async () => {
        await begin("Одно");
        await letGoOld(30);
        expect(await drafts()).toHaveLength(1);
        await letGoOld(30, Date.now() + 31 * 86_400_000);
        expect(await drafts()).toEqual([]);
        await begin("Другое");
        await letGoAll("1");
        expect(await drafts()).toEqual([]);
    });
    it("is never kept where it is secret", async () => {
        draw(undefined, before, false);
        await userEvent.type(await screen.findByLabelText("Тема"), "секрет");
        show(function Page() {
            const form = useServerForm({ initial: { password: "" }, send: async () => undefined });
            return <TextInput label="Пароль" {...form.fields.getInputProps("password")} />;
        });
        await userEvent.type(await screen.findByLabelText("Пароль"), "тайна");
        await new Promise((later) => setTimeout(later, 500));
        expect(await drafts()).toEqual([]);
        expect(await kept("anything")).toBeUndefined();
    });
});
