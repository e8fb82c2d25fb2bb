import { expect, it } from "vitest";
import { phone } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();

it("j2_every_role_begins_the_day_with_what_waits_for_it", async () => {
    const teacher = await at.enter("uchitel", phone as never);
    const task = teacher.page.getByRole("button", { name: /^Выполнено:/ }).first();
    await task.waitFor();
    await inOrder(teacher);
    const before = await teacher.page.getByRole("button", { name: /^Выполнено:/ }).count();
    await task.click();
    await teacher.page.getByText(/^Сделано:/).waitFor();
    await expect
        .poll(() => teacher.page.getByRole("button", { name: /^Выполнено:/ }).count())
        .toBe(before - 1);
    await inOrder(teacher);
    await teacher.close();

    // Everybody else has a week of their own, in order on every screen.
    for (const who of ["rukovoditel", "metodist", "zavuch", "rmo", "uprava", "institut"]) {
        const one = await at.enter(who);
        await one.page.getByRole("heading", { name: "Моя неделя" }).waitFor();
        await one.page.locator(".week li").first().waitFor();
        await inOrder(one);
        await one.close();
    }
});

it("a3_the_head_appoints_to_a_vacancy_opens_another_and_the_institute_sees_it", async () => {
    const head = await at.enter("rukovoditel");
    await head.page.getByRole("link", { name: "Методические службы" }).click();
    await head.page.getByRole("button", { name: "Назначить: методист" }).click();
    await head.page.getByRole("textbox", { name: "Кто" }).pressSequentially("Петрова");
    const found = head.page.getByRole("option", { name: /Петров/ }).first();
    const name = ((await found.textContent()) ?? "").split(/\s+/).slice(0, 2).join(" ");
    await found.click();
    await head.page.getByRole("button", { name: "Сохранить" }).click();
    await head.page.getByRole("button", { name: new RegExp(`^Освободить: ${name}`) }).waitFor();
    await head.page.getByRole("button", { name: "Добавить должность" }).click();
    await head.page.getByRole("textbox", { name: "Должность" }).fill("методист по математике");
    await head.page.getByRole("textbox", { name: "Ставка" }).fill("0,5");
    await head.page.getByRole("button", { name: "Сохранить" }).click();
    await head.page.getByText("вакансия 0,5 ст.").waitFor();
    await inOrder(head);
    await head.page.getByRole("button", { name: "Изменить форму" }).click();
    await head.page.getByRole("button", { name: "Сохранить" }).click();
    await head.page.getByRole("dialog").waitFor({ state: "hidden" });
    await head.page.getByText("отдельное учреждение (ИМЦ, ГИМЦ)").waitFor();
    await head.close();

    const institute = await at.enter("institut");
    await institute.page.getByRole("link", { name: /^Службы из одного человека/ }).click();
    await institute.page.getByText("один человек").last().waitFor();
    await institute.page.getByLabel("Какие").selectOption("");
    await institute.page.getByText("отдельное учреждение (ИМЦ, ГИМЦ) · МКУ ИМЦ", { exact: true }).waitFor();
    await inOrder(institute);
    await institute.close();
});
