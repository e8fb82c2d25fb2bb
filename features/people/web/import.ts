import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type Import = Schema<"people.Import">;
export type ImportLine = Schema<"people.ImportLine">;
export type ImportRow = Schema<"people.ImportRow">;
export type ImportState = Import["state"];
export type RowProblem = Schema<"people.ImportProblem">;
export type ReadPerson = Schema<"people.ImportPerson">;
export type ReadPosition = Schema<"people.ImportPost">;
export type ReadCourse = Schema<"people.ImportCourse">;
export type Question = Schema<"people.ImportQuestion">;
export type Answer = Schema<"people.ImportAnswer">;
export type Patch = Schema<"people.ImportRowChange">;

export type RowFilter = "ask" | "doubtful" | "fresh" | "changed" | "left" | "all";
export type Candidate = Schema<"people.ImportCandidate">;

export const importQuery = (id: string) =>
    queryOptions({
        queryKey: ["imports", "card", id],
        queryFn: ({ signal }) => api.get<Import>(`/imports/${id}`, undefined, signal),
    });

export const open = (row: ImportRow): RowProblem[] =>
    row.problems.filter((problem) => problem.severity !== "info" && !problem.settled);

export const stateColour: Record<ImportState, string> = {
    preview: "yellow",
    entering: "blue",
    entered: "green",
    undoing: "blue",
    undone: "gray",
    cancelled: "gray",
};
