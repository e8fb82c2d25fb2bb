import { locale, t } from "./text";

export const dash = "—";

// A date may be known to the year or the month only: "2024", "2024-05", "2024-05-17".
export function formatDate(date: string | null | undefined): string {
    if (!date) return dash;
    const [year, month, day] = date.slice(0, 10).split("-");
    return [day, month, year].filter(Boolean).join(".");
}

export function formatLongDate(date: string | null | undefined): string {
    if (!date || date.length < 10) return formatDate(date);
    const [year, month, day] = date.slice(0, 10).split("-").map(Number);
    return new Date(year ?? 0, (month ?? 1) - 1, day).toLocaleDateString(locale(), {
        day: "numeric",
        month: "long",
        year: "numeric",
    });
}

export function formatInstant(instant: string | null | undefined): string {
    if (!instant) return dash;
    return new Date(instant).toLocaleString(locale(), {
        day: "2-digit",
        month: "2-digit",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
    });
}

export function formatPeriod(since: string | null | undefined, until: string | null | undefined): string {
    if (since && until) return `${formatDate(since)} – ${formatDate(lastDay(until))}`;
    if (since) return t("ui.web.since", { date: formatDate(since) });
    if (until) return t("ui.web.until", { date: formatDate(lastDay(until)) });
    return dash;
}

// A term is kept with the first day after it; people name its last.
export const lastDay = (until: string): string => shifted(until, -1);
export const dayAfter = (last: string | null): string | null => last && shifted(last, 1);

function shifted(date: string, days: number): string {
    const day = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || date.length < 10) return date;
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
}

// "+79433589838" → "+7 943 358-98-38"; numbers of other countries stay as they are.
export function formatPhone(phone: string | null | undefined): string | null {
    const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone ?? "");
    if (!parts) return phone ?? null;
    const [, code, first, second, third] = parts;
    return `+7 ${code} ${first}-${second}-${third}`;
}

// "92356632215" → "923-566-322 15", as the certificate prints it.
export function formatSnils(snils: string | null | undefined): string | null {
    const parts = /^(\d{3})(\d{3})(\d{3})(\d{2})$/.exec(snils ?? "");
    if (!parts) return snils ?? null;
    const [, first, second, third, check] = parts;
    return `${first}-${second}-${third} ${check}`;
}

export function formatNumber(value: number | null | undefined, digits = 0): string {
    if (value === null || value === undefined) return dash;
    return value.toLocaleString(locale(), { maximumFractionDigits: digits });
}

export function formatSchoolYear(year: number): string {
    return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}

// "Иванова Мария Петровна" → "Иванова М. П."
export function shortName(name: string): string {
    const [surname, ...given] = name.split(/\s+/);
    return [surname, given.map((part) => `${part[0]}.`).join("\u00a0")].filter(Boolean).join("\u00a0");
}

// "25.04.2021" → "2021-04-25", "04.2021" → "2021-04", "2021" stays; anything else goes as typed, for the server to judge.
export function parsePartialDate(text: string): string | null {
    const trimmed = text.trim();
    if (!trimmed) return null;
    const parts = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$/.exec(trimmed);
    if (!parts) return trimmed;
    const [, day, month, year] = parts;
    return [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter(Boolean).join("-");
}
