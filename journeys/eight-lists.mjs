// The eight lists of testing/tables/lists entered into an empty installation as a new user would, in a real browser: every
// press, every typed sign and the program's own time are counted. usage: node journeys/eight-lists.mjs
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { metodika, openBrowser, reader, sample } from "./house.mjs";

const data = mkdtempSync(join(tmpdir(), "metodika-lists-"));
const password = "a long password";
const run = (args, input) => execFileSync(metodika, args, { input }).toString();
const account = (login, role, organisation) =>
    run(
        [
            "user",
            "add",
            "--data",
            data,
            "--login",
            login,
            "--name",
            "Иванова Мария Петровна",
            "--role",
            role,
        ].concat(["--organisation", organisation]),
        `${password}\n`,
    );
run(["init", "--data", data, "--pack", "default"]);
account("institut", "institute_methodist", "region");
const listen = "127.0.0.1:18270";
const server = spawn(metodika, ["serve", "--data", data, "--listen", listen], { stdio: "ignore" });
const house = {
    url: `http://${listen}`,
    accounts: ["institut", "service"].map((login) => ({ login, password })),
};
for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`${house.url}/api/v1/session`).catch(() => null)) break;
    await new Promise((later) => setTimeout(later, 100));
}
const browser = await openBrowser();
// What a person does by hand is counted here and nowhere else.
const counts = { presses: 0, signs: 0, program: 0 };
const press = async (what) => {
    counts.presses++;
    await what.click();
};
const type = async (where, text) => {
    counts.presses++;
    counts.signs += text.length;
    await where.click();
    await where.pressSequentially(text);
};
const waiting = async (act) => {
    const began = performance.now();
    const answer = await act();
    counts.program += performance.now() - began;
    return answer;
};

try {
    const institute = await reader(browser, house, "institut");
    const municipality = await institute.page.evaluate(async () => {
        const tree = await (await fetch("/api/v1/organisations/tree")).json();
        const answer = await fetch("/api/v1/organisations", {
            method: "POST",
            headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
            body: JSON.stringify({
                parent: tree.items[0].id,
                kind: "municipality",
                name: "Орловский муниципальный округ",
                short_name: "Орловский МО",
                code: "orlov",
            }),
        });
        return (await answer.json()).id;
    });
    await institute.close();
    account("service", "service_head", "orlov");
    const one = await reader(browser, house, "service");
    const { page } = one;
    const rows = [];
    const tell = (file, entered, left) => {
        rows.push({ file, ...counts, entered, left });
        console.log(
            `${file}: ${counts.presses} presses, ${counts.signs} signs typed, program ${(counts.program / 1000).toFixed(1)} s, ` +
                `entered ${entered}, left to ask somebody ${left}`,
        );
        Object.assign(counts, { presses: 0, signs: 0, program: 0 });
    };

    // The register first: questions with no answer at hand are left out by one press.
    await press(page.getByRole("link", { name: "Организации" }).first());
    await press(page.getByRole("link", { name: /Орловский/ }).first());
    await press(page.getByRole("button", { name: "Ещё" }));
    await press(page.getByRole("menuitem", { name: "Загрузить реестр организаций" }));
    counts.presses += 3; // choose the file in the system's window
    await page.locator("input[type=file]").setInputFiles(sample("o8_register.xlsx"));
    await waiting(() => page.waitForURL(/registers\//));
    await page.locator("li.line").first().waitFor();
    for (let guard = 0; guard < 60; guard++) {
        const open = page.locator("li.line[data-open]").first();
        if ((await open.count()) === 0) break;
        const sure = open.getByRole("button", { name: "Внести так" }).first();
        const out = open.getByRole("button", { name: "Не вносить", exact: true }).first();
        const before = await page.locator("li.line[data-open]").count();
        await press((await sure.count()) > 0 ? sure : out);
        await waiting(() =>
            page
                .waitForFunction((n) => document.querySelectorAll("li.line[data-open]").length < n, before, {
                    timeout: 3000,
                })
                .catch(() => null),
        );
    }
    await press(page.getByRole("button", { name: /^Внести \(\d+\)/ }));
    await waiting(() => page.getByText("Реестр внесён").waitFor());
    const entered = await page.evaluate(async (id) => {
        const page1 = await (await fetch(`/api/v1/organisations?root=${id}&limit=200`)).json();
        return page1.items.length - 1;
    }, municipality);
    tell("o8_register.xlsx", entered, await page.locator("li.line[data-open]").count());

    // Two of the lists come from a neighbouring town: their schools are in no register here.
    await page.evaluate(async (parent) => {
        for (const name of ["МАОУ «Лицей № 2»", "МАОУ «Гимназия № 1»"])
            await fetch("/api/v1/organisations", {
                method: "POST",
                headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
                body: JSON.stringify({ parent, kind: "school", name, short_name: name }),
            });
    }, municipality);
    const lists = [
        ["o1_sosh5_spisok.xlsx", "СОШ № 5"],
        ["o2_oosh17_khutor.xlsx", "ООШ № 17"],
        ["o3_licey2_kadry.xlsx", "Лицей № 2"],
        ["o4_gimnaziya1_attestaciya.xlsx", "Гимназия № 1"],
        ["o5_ds_zhuravlik.xlsx", "Журавлик"],
        ["o6_ddt_svedeniya.ods", "ДДТ"],
        ["o7_kursy_okrug_1251.csv", "Орловский муниц"],
    ];
    for (const [file, place] of lists) {
        await press(page.getByRole("link", { name: "Загрузка списков" }).first());
        await press(page.getByRole("link", { name: "Загрузить список" }).first());
        const where = page.getByRole("textbox", { name: "Чей это список" });
        await type(where, place);
        const option = page
            .getByRole("option")
            .filter({ hasText: new RegExp(place, "i") })
            .first();
        await waiting(() => option.waitFor());
        await press(option);
        counts.presses += 3;
        await page.locator("input[type=file]").setInputFiles(sample(file));
        await waiting(() => page.waitForURL(/imports\/\d+/));
        await page
            .getByRole("button", { name: /^Внести/ })
            .first()
            .waitFor();
        await page.waitForLoadState("networkidle");
        await page.waitForTimeout(500);
        // The same question of many rows has one answer; what is left is answered row by row.
        const ask = () => page.locator("li.line[data-open] .problems li:not([data-settled])").first();
        for (let guard = 0; guard < 120; guard++) {
            const question = ask();
            if ((await question.count()) === 0) break;
            const answer = question.getByRole("button").first();
            if ((await answer.count()) === 0) break;
            const before = await page.locator("li.line[data-open]").count();
            const done = page
                .waitForResponse((r) => r.request().method() !== "GET", { timeout: 5000 })
                .catch(() => null);
            await press(answer);
            await waiting(() => done);
            await page.waitForTimeout(150);
            if ((await page.locator("li.line[data-open]").count()) > before) break;
        }
        const left = await page.locator("li.line[data-open]").count();
        await press(page.getByRole("button", { name: /^Внести/ }).first());
        await waiting(() =>
            page
                .getByText(/Список внесён|Внесено/)
                .first()
                .waitFor({ timeout: 30000 }),
        );
        const id = page.url().match(/imports\/(\d+)/)[1];
        const card = await page.evaluate(async (at) => (await fetch(`/api/v1/imports/${at}`)).json(), id);
        tell(file, card.counts.entered || card.counts.persons, left);
    }
    const sum = (name) => rows.reduce((all, row) => all + row[name], 0);
    console.log(
        `all: ${sum("presses")} presses, ${sum("signs")} signs, program ${(sum("program") / 1000).toFixed(1)} s, entered ${sum("entered")}`,
    );
} finally {
    await browser.close();
    server.kill("SIGTERM");
    rmSync(data, { recursive: true, force: true });
}
