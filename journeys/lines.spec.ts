import { expect, it } from "vitest";
import { phone } from "./house.mjs";
import { house, inOrder } from "./walk";

const at = house();

it("b3_ticks_and_minutes_of_a_hall_without_a_network_join_those_of_another", async () => {
    const other = await at.enter("rukovoditel");
    const one = await at.enter("rmo", phone);
    const { page } = one;
    await page.goto("/associations");
    await page.getByRole("link", { name: "РМО учителей математики" }).click();
    await page.getByRole("button", { name: "Новое заседание" }).click();
    await page.getByLabel("Тема").fill("Заседание в зале без сети");
    await page.getByLabel(/^Дата/).fill("11.11.2026");
    await page.keyboard.press("Tab");
    await page.getByLabel("Повестка").fill("О результатах диагностики\nРазное");
    await page.getByRole("button", { name: "Назначить" }).click();
    await page.getByRole("heading", { name: "Заседание в зале без сети" }).waitFor();
    await page.locator(".tick").first().waitFor();
    // The pages of a meeting are fetched for later while the line is there.
    await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
    });
    const address = page.url();

    await page.context().setOffline(true);
    await page.locator(".tick").nth(0).tap();
    await page.getByText("Нет связи, сохранено на этом устройстве: 1").waitFor();
    await page.getByLabel("Слушали").first().fill("Средний балл вырос.");
    await page.getByRole("button", { name: "Сохранить запись" }).click();
    await page.getByText("Нет связи, сохранено на этом устройстве: 2").waitFor();
    await page.getByLabel("Выступили").first().fill("Ещё не сохранено");
    await page.waitForTimeout(700);

    // The tab is closed and opened again, still without a line, under the policy of the server.
    await page.close();
    const again = await page.context().newPage();
    const violations: string[] = [];
    again.on("console", (said: { text(): string }) => {
        if (/Content Security Policy|Refused to/.test(said.text())) violations.push(said.text());
    });
    again.on("pageerror", (error: Error) => violations.push(String(error)));
    again.on("dialog", (asked: { accept(): Promise<void> }) => asked.accept());
    await again.goto(address);
    await again.getByRole("heading", { name: "Заседание в зале без сети" }).waitFor();
    await again.getByText("Нет связи, сохранено на этом устройстве: 2").waitFor();
    expect(await again.locator(".tick input").nth(0).isChecked()).toBe(true);
    expect(await again.getByLabel("Слушали").first().inputValue()).toBe("Средний балл вырос.");
    await again.getByRole("button", { name: "Вернуть" }).click();
    expect(await again.getByLabel("Выступили").first().inputValue()).toBe("Ещё не сохранено");

    // Meanwhile another keeper ticks somebody else and writes at the other item.
    const desk = other.page;
    await desk.goto(address);
    await desk.locator(".tick").nth(1).click();
    await desk.getByLabel("Слушали").nth(1).fill("О графике каникул.");
    await desk.getByRole("button", { name: "Сохранить запись" }).click();
    await desk.getByText("Отправлено").waitFor();

    await again.context().setOffline(false);
    await again.getByText("Отправлено").waitFor();
    await again.getByText(/Присутствие: 2 из/).waitFor();
    expect(await again.getByLabel("Выступили").first().inputValue()).toBe("Ещё не сохранено");
    await again.getByRole("button", { name: "Сохранить запись" }).click();
    await again.getByText("есть несохранённое").waitFor({ state: "detached" });
    await expect.poll(() => again.getByLabel("Слушали").nth(1).inputValue()).toBe("О графике каникул.");

    await desk.reload();
    await desk.getByText(/Присутствие: 2 из/).waitFor();
    expect(await desk.getByLabel("Слушали").nth(0).inputValue()).toBe("Средний балл вырос.");
    expect(await desk.getByLabel("Слушали").nth(1).inputValue()).toBe("О графике каникул.");
    await inOrder(other);
    expect(violations).toEqual([]);
    await other.close();
    await one.close();
});

it("shows_every_scheme_for_the_visually_impaired_in_order", async () => {
    const one = await at.enter("rmo");
    const { page } = one;
    await page.reload();
    await page.getByRole("heading", { name: "Моя неделя" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
        "Версия для слабовидящих",
    );
    await page.keyboard.press("Enter");
    for (const scheme of [
        "чёрным по белому",
        "белым по чёрному",
        "тёмно-синим по голубому",
        "коричневым по бежевому",
        "зелёным по тёмно-коричневому",
    ]) {
        await page.getByRole("button", { name: scheme }).click();
        await inOrder(one);
        const faint = await page.evaluate(async () => {
            const { axe } = window as unknown as {
                axe: { run: (of: Document, how: object) => Promise<{ violations: unknown[] }> };
            };
            return (await axe.run(document, { runOnly: ["color-contrast-enhanced"] })).violations.length;
        });
        expect(faint).toBe(0);
    }
    await page.getByRole("button", { name: "самый крупный" }).click();
    await page.goto("/meetings");
    await page.getByRole("table", { name: "Заседания" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.sightSize)).toBe("200");
    await inOrder(one);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        "rgb(255, 255, 255)",
    );
    await one.close();
});
