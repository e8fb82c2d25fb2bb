import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { show } from "@testing/render";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { choices, setSight } from "@ui/sight";
import { afterEach, describe, expect, it } from "vitest";
import { SightPanel, SightSwitch } from "./SightSwitch";

const css = readFileSync(resolve(import.meta.dirname, "../../../ui/sight.css"), "utf8");

// WCAG: relative luminance of sRGB.
function luminance(hex: string): number {
    const [r, g, b] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
        number,
        number,
        number,
    ];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("the version for the visually impaired", () => {
    afterEach(() => {
        cleanup();
        setSight({ on: false, scheme: "white", size: "125" });
        localStorage.clear();
    });
    it.each([...choices.scheme])("has a contrast of 7 : 1 or more in the scheme %s", (scheme) => {
        const block = css.split(`[data-sight-scheme="${scheme}"]`)[1] ?? "";
        const [ink, ground] = ["ink", "ground"].map((name) =>
            luminance(new RegExp(`--sight-${name}: (#[0-9a-f]{6})`).exec(block)?.[1] ?? ""),
        ) as [number, number];
        const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        expect(contrast).toBeGreaterThanOrEqual(7);
    });
    it("leaves paper as it was", () => {
        expect(css.split("@media print")[0]?.trim().startsWith("/*")).toBe(true);
        expect(css.replace(/\/\*.*?\*\//gs, "").trim()).toMatch(/^@media screen \{/);
    });
    it("is the first that the keyboard reaches, sets what is chosen, and is remembered", async () => {
        show(() => (
            <>
                <SightSwitch />
                <a href="#page">дальше</a>
                <SightPanel />
            </>
        ));
        await screen.findByRole("button", { name: "Версия для слабовидящих" });
        await userEvent.tab();
        expect(screen.getByRole("button", { name: "Версия для слабовидящих" })).toHaveFocus();
        await userEvent.keyboard("{Enter}");
        const page = document.documentElement.dataset;
        expect(await screen.findByRole("group", { name: "Цвета" })).toBeInTheDocument();
        expect(page.sightScheme).toBe("white");
        await userEvent.click(screen.getByRole("button", { name: "белым по чёрному" }));
        await userEvent.click(screen.getByRole("button", { name: "самый крупный" }));
        expect(page).toMatchObject({ sight: "on", sightScheme: "black", sightSize: "200" });
        expect(screen.getByRole("button", { name: "белым по чёрному" })).toHaveAttribute(
            "aria-pressed",
            "true",
        );
        expect(JSON.parse(localStorage.getItem("metodika.sight") ?? "")).toMatchObject({
            on: true,
            scheme: "black",
            size: "200",
        });
        await userEvent.click(screen.getByRole("button", { name: "Обычная версия" }));
        expect(page.sight).toBeUndefined();
        expect(page.sightScheme).toBeUndefined();
    });
});
