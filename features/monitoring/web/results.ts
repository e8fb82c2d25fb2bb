import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Results = Schema<"monitoring.PublicResults">;

// What a region shows to everybody; without a region nothing is public.
export const resultsQuery = (region?: string, year?: string) =>
    queryOptions({
        queryKey: ["results", region ?? "", year ?? ""],
        queryFn: ({ signal }) => api.get<Results>("/results", { region, year }, signal),
        staleTime: 10 * 60_000,
        retry: false,
    });
