import { afterEach, describe, expect, it } from "vitest";
import { setTexts, t } from "./text";

const before = {
    "x.web.plain": "Привет, {name}",
    "x.web.a_one": "{count} человек",
    "x.web.a_few": "{count} человека",
    "x.web.a_many": "{count} человек",
};

describe("sentences", () => {
    afterEach(() => setTexts("ru", {}));

    it("fill their parameters", () => {
        setTexts("ru", before);
        expect(t("x.web.plain", { name: "Анна" })).toBe("Привет, Анна");
    });
    it("leave an unknown parameter to be seen", () => {
        setTexts("ru", before);
        expect(t("x.web.plain", { other: 1 })).toBe("Привет, {name}");
    });
    it("choose the Russian plural", () => {
        setTexts("ru", before);
        expect([1, 2, 5, 11, 21, 22].map((count) => t("x.web.a", { count }))).toEqual([
            "1 человек",
            "2 человека",
            "5 человек",
            "11 человек",
            "21 человек",
            "22 человека",
        ]);
    });
    it("group the digits of large numbers", () => {
        setTexts("ru", before);
        expect(t("x.web.a", { count: 40500 })).toMatch(/^40\s500 человек$/);
    });
    it("show the key when nobody wrote the sentence", () => {
        setTexts("ru", before);
        expect(t("x.web.nothing")).toBe("x.web.nothing");
    });
});
