import { resolve } from "node:path";
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { setTexts } from "@ui/text";
import { afterEach } from "vitest";
import { readTexts } from "../build/texts.mjs";

// Mantine asks the browser for these; jsdom has none of them.
window.matchMedia ??= (query: string) =>
    ({
        matches: false,
        media: query,
        onchange: null,
        addListener() {},
        removeListener() {},
        addEventListener() {},
        removeEventListener() {},
        dispatchEvent: () => false,
    }) as MediaQueryList;
window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};
window.scrollTo = () => {};
Object.defineProperty(document, "fonts", {
    value: { addEventListener() {}, removeEventListener() {} },
    configurable: true,
});

setTexts("ru", readTexts(resolve(import.meta.dirname, ".."), "ru"));
afterEach(cleanup);

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message ?? "") });
