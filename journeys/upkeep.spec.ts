import { expect, it } from "vitest";
import { phone } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();
const look = async (one: Awaited<ReturnType<typeof at.enter>>, name: string) => {
    if (process.env.LOOK)
        await one.page.screenshot({ path: `${process.env.LOOK}/${name}.png`, fullPage: true });
};

it("a4_a_teacher_asks_for_a_correction_on_a_phone_and_the_deputy_corrects_it", async () => {
    const teacher = await at.enter("uchitel", phone as never);
    await teacher.page.goto("/profile");
    await teacher.page.getByRole("link", { name: "Моя карточка" }).click();
    await teacher.page.getByRole("button", { name: "Попросить исправить" }).click();
    await teacher.page.getByLabel("Телефон").fill("+7 943 111-22-33");
    await teacher.page.getByLabel("Что ещё неверно").fill("Нет курсов 2025 года");
    await look(teacher, "correction-form");
    await inOrder(teacher);
    await teacher.page.getByRole("button", { name: "Отправить" }).click();
    await teacher.page.getByText("Ждёт ответа").waitFor();
    await look(teacher, "correction-own");
    await inOrder(teacher);

    const deputy = await at.enter("zavuch");
    await deputy.page.getByRole("link", { name: "Сверка списков" }).click();
    await deputy.page.getByText("Нет курсов 2025 года").waitFor();
    await look(deputy, "lists-deputy");
    await inOrder(deputy);
    await deputy.page.getByRole("button", { name: /^Исправить/ }).click();
    await deputy.page.getByText("Никто ничего не просит.").waitFor();
    await deputy.close();

    await teacher.page.reload();
    await teacher.page.getByText("Исправлено").waitFor();
    await teacher.page.getByText("+7 943 111-22-33").first().waitFor();
    await teacher.close();
});

it("a5_the_service_reminds_of_lists_and_a_school_confirms_its_own", async () => {
    const head = await at.enter("rukovoditel");
    await head.page.getByRole("link", { name: "Сверка списков" }).click();
    await head.page.getByRole("button", { name: "Напомнить остальным" }).click();
    await head.page.getByText(/^Напомнить организациям: \d+\?$/).waitFor();
    await inOrder(head);
    await head.page.getByRole("dialog").getByRole("button", { name: "Напомнить остальным" }).click();
    await head.page.getByText(/^Напомнили организациям: \d+\./).waitFor();
    await look(head, "lists-reminded");
    await inOrder(head);

    const deputy = await at.enter("zavuch");
    await deputy.page.getByText(/Методическая служба напомнила/).waitFor();
    await deputy.page.getByRole("link", { name: /^Подтвердить список педагогов/ }).click();
    await deputy.page.getByRole("button", { name: "Подтвердить", exact: true }).click();
    await look(deputy, "lists-confirm");
    await deputy.page.getByRole("dialog").getByRole("button", { name: "Подтвердить", exact: true }).click();
    await deputy.page.getByText("Подтверждён").waitFor();
    await inOrder(deputy);
    await deputy.page.goto("/");
    await deputy.page.getByRole("heading", { name: "Моя неделя" }).waitFor();
    expect(await deputy.page.getByText(/Подтвердить список/).count()).toBe(0);
    await deputy.close();
    await head.page.reload();
    await head.page.getByText(/подтвердили 1 из/).waitFor();
    await head.close();
});

it("j3_the_head_of_the_service_gives_a_role_and_takes_it_away", async () => {
    const head = await at.enter("rukovoditel");
    await head.page.goto("/accounts");
    await look(head, "accounts");
    await head.page
        .getByRole("link", { name: /[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+/ })
        .first()
        .waitFor();
    await inOrder(head);
    await head.page.goto("/people?q=а");
    await head.page.getByRole("row").nth(1).getByRole("link").first().click();
    await head.page.getByRole("link", { name: "Роли", exact: true }).click();
    await head.page.getByRole("combobox", { name: "Роль и место" }).click();
    await head.page
        .getByRole("option", { name: /заместитель руководителя организации/ })
        .first()
        .click();
    await look(head, "roles");
    await head.page.getByRole("button", { name: "Дать роль" }).click();
    await head.page.getByRole("button", { name: "Забрать" }).first().waitFor();
    await look(head, "roles-given");
    await inOrder(head);
    await head.page.getByRole("button", { name: "Забрать" }).first().click();
    await head.page.getByRole("dialog").getByRole("button", { name: "Забрать" }).click();
    await head.page.getByRole("dialog").waitFor({ state: "hidden" });
    await inOrder(head);
    await head.close();
});
