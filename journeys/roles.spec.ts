import { expect, it } from "vitest";
import { phone } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();
type Reader = Awaited<ReturnType<typeof at.enter>>;

const home = async ({ page }: Reader) => {
    await page.getByRole("navigation", { name: "Разделы" }).getByRole("link", { name: "Моя неделя" }).click();
    await page.getByRole("heading", { name: "Моя неделя" }).waitFor();
};

it("j2_whatever_the_menu_offers_opens_for_whoever_it_is_offered", async () => {
    const everybody = [
        "uchitel",
        "rmo",
        "zavuch",
        "direktor",
        "metodist",
        "rukovoditel",
        "uprava",
        "institut",
        "ministerstvo",
        "operator",
    ];
    for (const who of everybody) {
        const one = await at.enter(who);
        const entries = one.page.getByRole("navigation", { name: "Разделы" }).getByRole("link");
        const offered = await entries.count();
        expect(offered).toBeGreaterThan(2);
        for (let i = 0; i < offered; i++) {
            await entries.nth(i).click();
            await one.page.locator("h1").first().waitFor();
            await one.page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
            const said = await one.page.getByRole("main").innerText();
            expect(`${who}: ${said}`).not.toMatch(/Номер обращения|Такой страницы нет/);
        }
        await inOrder(one);
        await one.close();
    }
});

it("j2_the_week_of_a_teacher_on_a_phone", async () => {
    const one = await at.enter("uchitel", phone as never);
    const { page } = one;
    // Where do I go, and when: one press from the week.
    await page
        .getByRole("link", { name: /^Практикум/ })
        .first()
        .click();
    await page.getByText("МКОУ ООШ № 17 х. Дальний").first().waitFor();
    await inOrder(one);
    await page.goBack();
    const task = page.getByRole("button", { name: /^Выполнено:/ }).first();
    await task.click();
    await page.getByText(/^Сделано:/).waitFor();
    // What is there about me, and who saw it.
    await page.goto("/profile");
    await page.getByRole("heading", { name: "Кто смотрел мои данные" }).waitFor();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Скачать", exact: true }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);
    await inOrder(one);
    await one.close();
});

it("j2_the_week_of_a_head_of_an_association", async () => {
    const one = await at.enter("rmo");
    const { page } = one;
    const late = page.getByRole("button", { name: /^Выполнено:/ });
    await late.first().waitFor();
    const before = await late.count();
    await late.first().click();
    await expect.poll(() => late.count()).toBe(before - 1);
    await page
        .getByRole("link", { name: /^Практикум/ })
        .first()
        .click();
    await page.getByRole("heading", { name: /^Практикум/ }).waitFor();
    await inOrder(one);
    await page.getByRole("link", { name: "РМО учителей математики" }).first().click();
    await page.getByRole("table", { name: "Участники" }).waitFor();
    await inOrder(one);
    await one.close();
});

it("j2_the_week_of_a_deputy_head_and_of_the_head_of_a_school", async () => {
    const deputy = await at.enter("zavuch");
    await deputy.page.getByRole("link", { name: /^Просроченные решения/ }).click();
    const table = deputy.page.getByRole("table", { name: "Решения" });
    await table.getByRole("button", { name: "Выполнено" }).first().click();
    await deputy.page.getByRole("dialog").getByRole("button", { name: "Выполнено" }).click();
    await deputy.page.getByRole("dialog").waitFor({ state: "detached" });
    await inOrder(deputy);
    await deputy.close();

    const head = await at.enter("direktor");
    await head.page.getByRole("button", { name: /^Подтвердить:/ }).click();
    await head.page.getByText(/^Подтвердить список педагогов/).waitFor({ state: "detached" });
    await inOrder(head);
    await head.page.getByRole("link", { name: "Показатели" }).click();
    await head.page.getByRole("table").first().waitFor();
    await inOrder(head);
    await head.close();
    // What one of them did waits for the other no more.
    const again = await at.enter("zavuch");
    await again.page.locator(".week li").first().waitFor();
    expect(await again.page.getByText(/^Подтвердить список педагогов/).count()).toBe(0);
    await again.close();
});

it("j2_the_week_of_an_official_who_approves_and_of_the_head_who_waited", async () => {
    const official = await at.enter("uprava");
    await official.page.getByRole("link", { name: /^Утвердить график заседаний/ }).click();
    await official.page.getByLabel("Номер приказа").fill("114-од");
    await inOrder(official);
    await official.page.getByRole("button", { name: "Утвердить" }).click();
    await official.page.getByText(/№\s114-од от/).waitFor();
    await home(official);
    await official.page.getByText(/^Утвердить график заседаний/).waitFor({ state: "detached" });
    await inOrder(official);
    await official.close();

    const head = await at.enter("rukovoditel");
    await head.page.locator(".week li").first().waitFor();
    expect(await head.page.getByText(/^Утвердить график заседаний/).count()).toBe(0);
    await head.page.getByRole("button", { name: /^Напомнить всем/ }).click();
    await head.page.getByText(/^Сделано: Не подтвердили списки/).waitFor();
    await inOrder(head);
    await head.page.getByRole("link", { name: /^Просроченные решения/ }).click();
    await head.page.getByRole("table", { name: "Решения" }).waitFor();
    await inOrder(head);
    await head.close();
});

it("j2_the_week_of_a_methodist", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.getByRole("link", { name: /^Заседаний на этой неделе/ }).click();
    await page.getByRole("table", { name: "Заседания" }).getByRole("link").first().click();
    await page.getByText("Повестка").first().waitFor();
    await inOrder(one);
    await page.getByRole("link", { name: "План-график года" }).click();
    await page.locator("h1").first().waitFor();
    await inOrder(one);
    await page.getByRole("link", { name: "Педагоги", exact: true }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Выгрузить в Excel" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
    await inOrder(one);
    await one.close();
});

it("j2_the_week_of_the_institute_and_of_the_ministry", async () => {
    for (const who of ["institut", "ministerstvo"]) {
        const one = await at.enter(who);
        const { page } = one;
        await page.getByRole("link", { name: /^Службы из одного человека/ }).click();
        await page.getByText("один человек").last().waitFor();
        await page.getByRole("link", { name: "Показатели" }).click();
        await page.getByText(/^Год ещё идёт/).waitFor();
        await inOrder(one);
        await one.close();
    }
});

it("j2_the_week_of_whoever_runs_the_installation", async () => {
    const one = await at.enter("operator");
    const { page } = one;
    await page.getByText("Сейчас от вас ничего не ждут").waitFor();
    await page.getByRole("link", { name: "Учётные записи" }).click();
    await page.getByRole("row").filter({ hasText: "zavuch" }).getByRole("link").first().click();
    await page.locator("h1").first().waitFor();
    expect(await page.getByRole("main").innerText()).not.toMatch(/Номер обращения/);
    await inOrder(one);
    await one.close();
});
