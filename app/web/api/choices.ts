import type { Choice } from "@ui/Picker";
import { api, type Page } from "./client";
import type { Schema } from "./schema";

// The server searches by words; a choice among one level is made of what it found.
export async function findOrganisations(
    words: string,
    signal: AbortSignal,
    only: { root?: string; level?: string } = {},
): Promise<Choice[]> {
    const page = await api.get<Page<Schema<"organisations.OrganisationRow">>>(
        "/organisations",
        { q: words, root: only.root, limit: 60 },
        signal,
    );
    return page.items
        .filter((item) => !only.level || item.level === only.level)
        .map((item) => ({
            id: item.id,
            name: item.short_name || item.name,
            note: item.short_name && item.short_name !== item.name ? item.name : null,
        }));
}

export async function findPeople(
    words: string,
    signal: AbortSignal,
    organisation?: string | null,
): Promise<Choice[]> {
    const page = await api.get<Page<Schema<"people.PersonRow">>>(
        "/people",
        { q: words, organisation, limit: 30 },
        signal,
    );
    return page.items.map((item) => {
        const post = item.positions?.[0];
        return {
            id: item.id,
            name: item.name,
            note: post ? [post.position, post.organisation.name].filter(Boolean).join(", ") : null,
        };
    });
}
