import { expect, it } from "vitest";
import { house, inOrder } from "./walk";

const at = house();

// A table as Excel puts it on the clipboard, dropped onto the active cell.
const pasteTable = (html: string, plain: string) => `
    const data = new DataTransfer();
    data.setData("text/html", ${JSON.stringify(html)});
    data.setData("text/plain", ${JSON.stringify(plain)});
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
`;

it("c1_c2_next_year_is_planned_in_the_grid_returned_and_approved", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.goto("/plans");
    await page.getByLabel("Учебный год").selectOption("2027");
    await page.getByRole("button", { name: "С прошлогоднего плана" }).click();
    await page.getByRole("grid").waitFor();
    const before = await page.getByRole("rowheader").count();
    expect(before).toBeGreaterThan(10);

    // Typed, carried on with Enter, taken back and done again.
    // Letters of a keyboard that the driver lacks reach only what is being edited.
    const write = async (row: number, column: number, text: string) => {
        await cell(row, column).click();
        await page.keyboard.press("Delete");
        await page.keyboard.press("F2");
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
    };
    const cell = (row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`);
    await cell(0, 2).click();
    await page.keyboard.type("20 сентября");
    await page.keyboard.press("Enter");
    await expect.poll(() => cell(0, 2).innerText()).toBe("20 сентября");
    await page.keyboard.press("Control+z");
    await expect.poll(() => cell(0, 2).innerText()).not.toBe("20 сентября");
    await page.keyboard.press("Control+y");
    await expect.poll(() => cell(0, 2).innerText()).toBe("20 сентября");

    // A table with a merged cell from a spreadsheet: its text stands in both lines, and the page says so.
    await cell(0, 0).click();
    await page.evaluate(
        pasteTable(
            "<table><tr><td>Первый семинар</td><td rowspan='2'>все педагоги</td></tr><tr><td>Второй семинар</td></tr></table>",
            "Первый семинар\tвсе педагоги\nВторой семинар\t",
        ),
    );
    await expect.poll(() => cell(1, 1).innerText()).toBe("все педагоги");
    expect(await cell(0, 0).innerText()).toBe("Первый семинар");
    await page.getByText(/были объединённые ячейки/).waitFor();

    // Filled down.
    await write(0, 4, "Качаева Е.Н.");
    await cell(0, 4).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await expect.poll(() => cell(2, 4).innerText()).toBe("Качаева Е.Н.");
    await page.getByText(/^Строк: /).waitFor();
    await inOrder(one);

    // A colleague in the same cell: both texts stay until somebody chooses.
    const two = await at.enter("rukovoditel");
    await two.page.goto(page.url());
    await two.page.getByRole("grid").waitFor();
    await two.page.locator('[data-cell="0:3"]').click();
    await two.page.keyboard.press("F2");
    await two.page.keyboard.press("Control+a");
    await two.page.keyboard.type("очно");
    await write(0, 3, "вебинар");
    await page.getByText(/^Строк: /).waitFor();
    await two.page.keyboard.press("Enter");
    await two.page.getByText("Эту ячейку одновременно правили двое").waitFor();
    await two.page.getByText("Ваше: очно").waitFor();
    await inOrder(two);
    await two.page.getByRole("button", { name: "Оставить моё" }).click();
    await expect.poll(() => cell(0, 3).innerText(), { timeout: 20_000 }).toBe("очно");

    await page.getByRole("button", { name: "Передать на утверждение" }).click();
    await page.getByText("на утверждении").waitFor();
    const official = await at.enter("uprava");
    await official.page.goto("/");
    await official.page.getByRole("link", { name: /Утвердить план на 2027/ }).click();
    await official.page.getByRole("button", { name: "Вернуть с замечаниями" }).click();
    const dialog = official.page.getByRole("dialog");
    await dialog.getByLabel(/^Замечания \*/).fill("Уточните сроки");
    await dialog.getByLabel("Замечания к строкам").fill("2. Назовите число");
    await dialog.getByRole("button", { name: "Вернуть с замечаниями" }).click();
    await official.page.getByText("возвращён").waitFor();

    await page.reload();
    await page.getByText("Замечание: Назовите число").waitFor();
    await inOrder(one);
    await cell(1, 2).click();
    await page.keyboard.type("10.10.2027");
    await page.keyboard.press("Enter");
    await page.getByText(/^Строк: /).waitFor();
    await page.getByRole("button", { name: "Передать на утверждение" }).click();
    await page.getByText("на утверждении").waitFor();
    await official.page.reload();
    await official.page.getByRole("button", { name: "Утвердить", exact: true }).click();
    await official.page
        .getByRole("dialog")
        .getByLabel(/^Дата акта/)
        .fill("20.11.2026");
    await official.page
        .getByRole("dialog")
        .getByLabel(/^Номер акта/)
        .fill("512");
    await official.page.getByRole("dialog").getByRole("button", { name: "Утвердить" }).click();
    await official.page.getByText("Редакция 1, акт от 20.11.2026 № 512").waitFor();
    await inOrder(official);
});

it("c4_what_is_late_is_tied_to_what_took_place_and_the_analysis_counts_it", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.goto("/");
    await page.getByRole("link", { name: /Просрочено мероприятий плана/ }).click();
    await page.getByRole("grid").waitFor();
    const late = await page.getByRole("rowheader").count();
    expect(late).toBeGreaterThan(0);
    await page
        .getByRole("button", { name: /^Открыть строку/ })
        .first()
        .click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("button", { name: "Связать с тем, что проведено" }).click();
    await drawer
        .getByRole("button", { name: /^Связать: / })
        .first()
        .waitFor();
    await inOrder(one);
    await drawer.getByRole("button", { name: "Перенести", exact: true }).click();
    await drawer.getByLabel(/^Новый срок/).fill("март");
    await drawer.getByLabel(/^Причина/).fill("Карантин");
    await drawer.locator("form").getByRole("button", { name: "Перенести" }).click();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("rowheader").count()).toBe(late - 1);
    await page.getByRole("link", { name: "Анализ года" }).click();
    await page
        .getByRole("cell", { name: /Карантин/ })
        .first()
        .waitFor();
    await page.getByLabel("Выводы, адресные рекомендации").fill("План выполняется.");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await page.getByRole("button", { name: "Передать на утверждение" }).click();
    await page.getByText("на утверждении").waitFor();
    await inOrder(one);
});

it("i1_i3_a_missing_document_is_made_from_the_data_and_approved_with_one_press", async () => {
    const one = await at.enter("metodist");
    const { page } = one;
    await page.goto("/papers");
    await page.getByText(/^Обязательных документов: \d из 6$/).waitFor();
    await page
        .getByRole("button", { name: "Составить: Положение о муниципальном методическом совете" })
        .click();
    await page.getByText("Составлен программой").waitFor();
    await page.getByLabel("Дата акта").fill("19.11.2026");
    await page.getByLabel("Номер акта").fill("77");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await page.getByRole("button", { name: "Сохранить" }).waitFor({ state: "detached" });
    await inOrder(one);
    await page.getByRole("button", { name: "Передать на утверждение" }).click();
    await page.getByText("на утверждении").first().waitFor();
    const official = await at.enter("uprava");
    await official.page.goto("/");
    await official.page
        .getByRole("button", { name: /^Утвердить: Утвердить: Положение о муниципальном методическом совете/ })
        .click();
    await official.page.getByText(/^Сделано: Утвердить: Положение/).waitFor();
    await page.reload();
    await page.getByText("Редакция 1, акт от 19.11.2026 № 77").waitFor();
    await page.goto("/papers/register");
    await page.getByRole("link", { name: "Положение о муниципальном методическом совете" }).waitFor();
    await inOrder(one);
});

it("b5_the_council_is_put_together_by_rule", async () => {
    const one = await at.enter("rukovoditel");
    const { page } = one;
    await page.goto("/council");
    await page.getByText("Совета пока нет").waitFor();
    await page.getByRole("button", { name: "Сохранить состав" }).click();
    await page.getByRole("link", { name: "Заседания, протоколы, решения" }).waitFor();
    await inOrder(one);
    await page.getByRole("link", { name: "Заседания, протоколы, решения" }).click();
    await page.getByRole("heading", { name: "Методсовет" }).waitFor();
    await inOrder(one);
});
