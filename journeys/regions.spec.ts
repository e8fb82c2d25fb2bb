import { expect, it } from "vitest";
import { openBrowser, reader, startHouse } from "./house.mjs";
import { inOrder } from "./walk";

// What each region calls its bodies, its services and its communities, as people read it on the pages.
const leningrad = {
    pack: "leningrad",
    role: "руководитель ММС, председатель Методсовета",
    services: "ММС",
    form: "структурное подразделение органа управления образованием (РМК, ИМК, ИМЦ)",
    community: "школа молодого педагога",
    level: "районное",
};
const chesma = {
    pack: "chesma",
    role: "руководитель муниципальной методической службы",
    services: "Методические службы",
    form: "методическая служба Управления образования",
    community: "РМО учителей-предметников",
    level: "кустовое (территориальное)",
};

async function speaks(region: typeof leningrad) {
    const house = await startHouse({ METODIKA_PACK: region.pack });
    const browser = await openBrowser();
    try {
        const one = await reader(browser, house, "rukovoditel");
        const { page } = one;
        await page.getByText(region.role).first().waitFor();
        await page
            .getByRole("navigation", { name: "Разделы" })
            .getByRole("link", { name: region.services, exact: true })
            .click();
        await page.getByRole("button", { name: "Изменить форму" }).click();
        await expect
            .poll(() => page.getByRole("dialog").locator("option", { hasText: region.form }).count())
            .toBe(1);
        await inOrder(one);
        await page.goto("/associations");
        await expect
            .poll(() => page.locator("main option", { hasText: region.community }).count())
            .toBeGreaterThan(0);
        await expect
            .poll(() => page.locator("main option", { hasText: region.level }).count())
            .toBeGreaterThan(0);
        await inOrder(one);
        await one.close();
    } finally {
        await browser.close();
        await house.stop();
    }
}

it("j1_pages_speak_the_words_of_leningrad_oblast", () => speaks(leningrad));
it("j1_pages_speak_the_words_of_the_chesma_district", () => speaks(chesma));
