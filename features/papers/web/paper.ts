import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { formatDate, formatSchoolYear, lastDay } from "@ui/format";
import type { Text } from "@ui/text";

export type Paper = Schema<"papers.PaperCard">;
export type PaperRow = Schema<"papers.PaperRow">;
export type Edition = Paper["editions"][number];
export type PaperSet = Schema<"papers.PaperSet">;
export type SetLine = PaperSet["groups"][number]["lines"][number];
export type PlaceSet = Schema<"papers.PlaceSet">;
export type Templates = Schema<"papers.Templates">;

export const colours = {
    missing: "red",
    draft: "gray",
    submitted: "blue",
    returned: "orange",
    approved: "green",
    outdated: "yellow",
} as const;

export const setQuery = (organisation: string, year: number) =>
    queryOptions({
        queryKey: ["papers", "set", organisation, year],
        queryFn: ({ signal }) => api.get<PaperSet>("/papers/set", { organisation, year }, signal),
    });
export const paperQuery = (id: string) =>
    queryOptions({
        queryKey: ["papers", "card", id],
        queryFn: ({ signal }) => api.get<Paper>(`/papers/${id}`, undefined, signal),
    });

// The page shows what was answered; sets and lists are read anew.
export function useKeep(): (card: Paper) => Promise<void> {
    const queries = useQueryClient();
    return async (card) => {
        queries.setQueryData(paperQuery(card.id).queryKey, card);
        await Promise.all([
            queries.invalidateQueries({ queryKey: ["papers", "set"] }),
            queries.invalidateQueries({ queryKey: ["list"] }),
            queries.invalidateQueries({ queryKey: ["week"] }),
        ]);
    };
}

export function actWords(
    of: Pick<PaperRow, "act_date" | "act_number" | "valid_until" | "school_year" | "reg_number">,
    t: Text,
): string {
    return [
        of.school_year && t("papers.web.of_year", { year: formatSchoolYear(of.school_year) }),
        of.act_date &&
            of.act_number &&
            t("papers.web.act_words", { date: formatDate(of.act_date), number: of.act_number }),
        of.reg_number && t("papers.web.reg_words", { number: of.reg_number }),
        of.valid_until && t("papers.web.until_words", { date: formatDate(lastDay(of.valid_until)) }),
    ]
        .filter(Boolean)
        .join(" · ");
}
