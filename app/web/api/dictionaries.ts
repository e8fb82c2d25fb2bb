import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";

export type Term = { code: string; title: string };
export type Dictionaries = {
    positions: { code?: string; title: string; group?: string | null }[];
    subjects: (string | Term)[];
    category_levels: Term[];
    employment_kinds: Term[];
    statuses: Term[];
    organisation_kinds: Term[];
    roles: Term[];
    association_levels: Term[];
};

export const dictionariesQuery = queryOptions({
    queryKey: ["dictionaries"],
    queryFn: ({ signal }) => api.get<Dictionaries>("/dictionaries", undefined, signal),
    staleTime: 60 * 60_000,
});

export function titleOf(terms: Term[] | undefined, code: string | null | undefined): string | null {
    if (!code) return null;
    return terms?.find((term) => term.code === code)?.title ?? code;
}
