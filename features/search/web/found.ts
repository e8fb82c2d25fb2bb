import { api } from "@api/client";
import type { Schema } from "@api/schema";

export type Answer = Schema<"search.FoundAnswer">;
export type Group = Answer["groups"][number];
export type Item = Group["items"][number];

export const kinds = ["people", "organisations", "associations", "meetings", "minutes"] as const;

// The answer to what is typed now; what was typed before is no longer waited for.
export const find = (
    q: string,
    more: { kind?: string; cursor?: string | null; limit?: number },
    signal?: AbortSignal,
) => api.get<Answer>("/search", { q, ...more }, signal);

export const countOf = (answer: Answer) =>
    answer.groups.reduce((sum, group) => sum + (group.total ?? group.items.length), 0);
