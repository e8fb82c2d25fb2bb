import { api } from "@api/client";
import { queryOptions } from "@tanstack/react-query";

export type ImportState = "preview" | "entering" | "entered" | "failed" | "cancelled";
export type Severity = "ask" | "confirm" | "info";

export type ImportLine = {
    id: string;
    file: string;
    organisation: { id: string; name: string } | null;
    state: ImportState;
    persons: number;
    doubtful: number;
    created_at: string;
};

export type Import = ImportLine & {
    columns: { sheet: string; column: string; header: string; meaning: string }[];
    ignored: { sheet: string; row: number; kind: string; text: string }[];
    counts: {
        persons: number;
        added: number;
        changed: number;
        same: number;
        questions: number;
        confirms: number;
        infos: number;
    };
    job: string | null;
    can: Record<string, boolean>;
};

export type ReadPosition = {
    title: string;
    subject: string[];
    employment: string;
    rate: number | null;
};

export type ReadPerson = {
    surname: string;
    name: string;
    patronymic: string | null;
    birth_date: string | null;
    positions: ReadPosition[];
    category: { level: string; date: string | null; act: string | null } | null;
    courses: { title: string; date: string | null; hours: number | null }[];
    experience_years: number | null;
    experience_total_years: number | null;
    phone: string | null;
    email: string | null;
    education: string | null;
    organisation?: string | null;
};

export type RowProblem = {
    code: string;
    severity: Severity;
    reason: string;
    field: string | null;
    settled: boolean;
};

export type ImportRow = {
    number: number;
    sheet: string;
    rows: number[];
    outcome: "new" | "changed" | "same" | "skipped";
    person: ReadPerson;
    problems: RowProblem[];
    fixes: { what: string; was: string; now: string }[];
    version: number;
};

export type RowFilter = "ask" | "doubtful" | "all";

export const importQuery = (id: string) =>
    queryOptions({
        queryKey: ["imports", "card", id],
        queryFn: ({ signal }) => api.get<Import>(`/imports/${id}`, undefined, signal),
    });

export const open = (row: ImportRow): RowProblem[] =>
    row.problems.filter((problem) => problem.severity !== "info" && !problem.settled);
