import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readTexts } from "./texts.mjs";

const web = resolve(import.meta.dirname, "..");
const root = resolve(web, "../..");
const ru = readTexts(web, "ru");
const en = readTexts(web, "en");

function sources(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return /node_modules|dist|testing/.test(entry.name) ? [] : sources(path);
        return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
    });
}
const rooms = readdirSync(join(root, "features"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, "features", entry.name, "web"));
const files = [join(web, "shell"), join(root, "ui"), ...rooms].flatMap((folder) => {
    try {
        return sources(folder);
    } catch {
        return [];
    }
});
files.push(join(web, "main.tsx"));
const code = files.map((file) => readFileSync(file, "utf8")).join("\n");

describe("the browser's sentences", () => {
    it("are all there in both languages", () => {
        const plural = /_(one|few|many|other)$/;
        const names = (texts: Record<string, string>) =>
            Object.keys(texts).filter((key) => !plural.test(key));
        expect(names(en)).toEqual(names(ru));
    });
    it("have the same parameters in both languages", () => {
        const params = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
        const differing = Object.keys(ru).filter(
            (key) => en[key] !== undefined && params(en[key]).join() !== params(ru[key] ?? "").join(),
        );
        expect(differing).toEqual([]);
    });
    it("exist wherever the code names one", () => {
        const used = [...code.matchAll(/["`]([a-z_]+\.web\.[a-z_.]+|web\.[a-z_]+)["`]/g)].map(
            (found) => found[1] as string,
        );
        const missing = used.filter((key) => !(key in ru) && !(`${key}_one` in ru) && !key.endsWith("."));
        expect([...new Set(missing)]).toEqual([]);
        expect(used.length).toBeGreaterThan(300);
    });
    it("are all used", () => {
        const spoken = (key: string) => {
            const plain = key.replace(/_(one|few|many|other)$/, "");
            if (code.includes(`"${plain}"`) || code.includes(`"${key}"`)) return true;
            // Names put together at run time: `people.web.import_${state}`.
            return [...code.matchAll(/`([a-z_.]+\.)?([a-z_.]*)\$\{/g)].some((found) => {
                const start = `${found[1] ?? ""}${found[2] ?? ""}`;
                return start.includes("web.") && plain.startsWith(start);
            });
        };
        expect(Object.keys(ru).filter((key) => !spoken(key))).toEqual([]);
    });
});
