import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { type Language, setTexts } from "@ui/text";

const sources: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
    ru: () => import("virtual:text/ru"),
    en: () => import("virtual:text/en"),
};
const remembered = "metodika.language";
const kept = "metodika.words";
let spoken = "";

export function preferredLanguage(): Language {
    return localStorage.getItem(remembered) === "en" ? "en" : "ru";
}

// Which region's words are drawn; empty: the program's own.
export function spokenWords(): string {
    return spoken;
}

// `words`: the version that the session names. Whoever is not signed in reads the program's own words.
export async function speak(language: Language, words = ""): Promise<void> {
    const [texts, region] = await Promise.all([sources[language](), wordsOf(language, words)]);
    localStorage.setItem(remembered, language);
    document.documentElement.lang = language;
    spoken = words;
    setTexts(language, region ? { ...texts.default, ...region } : texts.default);
}

async function wordsOf(language: Language, version: string): Promise<Record<string, string> | undefined> {
    if (!version) return undefined;
    const name = `${version}.${language}`;
    try {
        const stored = JSON.parse(localStorage.getItem(kept) ?? "{}");
        if (stored.name === name) return stored.texts;
        const fresh = await api.get<Schema<"accounts.RegionWords">>("/words", { language });
        // The server may know newer ones than the session: those are asked for when it is read again.
        if (fresh.version === version)
            localStorage.setItem(kept, JSON.stringify({ name, texts: fresh.texts }));
        return fresh.texts;
    } catch {
        // Without them the pages still speak, in the program's own words.
        return undefined;
    }
}
