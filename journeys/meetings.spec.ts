import { expect, it } from "vitest";
import { downloaded, house, inOrder } from "./walk";

const at = house();

it("b3_a_matter_becomes_a_decision_that_the_next_meeting_closes", async () => {
    const one = await at.enter("rmo");
    const { page } = one;
    await page.goto("/associations");
    await page.getByRole("link", { name: "РМО учителей математики" }).click();
    await page.getByRole("button", { name: "Предложить вопрос" }).click();
    await page.getByRole("textbox", { name: /^Вопрос/ }).fill("О подготовке к пробному экзамену");
    await page.getByRole("button", { name: "Предложить вопрос" }).click();
    await page.getByText("ждёт повестки").waitFor();
    await inOrder(one);

    const meet = async (theme: string, day: string) => {
        await page.getByRole("button", { name: "Новое заседание" }).click();
        await page.getByLabel("Тема").fill(theme);
        await page.getByLabel(/^Дата/).fill(day);
        await page.keyboard.press("Tab");
        await page.getByRole("button", { name: "Назначить" }).click();
        await page.getByRole("heading", { name: theme }).waitFor();
    };
    await meet("Пробный экзамен", "12.11.2026");
    await page.getByRole("button", { name: "Взять все в повестку" }).click();
    await expect
        .poll(() =>
            page
                .getByRole("textbox", { name: /^О чём/ })
                .first()
                .inputValue(),
        )
        .toBe("О подготовке к пробному экзамену");
    await inOrder(one);
    await page.locator(".tick").first().click();
    await page.getByRole("button", { name: "Добавить решение" }).first().click();
    await page.getByLabel("Решили 1.1").fill("Провести пробный экзамен.");
    await page.getByLabel("Срок").fill("16.11.2026");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Сохранить запись" }).click();
    await page.getByText("есть несохранённое").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Заседание проведено" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Заседание проведено" }).click();
    await page.getByText(/проведено №\s\d+/).waitFor();
    const held = page.url();

    // Signed from the beginning of the day, with one press.
    await page.goto("/");
    await page.getByRole("button", { name: /^Подписать: Подписать протокол: Пробный экзамен/ }).click();
    await page.getByText(/^Сделано: Подписать протокол/).waitFor();
    await inOrder(one);
    await page.goto(held);
    expect(await downloaded(one, "Выписка по вопросу 1")).toMatch(/^Выписка из протокола .*\.docx$/);

    await page.goto("/associations");
    await page.getByRole("link", { name: "РМО учителей математики" }).click();
    await page.getByText("в повестке").first().waitFor();
    await meet("Итоги пробного экзамена", "20.11.2026");
    await page.getByRole("button", { name: "Выполнено: Провести пробный экзамен." }).click();
    await page.getByText("выполнено", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Добавить материал" }).click();
    await page.getByLabel("Название").fill("Таблица результатов");
    await page
        .getByRole("dialog")
        .locator("input[type=file]")
        .setInputFiles({
            name: "results.csv",
            mimeType: "text/csv",
            buffer: Buffer.from("класс;балл"),
        });
    await inOrder(one);
    await page.getByRole("dialog").getByRole("button", { name: "Сохранить" }).click();
    await page.getByRole("link", { name: "results.csv" }).waitFor();
    await inOrder(one);

    // What another municipality or a colleague outside the association does not see is not offered to them.
    const address = page.url();
    await one.close();
    const official = await at.enter("institut");
    await official.page.goto(address);
    await official.page.getByRole("heading", { name: "Итоги пробного экзамена" }).waitFor();
    await official.page.waitForLoadState("networkidle");
    expect(await official.page.getByText("Таблица результатов").count()).toBe(0);
    await inOrder(official);
    await official.close();
});

it("j2_many_decisions_are_marked_and_many_meetings_called_at_once", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.getByRole("link", { name: /^Просроченные решения/ }).click();
    const table = page.getByRole("table", { name: "Решения" });
    const boxes = table.getByRole("checkbox", { name: /^Выбрать: / });
    await boxes.first().waitFor();
    const first = await table.getByRole("row").nth(1).textContent();
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await inOrder(one);
    await page.getByRole("button", { name: "Отметить выполненными (2)" }).click();
    await page.getByText("Сделано: 2").waitFor();
    await expect.poll(() => table.getByRole("row").nth(1).textContent()).not.toBe(first);
    await inOrder(one);

    await page.getByRole("link", { name: "Заседания", exact: true }).click();
    const meetings = page
        .getByRole("table", { name: "Заседания" })
        .getByRole("checkbox", { name: /^Выбрать: / });
    // The nearest may be past already: who is called to what is over is refused.
    await meetings.last().check();
    await page.getByRole("button", { name: "Пригласить участников (1)" }).click();
    await page.getByText("Сделано: 1").waitFor();
    await inOrder(one);
    await one.close();

    // Whoever only reads has nothing to choose.
    const reader = await at.enter("uprava");
    await reader.page.getByRole("link", { name: "Решения" }).click();
    await reader.page.getByRole("table", { name: "Решения" }).waitFor();
    expect(await reader.page.locator("main input[type=checkbox]:enabled").count()).toBe(1);
    await inOrder(reader);
    await reader.close();
});
