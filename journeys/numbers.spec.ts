import { expect, it } from "vitest";
import { openBrowser, phone, reader, startHouse } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();

it("g3_opens_a_number_of_the_region_down_to_its_records", async () => {
    const one = await at.enter("institut");
    const { page } = one;
    await page.getByRole("link", { name: "Показатели" }).click();
    const line = page.getByRole("row").filter({ hasText: /^1\.4 / });
    await line.first().waitFor();
    await inOrder(one);
    await page
        .getByRole("link", { name: /муниципальный округ/ })
        .first()
        .click();
    await page.getByText("По организациям").waitFor();
    await inOrder(one);
    const value = page.getByRole("link", { name: /^Показатель 1\.4: .*Открыть записи/ }).first();
    await value.click();
    await page.getByRole("heading", { name: /^1\.4 Наличие плана-графика/ }).waitFor();
    await page.getByText("Вся совокупность").click();
    await page.waitForURL(/part=denominator/);
    await page.getByRole("table", { name: "Записи показателя" }).getByRole("link").first().waitFor();
    await inOrder(one);
    await one.close();
});

it("g3_is_four_clicks_from_the_region_to_a_record_and_says_first_what_changed", async () => {
    const one = await at.enter("institut");
    const { page } = one;
    await page.goto("/monitoring");
    const changes = page.getByRole("heading", { name: /^Что изменилось по сравнению с/ });
    await changes.waitFor();
    await page.getByText(/сравнивается с .* по тот же день/).waitFor();
    // A municipality, an organisation, its number, the record.
    let clicks = 0;
    const press = async (what: ReturnType<typeof page.locator>) => {
        await what.click();
        clicks += 1;
    };
    await press(
        page.getByRole("table", { name: "По муниципалитетам" }).getByRole("link", { name: /округ/ }).first(),
    );
    const organisations = page.getByRole("table", { name: "По организациям" });
    await organisations.waitFor();
    // One that has held something: its number opens.
    const school = organisations
        .getByRole("row")
        .filter({ has: page.getByRole("link", { name: /: [1-9]\d*\. Открыть записи/ }) })
        .filter({ hasText: /СОШ/ })
        .first();
    await press(school.getByRole("link").first());
    await page
        .getByRole("link", { name: /^Показатель ASSOC_MEETINGS: .*Открыть записи/ })
        .first()
        .waitFor();
    await press(page.getByRole("link", { name: /^Показатель ASSOC_MEETINGS: .*Открыть записи/ }).first());
    await press(page.getByRole("table", { name: "Записи показателя" }).getByRole("link").first());
    await page.waitForURL(/\/meetings\/\d+/);
    expect(clicks).toBe(4);
    await inOrder(one);
    await one.close();
});

it("g2_says_no_data_where_nothing_is_recorded_and_never_zero", async () => {
    const one = await at.enter("institut");
    const { page } = one;
    // Before anything was kept here.
    await page.goto("/monitoring?year=2022");
    const line = page
        .getByRole("row")
        .filter({ hasText: /^1\.4 / })
        .first();
    await line.waitFor();
    expect(await line.textContent()).toMatch(/нет данных/);
    expect(await line.getByRole("link").count()).toBe(0);
    await line.getByRole("button", { name: "Как считается" }).click();
    await page.getByRole("dialog").getByText("Числитель").waitFor();
    await inOrder(one);
    await one.close();
});

it("j3_the_institute_sees_counts_and_finds_people_by_name_alone", async () => {
    const one = await at.enter("institut");
    const { page } = one;
    await page.getByRole("link", { name: "Педагоги" }).click();
    await page.getByText(/Списков людей здесь нет, только числа/).waitFor();
    expect(await page.getByRole("table", { name: "Педагоги" }).count()).toBe(0);
    await inOrder(one);
    // Somebody whose name is known is found.
    await page.getByLabel("Поиск по фамилии").fill("Иванов");
    const found = page.getByRole("table", { name: "Педагоги" });
    await found.waitFor();
    await found.getByRole("link").first().click();
    await page.getByRole("heading", { name: "Где и кем работает" }).waitFor();
    expect(await page.getByText("Телефон").count()).toBe(0);
    await inOrder(one);
    await one.close();
});

it("j3_a_teacher_sees_who_looked_at_their_data", async () => {
    const keeper = await at.enter("zavuch");
    const teacher = await at.enter("uchitel");
    await teacher.page.goto("/profile");
    const card = await teacher.page.getByRole("link", { name: "Моя карточка" }).getAttribute("href");
    await keeper.page.goto(card ?? "");
    await keeper.page.getByRole("heading", { name: "Где и кем работает" }).waitFor();
    const look = teacher.page
        .getByRole("table", { name: "Кто смотрел мои данные" })
        .getByText(/заместитель/i)
        .first();
    await expect
        .poll(
            async () => {
                await teacher.page.reload();
                await teacher.page.getByRole("heading", { name: "Кто смотрел мои данные" }).waitFor();
                return look.waitFor({ timeout: 2000 }).then(
                    () => true,
                    () => false,
                );
            },
            { timeout: 20_000 },
        )
        .toBe(true);
    await inOrder(teacher);
    await keeper.close();
    await teacher.close();
});

it("a1_signs_in_by_a_code_from_a_paper_slip", async () => {
    const keeper = await at.enter("zavuch");
    const { page } = keeper;
    await page.goto("/people");
    const links = page.getByRole("table", { name: "Педагоги" }).getByRole("link");
    await links.first().waitFor();
    let invited = false;
    for (let index = 0; index < 8 && !invited; index++) {
        await page.goto("/people");
        await links.nth(index).click();
        await page.getByRole("heading", { name: "Где и кем работает" }).waitFor();
        invited = (await page.getByRole("link", { name: "Пригласить" }).count()) > 0;
    }
    await page.getByRole("link", { name: "Пригласить" }).click();
    await page.getByRole("button", { name: "Выдать коды" }).click();
    const code = (await page.locator(".slip .code").textContent()) ?? "";
    await inOrder(keeper);

    const fresh = await at.enter(null);
    await fresh.page.getByRole("link", { name: "Ввести код" }).click();
    await fresh.page.getByLabel("Код с листка").fill(code.toLowerCase());
    await fresh.page.getByRole("button", { name: "Дальше" }).click();
    await fresh.page.getByLabel("Логин").fill("novichok");
    await fresh.page.getByLabel(/Новый пароль/).fill("весёлый утренний чай");
    await fresh.page.getByLabel(/Пароль ещё раз/).fill("весёлый утренний чай");
    await inOrder(fresh);
    await fresh.page.getByRole("button", { name: "Сохранить и войти" }).click();
    await fresh.page.getByRole("heading", { name: "Моя неделя" }).waitFor();
    await fresh.close();
    await keeper.close();
});

it("j1_speaks_english_when_asked_and_remembers_it", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.locator("button.user").click();
    await page.getByRole("menuitem", { name: "English" }).click();
    await page.getByRole("heading", { name: "My week" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "My week" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    for (const path of [
        "/organisations",
        "/people",
        "/associations",
        "/meetings",
        "/monitoring",
        "/profile",
    ]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        expect(await page.locator("main").textContent()).not.toMatch(/\b[a-z_]+\.web\.[a-z_]+/);
        await inOrder(one);
    }
    await one.close();
});

it("g3_a_region_opens_its_results_to_everybody", async () => {
    const region = await startHouse({ METODIKA_PACK: "stavropol" });
    const browser = await openBrowser();
    try {
        const guest = await reader(browser, region, null, phone);
        await guest.page.getByRole("link", { name: "Открытые показатели" }).click();
        await guest.page.getByRole("heading", { name: "Открытые показатели" }).waitFor();
        const table = guest.page.getByRole("table").first();
        await table.getByText(/^Орловский муниципальный округ/).waitFor();
        await inOrder(guest);
        await guest.page.getByText("Как считается").first().click();
        await guest.page.getByRole("combobox", { name: "Учебный год" }).selectOption("2025");
        await guest.page
            .getByText(/2025\/26/)
            .first()
            .waitFor();
        await inOrder(guest);
        await guest.close();
    } finally {
        await browser.close();
        await region.stop();
    }
    // A region that opens nothing has no such link.
    const other = await at.enter(null);
    await other.page.getByLabel("Логин").waitFor();
    await other.page.waitForLoadState("networkidle");
    expect(await other.page.getByRole("link", { name: "Открытые показатели" }).count()).toBe(0);
    await other.close();
});
