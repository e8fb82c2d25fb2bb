import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";
import { formatNumber } from "@ui/format";
import type { Text } from "@ui/text";

export type Value = Schema<"monitoring.ShownValue">;
export type Row = Schema<"monitoring.IndicatorRow">;
export type Unit = Row["unit"];
export type Child = Schema<"monitoring.PlaceBelow">;
export type Picture = Schema<"monitoring.Picture">;
export type Indicator = Schema<"monitoring.ShownIndicator">;
export type IndicatorRecord = Schema<"monitoring.ShownRecord">;

export const pictureQuery = (organisation: string | undefined, year: number) =>
    queryOptions({
        queryKey: ["monitoring", organisation, year],
        queryFn: ({ signal }) => api.get<Picture>("/monitoring", { organisation, year }, signal),
        enabled: organisation !== undefined,
    });

export const indicatorsQuery = queryOptions({
    queryKey: ["indicators"],
    queryFn: ({ signal }) => api.get<{ items: Indicator[] }>("/indicators", undefined, signal),
    staleTime: 10 * 60_000,
});

// Codes of the official list are numbers that people know; the program's own codes are not for reading.
export const titled = (code: string, name: string): string => (/^\d/.test(code) ? `${code} ${name}` : name);

// Without a value there are words, never a zero.
export function spoken(value: Value | undefined, unit: Unit, t: Text): string {
    if (!value) return t("monitoring.web.no_data");
    if (value.hidden) return t("monitoring.web.hidden");
    if (value.no_data || value.value === null) return t("monitoring.web.no_data");
    const number = formatNumber(value.value, unit === "count" ? 0 : 1);
    return unit === "percent" ? `${number}\u00a0%` : number;
}

export const rounded = (change: number, unit: Unit): number =>
    Number(change.toFixed(unit === "count" ? 0 : 1));

// +4, −2,5 п. п., без изменений
export function changeWords(change: number, unit: Unit, t: Text): string {
    const fine = rounded(change, unit);
    if (fine === 0) return t("monitoring.web.unchanged");
    const number = formatNumber(Math.abs(fine), unit === "count" ? 0 : 1);
    return `${fine > 0 ? "+" : "−"}${number}${unit === "percent" ? `\u00a0${t("monitoring.web.points")}` : ""}`;
}

export const known = (value: Value | undefined): value is Value & { value: number } =>
    value !== undefined && !value.no_data && !value.hidden && value.value !== null;
