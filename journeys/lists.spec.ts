import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sample } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();

async function chooseOrganisation(
    page: Awaited<ReturnType<typeof at.enter>>["page"],
    label: string,
    name: string,
) {
    const field = page.getByRole("textbox", { name: label });
    await field.click();
    await field.fill(name);
    await page.getByRole("option", { name }).first().click();
}

it("a1_walks_the_tree_of_organisations_by_clusters", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.getByRole("link", { name: "Организации" }).click();
    await page.getByRole("heading", { name: "Организации", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Раскрыть: Центральный куст" }).click();
    await inOrder(one);
    await page.getByLabel("Поиск по названию").fill("сош № 5");
    const school = page.getByRole("link", { name: /СОШ № 5/ }).first();
    await school.waitFor();
    await school.click();
    await page.getByRole("heading", { name: "История названий и подчинения" }).waitFor();
    await inOrder(one);
    await one.close();
});

it("a1_renames_an_organisation_from_a_date_and_keeps_the_old_name", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/organisations?q=СОШ № 3");
    await page
        .getByRole("link", { name: /СОШ № 3/ })
        .first()
        .click();
    await page.getByRole("button", { name: "Ещё" }).click();
    await page.getByRole("menuitem", { name: "Изменить" }).click();
    const name = page.getByLabel("Полное название");
    const before = await name.inputValue();
    await name.fill(`${before} имени Героя`);
    await page.getByRole("button", { name: "Сохранить" }).click();
    const history = page.getByRole("list", { name: "История названий и подчинения" });
    await history.getByText(`${before} имени Героя`, { exact: true }).waitFor();
    expect(await history.getByText(before, { exact: true }).count()).toBe(1);
    await inOrder(one);
    await one.close();
});

it("a1_moves_a_school_to_another_municipality_and_closes_it", async () => {
    const one = await at.enter("institut");
    const { page } = one;
    const { school, from, to } = await page.evaluate(async () => {
        const asked = async (query: string) =>
            (await (await fetch(`/api/v1/organisations?${query}`)).json()).items;
        const [first, second] = await asked("kind=municipality");
        const [school] = await asked(`kind=school&parent=${first.id}`);
        return { school, from: first, to: second };
    });
    await page.goto(`/organisations/${school.id}`);
    const choose = async (action: string) => {
        await page.getByRole("button", { name: "Ещё" }).click();
        await page.getByRole("menuitem", { name: action }).click();
    };

    await choose("Перевести в другой муниципалитет");
    const move = page.getByRole("dialog", { name: "Перевести в другой муниципалитет" });
    await move.getByText(`Сейчас входит: ${from.name}`).waitFor();
    await chooseOrganisation(page, "Куда перевести", to.short_name);
    // What is refused says so at its field, and what was chosen stays.
    await move.getByLabel("С какого дня").fill("01.01.1900");
    await page.keyboard.press("Tab");
    await move.getByRole("button", { name: "Перевести" }).click();
    await move.getByText(/изменить раньше этого дня нельзя/).waitFor();
    expect(await move.getByRole("textbox", { name: "Куда перевести" }).inputValue()).toBe(to.short_name);
    await inOrder(one);
    await move.getByLabel("С какого дня").fill("20.11.2026");
    await page.keyboard.press("Tab");
    await move.getByRole("button", { name: "Перевести" }).click();
    await move.waitFor({ state: "detached" });
    const history = page.getByRole("list", { name: "История названий и подчинения" });
    await history
        .getByRole("listitem")
        .filter({ hasText: "20.11.2026" })
        .filter({ hasText: to.name })
        .first()
        .waitFor();
    await inOrder(one);

    await choose("Закрыть организацию");
    const close = page.getByRole("dialog", { name: /^Закрыть организацию/ });
    await close.getByText("Отменить закрытие сегодняшним или прошлым днём нельзя.").waitFor();
    await inOrder(one);
    // Nobody is left behind.
    await close.getByRole("button", { name: "Закрыть организацию" }).click();
    await close.getByText(/К этому дню здесь числится педагогов/).waitFor();
    await close.getByRole("button", { name: "Отмена" }).click();

    // An empty one closes on a day to come; that can be taken back.
    const empty = await page.evaluate(async (parent: string) => {
        const body = JSON.stringify({
            parent,
            kind: "kindergarten",
            name: "Детский сад № 99",
            short_name: "Детский сад № 99",
            since: "2026-09-01",
        });
        const headers = { "Content-Type": "application/json" };
        return (await (await fetch("/api/v1/organisations", { method: "POST", headers, body })).json()).id;
    }, to.id);
    await page.goto(`/organisations/${empty}`);
    await choose("Закрыть организацию");
    await close.getByLabel("Закрыта с").fill("31.12.2026");
    await page.keyboard.press("Tab");
    await close.getByRole("button", { name: "Закрыть организацию" }).click();
    await close.waitFor({ state: "detached" });
    await page.getByText("закрывается 31.12.2026").waitFor();
    await page.getByRole("button", { name: "Отменить закрытие" }).click();
    await page.getByRole("button", { name: "Не закрывать" }).click();
    await page.getByText("закрывается 31.12.2026").waitFor({ state: "detached" });
    await inOrder(one);
    await choose("Закрыть организацию");
    await close.getByRole("button", { name: "Закрыть организацию" }).click();
    // Its page is gone; the reader stands at the municipality that it was in.
    await page.getByRole("heading", { name: to.short_name, level: 1 }).waitFor();
    await page.goto(`/organisations/${empty}`);
    await page.getByRole("heading", { name: "Не найдено", level: 1 }).waitFor();
    await one.close();
});

it("a5_enters_a_register_of_organisations_after_a_look", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    const before = await page.evaluate(
        async () => (await (await fetch("/api/v1/organisations/tree")).json()).items.length,
    );
    await page.goto("/organisations");
    await page.getByRole("link", { name: "Орловский МО" }).click();
    await page.getByRole("button", { name: "Ещё" }).click();
    await page.getByRole("menuitem", { name: "Загрузить реестр организаций" }).click();
    await page.locator("input[type=file]").setInputFiles(sample("o8_register.xlsx"));
    const wrong = page.locator("li.line", { hasText: "контрольная цифра ИНН 0997209183 не сходится" });
    await wrong.waitFor();
    await inOrder(one);
    await wrong.getByRole("button", { name: "Внести так" }).click();
    await wrong.getByText("отвечено").waitFor();
    await page.getByText(/ждут ответа: \d+/).click();
    await inOrder(one);
    await page.getByRole("button", { name: /^Внести \(\d+\)/ }).click();
    await page.getByText("Реестр внесён").waitFor();
    const after = await page.evaluate(
        async () => (await (await fetch("/api/v1/organisations/tree")).json()).items.length,
    );
    expect(after).toBeGreaterThan(before);
    await inOrder(one);
    await page.getByRole("button", { name: "Отменить внесённое" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Отменить внесённое" }).click();
    await page.getByText("Внесённое отменено").waitFor();
    await inOrder(one);
    await one.close();
});

it("a7_gives_a_school_a_status_and_finds_it_by_that", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.goto("/organisations?q=СОШ № 4");
    const name =
        (await page
            .getByRole("link", { name: /СОШ № 4/ })
            .first()
            .textContent()) ?? "";
    await page.getByRole("link", { name, exact: true }).first().click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page.getByRole("button", { name: "Добавить статус" }).click();
    const form = page.getByRole("dialog", { name: "Статусы" });
    await form.getByLabel("Статус").selectOption("региональная инновационная площадка");
    await form.getByLabel("Направление или тема").fill("Сетевая школа");
    await form.getByLabel("С какого дня").fill("01.09.2026");
    await form.getByLabel("По какой день").fill("31.08.2029");
    await form.getByLabel("Номер приказа").fill("315-п");
    await page.keyboard.press("Tab");
    await inOrder(one);
    await form.getByRole("button", { name: "Сохранить" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("01.09.2026 – 31.08.2029").waitFor();
    await inOrder(one);

    await page.goto("/organisations");
    await page.getByLabel("Статус").selectOption("региональная инновационная площадка");
    await page.getByRole("link", { name, exact: true }).waitFor();
    expect(await page.getByText("1 организация", { exact: true }).count()).toBe(1);
    await inOrder(one);
    await one.close();
});

it("a4_writes_a_category_and_courses_into_a_card", async () => {
    const one = await at.enter("zavuch");
    const { page } = one;
    await page.getByRole("link", { name: "Педагоги" }).click();
    await page.getByRole("table", { name: "Педагоги" }).getByRole("link").first().click();
    await page.getByRole("button", { name: "Добавить категорию" }).click();
    const category = page.getByRole("dialog", { name: "Добавить категорию" });
    await category.getByLabel("Категория").selectOption("высшая");
    await category.getByLabel("Когда присвоена").fill("31.02.2026");
    await category.getByRole("button", { name: "Сохранить" }).click();
    await category.getByText(/Нужна дата/).waitFor();
    await category.getByLabel("Когда присвоена").fill("14.05.2026");
    await inOrder(one);
    await category.getByRole("button", { name: "Сохранить" }).click();
    await category.waitFor({ state: "detached" });
    await page.getByRole("list", { name: "Категории" }).getByText("с 14.05.2026").waitFor();
    await page.getByRole("button", { name: "Добавить курсы" }).click();
    const course = page.getByRole("dialog", { name: "Добавить курсы" });
    await course.getByLabel("Название курса").fill("Наставничество в школе");
    await course.getByLabel("Часов").fill("36");
    await course.getByLabel("Окончание").fill("10.2026");
    await course.getByRole("button", { name: "Сохранить" }).click();
    await course.waitFor({ state: "detached" });
    const line = page.getByRole("listitem").filter({ hasText: "Наставничество в школе" });
    await line.getByText("10.2026").waitFor();
    await line.getByRole("button", { name: "Удалить" }).click();
    const question = page.getByRole("dialog", { name: "Удалить запись «Наставничество в школе»?" });
    await question.getByRole("button", { name: "Удалить" }).click();
    await line.waitFor({ state: "detached" });
    await inOrder(one);
    await one.close();
});

it("a4_finds_an_educator_filters_pages_exports_and_opens_the_card", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.getByRole("link", { name: "Педагоги" }).click();
    const table = page.getByRole("table", { name: "Педагоги" });
    await table.waitFor();
    const first = await table.getByRole("link").first().textContent();
    await page.getByRole("button", { name: "Дальше" }).click();
    await page.waitForFunction(
        (name: string | null) => document.querySelector(".rows tbody a")?.textContent !== name,
        first,
    );
    await page.getByRole("button", { name: "Назад" }).click();
    await table.getByRole("link", { name: first ?? "" }).waitFor();
    await page.getByLabel("Предмет", { exact: true }).selectOption("математика");
    await page.waitForURL(/subject=/);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Выгрузить в Excel" }).click();
    const file = readFileSync(await (await downloading).path());
    expect(file.subarray(0, 2).toString()).toBe("PK");
    await inOrder(one);
    await table.getByRole("link").first().click();
    await page.getByRole("heading", { name: "Где и кем работает" }).waitFor();
    await page.getByRole("heading", { name: "История изменений" }).waitFor();
    await inOrder(one);
    await one.close();
});

it("a5_refuses_a_broken_file_in_words", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    const broken = join(mkdtempSync(join(tmpdir(), "broken-")), "список.xlsx");
    writeFileSync(broken, readFileSync(sample("o1_sosh5_spisok.xlsx")).subarray(0, 4000));
    await page.goto("/people/imports/new");
    await chooseOrganisation(page, "Чей это список", "СОШ № 5");
    await page.locator("input[type=file]").setInputFiles(broken);
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/[а-яё]{4,}/i);
    expect(page.url()).toMatch(/imports\/new/);
    await inOrder(one);
    await one.close();
});

it("a5_imports_a_school_list_with_preview", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/people/imports/new");
    await chooseOrganisation(page, "Чей это список", "СОШ № 5");
    await page.locator("input[type=file]").setInputFiles(sample("o1_sosh5_spisok.xlsx"));
    await page.getByRole("heading", { name: "o1_sosh5_spisok.xlsx" }).waitFor();
    await page.locator(".figure", { hasText: "человек" }).getByText("34", { exact: true }).waitFor();
    await page.getByRole("button", { name: /Как прочитан файл/ }).click();
    const born = page.getByLabel("Что в столбце «Дата рождения»");
    await born.waitFor();
    expect(await born.inputValue()).toBe("birth_date");
    await inOrder(one);

    // Corrected in place: the phone that lacks a digit.
    const line = page.getByRole("listitem").filter({ hasText: "Кравчук Михаил Николаевич" }).first();
    await line.getByRole("button", { name: "Исправить: Кравчук Михаил Николаевич" }).click();
    await line.getByLabel("Телефон").fill("+79431764345");
    await inOrder(one);
    await line.getByRole("button", { name: "Сохранить" }).click();
    await line.getByLabel("Телефон").waitFor({ state: "detached" });

    // Every question gets its answer; what is settled stays settled.
    await page.locator("label", { hasText: "Вопросы" }).click();
    await page.waitForURL(/rows=ask/);
    const questions = page.getByRole("button", { name: "Внести так" });
    await questions.first().waitFor();
    for (let left = await questions.count(); left > 0; left--) {
        await questions.first().click();
        await expect.poll(() => questions.count(), { timeout: 10_000 }).toBe(left - 1);
    }
    const enter = page.getByRole("button", { name: /^Внести \(/ });
    await enter.click();
    await page.getByText("Список внесён").waitFor();
    await inOrder(one);
    await page.getByRole("link", { name: "К списку педагогов" }).click();
    await page.getByLabel("Поиск по фамилии").fill("Кравчук");
    await page
        .getByRole("link", { name: /Кравчук Михаил Николаевич/ })
        .first()
        .click();
    await page.getByRole("heading", { name: "Кравчук Михаил Николаевич" }).waitFor();
    await one.close();
});

it("a5_enters_the_same_list_again_without_duplicates", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/people/imports/new");
    await chooseOrganisation(page, "Чей это список", "СОШ № 5");
    await page.locator("input[type=file]").setInputFiles(sample("o1_sosh5_spisok.xlsx"));
    await page.locator(".figure", { hasText: "новых" }).getByText("0", { exact: true }).waitFor();
    await one.close();
});
