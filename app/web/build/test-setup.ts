import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { setTexts } from "@ui/text";
import { afterEach } from "vitest";
import { readTexts } from "./texts.mjs";

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

setTexts("ru", readTexts(process.cwd(), "ru"));
afterEach(cleanup);
