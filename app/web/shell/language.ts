import { type Language, setTexts } from "@ui/text";

const sources: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
    ru: () => import("virtual:text/ru"),
    en: () => import("virtual:text/en"),
};
const remembered = "metodika.language";

export function preferredLanguage(): Language {
    return localStorage.getItem(remembered) === "en" ? "en" : "ru";
}

export async function speak(language: Language): Promise<void> {
    const texts = await sources[language]();
    localStorage.setItem(remembered, language);
    document.documentElement.lang = language;
    setTexts(language, texts.default);
}
