import { api } from "@api/client";
import { queryOptions } from "@tanstack/react-query";

export type Named = { id: string; name: string };

export type Post = {
    position: string;
    subjects: string[];
    employment: string;
    rate: number | null;
    organisation: Named;
};
export type Category = {
    level: string;
    since: string | null;
    until: string | null;
    act?: string | null;
};

export type PersonRow = {
    id: string;
    name: string;
    positions: Post[];
    category: Category | null;
    experience_years: number | null;
    age: number | null;
    young: boolean | null;
    courses_last_on: string | null;
    can: Record<string, boolean>;
};

export type Employment = Post & {
    id: string;
    hours: number | null;
    since: string;
    until: string | null;
    detail: string | null;
};

export type Person = {
    id: string;
    surname: string;
    given_name: string;
    patronymic: string | null;
    maiden_surname: string | null;
    birth_date: string | null;
    snils: string | null;
    phone: string | null;
    mail: string | null;
    employments: Employment[];
    categories: Category[];
    courses: { title: string; finished_on: string | null; hours: number | null }[];
    education: string | null;
    experience_total: number | null;
    experience_ped: number | null;
    statuses: { status: string; since: string | null; until: string | null }[];
    history: { at: string; what: string; who: string | null }[];
    hidden: string[];
    version: number;
    has_account: boolean;
    can: Record<string, boolean>;
};

export type Count = { name: string; count: number };
export type Summary = {
    educators: number;
    young: number;
    novices: number;
    by_position: Count[];
    by_subject: Count[];
    by_category: Count[];
    by_age: Count[];
    small_hidden: boolean;
};

export const personQuery = (id: string) =>
    queryOptions({
        queryKey: ["people", "card", id],
        queryFn: ({ signal }) => api.get<Person>(`/people/${id}`, undefined, signal),
    });

export const summaryQuery = (organisation: string | undefined) =>
    queryOptions({
        queryKey: ["people", "summary", organisation ?? null],
        queryFn: ({ signal }) => api.get<Summary>("/people/summary", { organisation }, signal),
    });

export const fullName = (person: Pick<Person, "surname" | "given_name" | "patronymic">): string =>
    [person.surname, person.given_name, person.patronymic].filter(Boolean).join(" ");
