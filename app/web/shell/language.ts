import roomTexts from "virtual:text/rooms";
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
let now: Language = "ru";
let own: Record<string, string> = {};
let region: Record<string, string> | undefined;
// Rooms whose pages have been opened: their sentences come along with another language.
const opened = new Set<string>();

export function preferredLanguage(): Language {
    return localStorage.getItem(remembered) === "en" ? "en" : "ru";
}

// Which region's words are drawn; empty: the program's own.
export function spokenWords(): string {
    return spoken;
}

// `words`: the version that the session names. Whoever is not signed in reads the program's own words.
export async function speak(language: Language, words = ""): Promise<void> {
    const [first, ofRegion, ...ofRooms] = await Promise.all([
        sources[language](),
        wordsOf(language, words),
        ...[...opened].map((room) => ofRoom(language, room)),
    ]);
    localStorage.setItem(remembered, language);
    document.documentElement.lang = language;
    spoken = words;
    now = language;
    own = Object.assign({}, first.default, ...ofRooms);
    region = ofRegion;
    draw();
}

// A page comes with the sentences of its room.
export async function speakOf(room: string): Promise<void> {
    if (opened.has(room)) return;
    const language = now;
    const texts = await ofRoom(language, room);
    opened.add(room);
    if (language !== now) return speakOf(room);
    own = { ...own, ...texts };
    draw();
}

const ofRoom = async (language: Language, room: string) =>
    (await roomTexts[language][room]?.())?.default ?? {};
const draw = () => setTexts(now, region ? { ...own, ...region } : own);

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
