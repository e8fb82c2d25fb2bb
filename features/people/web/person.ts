import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

export type PersonRow = Schema<"people.PersonRow">;
export type Person = Schema<"people.PersonCard">;
export type Employment = Schema<"people.PostCard">;
export type Summary = Schema<"people.Summary">;
export type Count = Schema<"people.CountLine">;

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
