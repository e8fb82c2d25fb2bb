import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { phone } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();

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
    await page.getByText(/№ 77-од от/).waitFor();
    await page.getByRole("link", { name: "Планирование года" }).waitFor();
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
    await page.getByText("сохранено", { exact: true }).waitFor();

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
    await page.getByText(/проведено № \d+/).waitFor();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Протокол" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect(
        readFileSync(await download.path())
            .subarray(0, 2)
            .toString(),
    ).toBe("PK");
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
