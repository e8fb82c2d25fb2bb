import { describe, expect, it } from "vitest";
import { formatDate, formatSchoolYear, parsePartialDate, shortName } from "./format";

describe("dates of known precision", () => {
    it("are shown as they are known", () => {
        expect(formatDate("2024")).toBe("2024");
        expect(formatDate("2024-05")).toBe("05.2024");
        expect(formatDate("2024-05-17")).toBe("17.05.2024");
        expect(formatDate(null)).toBe("—");
    });
    it("are read as people write them", () => {
        expect(parsePartialDate("25.04.2021")).toBe("2021-04-25");
        expect(parsePartialDate("5.4.2021")).toBe("2021-04-05");
        expect(parsePartialDate("04.2021")).toBe("2021-04");
        expect(parsePartialDate("2021")).toBe("2021");
        expect(parsePartialDate("")).toBeNull();
    });
    it("go to the server as typed when they are not dates", () => {
        expect(parsePartialDate("весной")).toBe("весной");
    });
});

it("names a school year by both its years", () => {
    expect(formatSchoolYear(2026)).toBe("2026/27");
    expect(formatSchoolYear(2099)).toBe("2099/00");
});

it("shortens a name to the surname and initials", () => {
    expect(shortName("Иванова Мария Петровна")).toBe("Иванова\u00a0М.\u00a0П.");
});
