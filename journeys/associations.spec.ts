import { expect, it } from "vitest";
import { phone } from "./house.mjs";
import { downloaded, house, inOrder } from "./walk";

const at = house();

it("b1_names_a_member_by_hand_and_ends_the_membership", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/associations");
    await page.getByRole("link", { name: "РМО учителей математики" }).click();
    const members = page.getByRole("table", { name: "Участники" });
    await members.waitFor();
    await page.getByRole("button", { name: "Добавить участника" }).click();
    const dialog = page.getByRole("dialog", { name: "Добавить участника" });
    const person = dialog.getByRole("textbox", { name: "Педагог" });
    const chosen = async (words: string) => {
        await person.click();
        await person.fill(words);
        const option = page.getByRole("option", { name: words }).first();
        await option.click();
        return person.inputValue();
    };

    // Whoever is a member already is not added twice.
    const member = (await members.getByRole("link").first().textContent()) ?? "";
    await chosen(member);
    await dialog.getByRole("button", { name: "Добавить участника" }).click();
    await dialog.getByText("Этот человек уже участник объединения.").waitFor();
    const stranger = await page.evaluate(async () => {
        const list = await (await fetch("/api/v1/people?position=воспитатель&limit=1")).json();
        return list.items[0].name as string;
    });
    await chosen(stranger);
    await dialog.getByLabel("Участвует с").fill("01.11.2026");
    await dialog.getByLabel("Участвует по").fill("31.05.2027");
    await page.keyboard.press("Tab");
    await inOrder(one);
    await dialog.getByRole("button", { name: "Добавить участника" }).click();
    await dialog.waitFor({ state: "detached" });
    const row = members.getByRole("row").filter({ hasText: stranger });
    await row.getByText("01.11.2026 – 31.05.2027").waitFor();
    await row.getByText("вручную").waitFor();
    await inOrder(one);

    await row.getByRole("button", { name: `Завершить участие: ${stranger}` }).click();
    const question = page.getByRole("dialog", { name: /^Завершить участие/ });
    await question.getByText(/больше не участник/).waitFor();
    await inOrder(one);
    await question.getByRole("button", { name: "Завершить" }).click();
    await row.waitFor({ state: "detached" });
    await inOrder(one);
    await one.close();
});

it("b2_what_is_not_wanted_now_is_put_off_with_a_reason_and_comes_back", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/associations/proposals");
    const table = page.getByRole("table", { name: "Каких объединений не хватает" });
    await table.waitFor();
    const boxes = table.getByRole("checkbox", { name: /^Выбрать: / });
    const offered = await boxes.count();
    expect(offered).toBeGreaterThan(0);
    await boxes.first().check();
    await page.getByRole("textbox", { name: "Почему не сейчас", exact: true }).fill("Ждём комплектования");
    await inOrder(one);
    await page.getByRole("button", { name: "Не сейчас (1)" }).click();
    await page.getByText(/Ждём комплектования/).waitFor();
    await expect.poll(() => boxes.count()).toBe(offered - 1);
    await inOrder(one);
    await page.getByRole("button", { name: /^Вернуть: / }).click();
    await expect.poll(() => boxes.count()).toBe(offered);
    await one.close();
});

it("b2_accepts_several_proposed_associations_at_once", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/associations/proposals");
    const table = page.getByRole("table", { name: "Каких объединений не хватает" });
    await table.waitFor();
    await inOrder(one);
    const boxes = table.getByRole("checkbox", { name: /^Выбрать: / });
    const offered = await boxes.count();
    expect(offered).toBeGreaterThan(1);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "Создать выбранные (2)" }).click();
    await page.getByText("Создано 2 объединения").waitFor();
    if (offered > 2)
        await page.waitForFunction(
            (left: number) => document.querySelectorAll(".rows tbody tr").length === left,
            offered - 2,
        );
    await inOrder(one);
    await one.close();
});

it("i1_the_year_of_a_cluster_is_seen_alone_and_printed", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.getByRole("link", { name: "План-график года" }).click();
    const rows = page.locator("main table tbody tr");
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByLabel("Куст").selectOption({ index: 1 });
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await inOrder(one);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "План-график (DOCX)" }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.docx$/);
    await one.close();
});

it("b3_writes_the_year_of_an_association_and_approves_it", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    const unplanned = await page.evaluate(async () => {
        const list = await (await fetch("/api/v1/associations?limit=200")).json();
        return list.items.find((row: { schedule_state: string }) => row.schedule_state === "none").id;
    });
    await page.goto(`/associations/${unplanned}`);
    await page.getByRole("link", { name: "2026/27" }).click();
    await page.getByLabel("Тема").first().fill("Планирование года");
    await page.getByLabel("Дата", { exact: true }).first().fill("10.12.2026");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Сохранить черновик" }).click();
    await page.getByLabel("Номер приказа").fill("77-од");
    await inOrder(one);
    await page.getByRole("button", { name: "Утвердить" }).click();
    await page.getByText(/№\s77-од от/).waitFor();
    await page.getByRole("link", { name: "Планирование года" }).waitFor();
    await inOrder(one);
    await one.close();
});

it("b3_puts_a_new_edition_in_the_place_of_an_approved_schedule", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/associations");
    await page.getByRole("link", { name: "РМО учителей химии" }).click();
    await page.getByRole("link", { name: "2026/27" }).click();
    await page.getByRole("button", { name: "Новая редакция" }).click();
    await page.getByText(/^Пока новая редакция не утверждена/).waitFor();
    const themes = page.getByLabel("Тема");
    const lines = await themes.count();
    await themes.nth(lines - 1).fill("Итоги года по химии");
    await inOrder(one);
    await page.getByRole("button", { name: "Сохранить черновик" }).click();
    await page.getByText("черновик", { exact: true }).waitFor();
    // A draft is saved as often as one likes.
    await themes.nth(lines - 1).fill("Итоги года: опыт школ");
    await page.getByRole("button", { name: "Сохранить черновик" }).click();
    await page.getByLabel("Номер приказа").fill("91-од");
    await inOrder(one);
    await page.getByRole("button", { name: "Утвердить" }).click();
    await page.getByText(/№\s91-од от/).waitFor();
    await page.getByRole("link", { name: "Итоги года: опыт школ" }).waitFor();
    await inOrder(one);
    await one.close();
});

it("b3_cancels_a_planned_meeting", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/meetings?state=planned");
    const link = page.getByRole("table", { name: "Заседания" }).getByRole("link").first();
    const theme = (await link.textContent()) ?? "";
    await link.click();
    await page.getByRole("heading", { name: theme, level: 1 }).waitFor();
    const meeting = page.url().split("/").at(-1) ?? "";
    await page.getByRole("button", { name: "Отменить заседание" }).click();
    const dialog = page.getByRole("dialog", { name: "Отменить заседание?" });
    await dialog.getByRole("button", { name: "Не отменять" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("назначено", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Отменить заседание" }).click();
    await inOrder(one);
    await dialog.getByRole("button", { name: "Отменить заседание" }).click();
    await page.getByText("отменено", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Отменить заседание" }).count()).toBe(0);
    await inOrder(one);
    await page.goto("/meetings?state=cancelled");
    const row = page.getByRole("row").filter({ has: page.locator(`a[href$="/${meeting}"]`) });
    await row.getByText("отменено").waitFor();
    await inOrder(one);
    await one.close();
});

it("b3_holds_a_meeting_on_a_phone_and_takes_the_minutes", async () => {
    const one = await at.enter("rmo", phone);
    const { page } = one;
    await page.goto("/associations");
    await page.getByRole("link", { name: "РМО учителей математики" }).click();
    await page.getByRole("button", { name: "Новое заседание" }).click();
    await page.getByLabel("Тема").fill("Разбор заданий с процентами");
    await page.getByLabel(/^Дата/).fill("10.11.2026");
    await page.keyboard.press("Tab");
    await page.getByLabel("Повестка").fill("О результатах диагностики\nРазное");
    await page.getByRole("button", { name: "Назначить" }).click();
    await page.getByRole("heading", { name: "Разбор заданий с процентами" }).waitFor();

    const ticks = page.locator(".tick");
    await ticks.first().waitFor();
    const box = await ticks.first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(48);
    await ticks.nth(0).tap();
    await ticks.nth(1).tap();
    await page.getByText(/Присутствие: 2 из/).waitFor();
    await page.getByText("Отправлено", { exact: true }).waitFor();

    await page.getByLabel("Слушали").first().fill("Средний балл вырос, западают задачи на проценты.");
    await page.getByRole("button", { name: "Добавить решение" }).first().click();
    await page.getByLabel("Решили 1.1").fill("Провести взаимопосещение уроков.");
    await page.getByRole("textbox", { name: "Ответственный" }).click();
    await page.getByRole("option").first().click();
    await page.getByLabel("Срок").fill("20.11.2026");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Сохранить запись" }).click();
    await page.getByText("есть несохранённое").waitFor({ state: "detached" });
    await inOrder(one);

    await page.getByRole("button", { name: "Заседание проведено" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Заседание проведено" }).click();
    await page.getByText(/проведено №\s\d+/).waitFor();
    expect(await downloaded(one, "Протокол")).toMatch(/^Протокол № \d+ .*\.docx$/);
    expect(await downloaded(one, "Лист регистрации")).toMatch(/^Лист регистрации .*\.docx$/);
    await inOrder(one);
    await one.close();
});

it("b3_follows_a_decision_to_its_end", async () => {
    const one = await at.enter("rmo");
    const { page } = one;
    await page.goto("/decisions?state=late");
    const row = page.getByRole("row").filter({ hasText: "Провести взаимопосещение уроков." });
    await row.getByText("срок прошёл").waitFor();
    await inOrder(one);
    await row.getByRole("button", { name: "Выполнено" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Выполнено" }).click();
    await row.waitFor({ state: "detached" });
    await page.goto("/decisions?state=done");
    // The list begins with the oldest: the one just done stands on its last page.
    const done = page.getByText("Провести взаимопосещение уроков.").first();
    const next = page.getByRole("button", { name: "Дальше" });
    await page.getByRole("table", { name: "Решения" }).waitFor();
    while (!(await done.isVisible()) && (await next.isEnabled())) {
        const before = await page.getByRole("status").first().textContent();
        await next.click();
        await expect.poll(() => page.getByRole("status").first().textContent()).not.toBe(before);
    }
    await done.waitFor();
    await one.close();
});
