// How long a newcomer's browser takes: 1.6 Mbit/s, 150 ms to the server and back, a CPU four times slower, nothing
// kept from before. Prints the figures of bench/README.md.
import { openBrowser, phone, startHouse } from "../journeys/house.mjs";

const limit = 3;
const megabit = 1_000_000 / 8;
const tries = 5;

async function slowPage(browser, url) {
    const context = await browser.newContext({ ...phone, locale: "ru-RU", baseURL: url });
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: 1.6 * megabit,
        uploadThroughput: 0.75 * megabit,
    });
    await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    return { context, page };
}

async function timed(act) {
    const began = performance.now();
    await act();
    return (performance.now() - began) / 1000;
}

const house = await startHouse();
const browser = await openBrowser();
const account = house.accounts.find((one) => one.login === "uchitel");
const firstPages = [];
const nextPages = [];
for (let i = 0; i < tries; i++) {
    // A stranger: until the login can be typed into.
    const stranger = await slowPage(browser, house.url);
    firstPages.push(
        await timed(async () => {
            await stranger.page.goto("/", { waitUntil: "commit" });
            await stranger.page.getByLabel("Логин").fill("u");
        }),
    );
    // Signing in: until My week tells the teacher what is there.
    await stranger.page.getByLabel("Логин").fill(account.login);
    await stranger.page.getByLabel("Пароль", { exact: true }).fill(account.password);
    nextPages.push(
        await timed(async () => {
            await stranger.page.getByRole("button", { name: "Войти" }).click();
            await stranger.page.getByRole("main").getByRole("heading", { level: 2 }).first().waitFor();
        }),
    );
    await stranger.context.close();
}
await browser.close();
await house.stop();

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
for (const [name, values] of Object.entries({ "page.first": firstPages, "page.after_sign_in": nextPages })) {
    const value = middle(values);
    console.log(JSON.stringify({ name, value: +value.toFixed(2), unit: "s", ratio: +(value / limit).toFixed(3) }));
}
