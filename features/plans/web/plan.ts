import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Plan = Schema<"plans.Plan">;
export type Item = Plan["lines"][number];
export type Section = Plan["sections"][number];
export type Written = Schema<"plans.Written">;
export type Conflict = Written["conflicts"][number];
export type PlanPlace = Schema<"plans.PlanPlace">;
export type PlanRow = Schema<"plans.PlanRow">;
export type Difference = Schema<"plans.Difference">;
export type Analysis = Schema<"plans.AnalysisView">;
export type ReadPlan = Schema<"plans.ReadPlan">;
export type Tie = Item["ties"][number];

// In the order of the paper; task and risk are the columns of the other view.
export const fields = [
    "activity",
    "audience",
    "term",
    "form",
    "responsible",
    "result",
    "task",
    "risk",
] as const;
export type Field = (typeof fields)[number];

export const columnsOf = (view: "plan" | "risks"): Field[] =>
    view === "risks"
        ? ["activity", "task", "risk", "responsible"]
        : ["activity", "audience", "term", "form", "responsible", "result"];

export const colours = {
    planned: "gray",
    late: "red",
    done: "green",
    moved: "yellow",
    dropped: "gray",
} as const;

export const stateColours = {
    draft: "gray",
    submitted: "blue",
    returned: "orange",
    approved: "green",
} as const;

export const planQuery = (id: string) =>
    queryOptions({
        queryKey: ["plans", "card", id],
        queryFn: ({ signal }) => api.get<Plan>(`/plans/${id}`, undefined, signal),
        // What others write comes by the changes; the whole is not read over what is being typed.
        refetchOnWindowFocus: false,
    });
export const analysisQuery = (id: string) =>
    queryOptions({
        queryKey: ["plans", "analysis", id],
        queryFn: ({ signal }) => api.get<Analysis>(`/plans/${id}/analysis`, undefined, signal),
    });
