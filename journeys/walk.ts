import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect } from "vitest";
import { axe, desk, openBrowser, reader, startHouse } from "./house.mjs";

type Opened = Awaited<ReturnType<typeof reader>>;

// One server and one browser for the walks of a file; each walk is a reader of its own.
export function house() {
    let server: Awaited<ReturnType<typeof startHouse>>;
    let browser: Awaited<ReturnType<typeof openBrowser>>;
    const opened: Opened[] = [];
    beforeAll(async () => {
        [server, browser] = await Promise.all([startHouse(), openBrowser()]);
    });
    afterAll(async () => {
        await browser?.close();
        await server?.stop();
    });
    return {
        url: () => server.url,
        enter: async (login: string | null, screen: typeof desk = desk) => {
            const one = await reader(browser, server, login, screen);
            opened.push(one);
            return one;
        },
    };
}

// A page is left in order: axe finds nothing and the browser (its CSP too) had nothing to say.
export async function inOrder(one: Opened) {
    // A dialog on its way in is paler than it will be.
    await one.page.waitForFunction(() =>
        document.getAnimations().every((moving) => !(moving instanceof CSSTransition)),
    );
    // What is only so while the page is being put together is not yet a finding: a finding stays.
    await expect.poll(() => axe(one.page), { timeout: 4000, interval: 250 }).toEqual([]);
    expect(one.complaints).toEqual([]);
}

// The name of the document that the button downloads: a real one, by its first bytes.
export async function downloaded(one: Opened, button: string) {
    const coming = one.page.waitForEvent("download");
    await one.page.getByRole("button", { name: button, exact: true }).click();
    const file = await coming;
    expect(
        readFileSync(await file.path())
            .subarray(0, 2)
            .toString(),
    ).toBe("PK");
    return file.suggestedFilename();
}
