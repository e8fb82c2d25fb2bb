import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { locale } from "@ui/text";

export type Grid = Schema<"associations.YearGrid">;
export type GridRow = Schema<"associations.GridRow">;
export type GridMeeting = Schema<"associations.GridMeeting">;
export type GridClash = Schema<"associations.GridClash">;
export type Outcome = Schema<"associations.YearOutcome">;
export type GridPlace = { organisation?: string; cluster?: string; level?: string; year: number };

export const gridQuery = (place: GridPlace) =>
    queryOptions({
        queryKey: ["associations", "grid", place],
        queryFn: ({ signal }) => api.get<Grid>("/schedules", place, signal),
    });

// The clusters of a municipality; what is none has none.
export const clustersQuery = (municipality?: string) =>
    queryOptions({
        queryKey: ["clusters", municipality ?? ""],
        queryFn: ({ signal }) =>
            api.get<{ items: Schema<"organisations.Cluster">[] }>("/clusters", { municipality }, signal),
        enabled: Boolean(municipality),
        retry: false,
    });

export async function refreshGrid(queries: QueryClient) {
    await Promise.all([
        queries.invalidateQueries({ queryKey: ["associations"] }),
        queries.invalidateQueries({ queryKey: ["meetings"] }),
        queries.invalidateQueries({ queryKey: ["list"] }),
    ]);
}

// August to June; July where something is set for it.
export function monthsOf(grid: Grid): number[] {
    const july = grid.items.some((row) => row.meetings.some((one) => one.date.slice(5, 7) === "07"));
    return [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, ...(july ? [7] : [])];
}

export function monthName(month: number, form: "long" | "short" = "long"): string {
    const name = new Date(2026, month - 1, 1).toLocaleDateString(locale(), { month: form });
    return name.charAt(0).toUpperCase() + name.slice(1);
}

export const monthOf = (date: string) => Number(date.slice(5, 7));
export const dayMonth = (date: string) => `${date.slice(8, 10)}.${date.slice(5, 7)}`;
// The first day that a new line of the month is offered for.
export const firstOf = (year: number, month: number) =>
    `${month >= 8 ? year : year + 1}-${String(month).padStart(2, "0")}-01`;
