// What every journey needs: a server with the demo district, a browser, signing in, and axe.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// The folder is also reached through a link beside node_modules.
const root = resolve(realpathSync(fileURLToPath(import.meta.url)), "../..");
const web = createRequire(join(root, "app/web/package.json"));
const { chromium } = web("playwright-core");
const axeSource = readFileSync(web.resolve("axe-core/axe.min.js"), "utf8");

export const metodika = process.env.METODIKA ?? join(root, "build/release/metodika");
// The demo's day is the server's, too: journeys mean the same next year (Debian's libfaketime).
export const today = "2026-11-22";
const onThatDay = {
    LD_PRELOAD: `/usr/lib/${{ x64: "x86_64", arm64: "aarch64" }[process.arch]}-linux-gnu/faketime/libfaketime.so.1`,
    FAKETIME: `@${today} 12:00:00`,
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
};
export const sample = (name) => join(process.env.METODIKA_LISTS ?? join(root, "testing/tables/lists"), name);

function freePort() {
    return new Promise((found) => {
        const probe = createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => found(port));
        });
    });
}

export async function startHouse(settings = {}) {
    const data = mkdtempSync(join(tmpdir(), "metodika-journey-"));
    const env = { ...process.env, ...settings };
    execFileSync(metodika, ["demo", "--data", data, "--scale", "district", "--as-of", today], { env });
    const accounts = JSON.parse(
        execFileSync(metodika, ["demo", "--data", data, "--accounts", "--json"]).toString(),
    );
    const listen = `127.0.0.1:${await freePort()}`;
    const server = spawn(metodika, ["serve", "--data", data, "--listen", listen], {
        stdio: "ignore",
        env: { ...env, ...onThatDay },
    });
    const url = `http://${listen}`;
    for (let attempt = 0; ; attempt++) {
        const ready = await fetch(`${url}/api/v1/session`).catch(() => null);
        if (ready) break;
        if (attempt > 100) throw new Error("the server did not start");
        await new Promise((later) => setTimeout(later, 100));
    }
    const stop = async () => {
        const gone = new Promise((ended) => server.once("exit", ended));
        server.kill("SIGTERM");
        await gone;
        rmSync(data, { recursive: true, force: true });
    };
    return { url, data, accounts, stop };
}

export const openBrowser = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    });

export const desk = { viewport: { width: 1366, height: 768 } };
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

// A reader with a role: signed in, and every complaint of the browser kept.
export async function reader(browser, house, login, screen = desk) {
    const context = await browser.newContext({ ...screen, locale: "ru-RU", baseURL: house.url });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
        // The browser logs every 4xx by itself; what the page makes of it is the journey's to check.
        if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
            complaints.push(message.text());
    });
    await page.goto("/");
    if (login) {
        const account = house.accounts.find((one) => one.login === login);
        await page.getByLabel("Логин").fill(login);
        await page.getByLabel("Пароль", { exact: true }).fill(account.password);
        await page.getByRole("button", { name: "Войти" }).click();
        await page.getByRole("heading", { name: "Моя неделя" }).waitFor();
    }
    return { page, complaints, close: () => context.close() };
}

// Findings of axe on the page as it stands, in one line each.
export async function axe(page) {
    await page.evaluate((source) => {
        if (!("axe" in window)) new Function(source)();
    }, axeSource);
    return page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map(
            (found) =>
                `${found.id}: ${found.nodes
                    .slice(0, 3)
                    .map((node) => node.target.join(" "))
                    .join(" | ")}`,
        );
    });
}
