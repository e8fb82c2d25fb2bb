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
    // Its title comes a moment after it; of one that never has a title axe will tell.
    const named = () =>
        [...document.querySelectorAll("[role=dialog]")].every(
            (dialog) =>
                dialog.hasAttribute("aria-label") ||
                document.getElementById(dialog.getAttribute("aria-labelledby") ?? ""),
        );
    await one.page.waitForFunction(named, undefined, { timeout: 5000 }).catch(() => {});
    expect(await axe(one.page)).toEqual([]);
    expect(one.complaints).toEqual([]);
}
