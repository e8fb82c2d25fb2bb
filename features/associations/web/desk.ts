import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Desk = Schema<"associations.Desk">;
export type Matter = Schema<"associations.Matter">;
export type Matters = Schema<"associations.Matters">;
export type EarlierDecision = Schema<"associations.EarlierDecision">;

export const deskQuery = (meeting: string) =>
    queryOptions({
        queryKey: ["meetings", "desk", meeting],
        queryFn: ({ signal }) => api.get<Desk>(`/meetings/${meeting}/desk`, undefined, signal),
    });

export const mattersQuery = (association: string) =>
    queryOptions({
        queryKey: ["associations", "matters", association],
        queryFn: ({ signal }) => api.get<Matters>(`/associations/${association}/matters`, undefined, signal),
    });

export const councilQuery = (organisation: string) =>
    queryOptions({
        queryKey: ["associations", "council", organisation],
        queryFn: ({ signal }) =>
            api.get<Schema<"associations.Council">>("/councils", { organisation }, signal),
    });
