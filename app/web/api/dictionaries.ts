import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Schema } from "./schema";

export type Term = Schema<"people.Choice">;
export type Dictionaries = Schema<"people.Dictionaries">;

export const dictionariesQuery = queryOptions({
    queryKey: ["dictionaries"],
    queryFn: ({ signal }) => api.get<Dictionaries>("/dictionaries", undefined, signal),
    staleTime: 60 * 60_000,
});

export function titleOf(terms: Term[] | undefined, code: string | null | undefined): string | null {
    if (!code) return null;
    return terms?.find((term) => term.code === code)?.title ?? code;
}
