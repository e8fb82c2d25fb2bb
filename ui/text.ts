import { useSyncExternalStore } from "react";

export type Language = "ru" | "en";
export type Params = Record<string, string | number | null | undefined>;
export type Text = (key: string, params?: Params) => string;

let language: Language = "ru";
let sentences: Record<string, string> = {};
let plural = new Intl.PluralRules("ru");
const listeners = new Set<() => void>();

export function setTexts(fresh: Language, texts: Record<string, string>): void {
    language = fresh;
    sentences = texts;
    plural = new Intl.PluralRules(fresh);
    // A new function per language, so that every reader of useText() is drawn again.
    current = (key, params) => find(key, params);
    for (const tell of listeners) tell();
}

export function currentLanguage(): Language {
    return language;
}

// With a `count`, "found" is looked for as "found_one", "found_few", "found_many", then "found".
function find(key: string, params?: Params): string {
    const count = params?.count;
    const form = typeof count === "number" ? sentences[`${key}_${plural.select(count)}`] : undefined;
    const sentence = form ?? sentences[key] ?? sentences[`${key}_other`];
    if (sentence === undefined) return key;
    if (!params) return sentence;
    return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = params[name];
        if (value === undefined) return whole;
        return typeof value === "number" ? value.toLocaleString(locale()) : (value ?? "");
    });
}

let current: Text = (key, params) => find(key, params);

// Outside of components; inside them use useText(), which draws again when the language changes.
export const t: Text = (key, params) => find(key, params);

export function hasText(key: string): boolean {
    return key in sentences;
}

export function useText(): Text {
    return useSyncExternalStore(
        (tell) => {
            listeners.add(tell);
            return () => listeners.delete(tell);
        },
        () => current,
    );
}

export function locale(): string {
    return language === "ru" ? "ru-RU" : "en-GB";
}
