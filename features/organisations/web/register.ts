import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Register = Schema<"organisations.RegisterCard">;
export type RegisterRow = Schema<"organisations.RegisterRow">;
export type RegisterQuestion = Schema<"organisations.RegisterQuestion">;
export type RowAnswer = Schema<"organisations.RowAnswer">;

export const outcomes = ["waiting", "fresh", "changed", "same", "skipped"] as const;
export const outcomeColour = {
    fresh: "green",
    changed: "blue",
    same: "gray",
    waiting: "red",
    skipped: "gray",
} as const;
export const stateColour = { preview: "yellow", entered: "green", undone: "gray" } as const;

export const registersQuery = (municipality: string) =>
    queryOptions({
        queryKey: ["registers", "of", municipality],
        queryFn: ({ signal }) =>
            api.get<{ items: Schema<"organisations.RegisterLine">[] }>(
                "/registers",
                { municipality },
                signal,
            ),
    });
export const registerQuery = (id: string) =>
    queryOptions({
        queryKey: ["registers", "card", id],
        queryFn: ({ signal }) => api.get<Register>(`/registers/${id}`, undefined, signal),
    });

// Questions of the row that still stop it.
export const open = (row: RegisterRow) =>
    row.problems.filter((one) => !one.settled && one.severity === "ask");
