import type { Choice } from "@ui/Picker";
import { api, type Page } from "./client";
import type { Schema } from "./schema";

// The server searches by words; a choice among one level is made of what it found.
export async function findOrganisations(
    words: string,
    signal: AbortSignal,
    only: { root?: string; levels?: string[]; kind?: string } = {},
): Promise<Choice[]> {
    const page = await api.get<Page<Schema<"organisations.OrganisationRow">>>(
        "/organisations",
        { q: words, root: only.root, kind: only.kind, limit: 60 },
        signal,
    );
    return page.items
        .filter((item) => !only.levels || only.levels.includes(item.level))
        .map((item) => ({
            id: item.id,
            name: item.short_name || item.name,
            note: item.short_name && item.short_name !== item.name ? item.name : null,
        }));
}

// Those who may take part in an association: the staff of its school; above a school, of the whole municipality.
export async function findColleagues(
    words: string,
    signal: AbortSignal,
    of: { level: Schema<"associations.AssociationRow">["level"]; organisation: string },
): Promise<Choice[]> {
    if (of.level === "school") return findPeople(words, signal, of.organisation);
    const owner = await api.get<Schema<"organisations.OrganisationCard">>(
        `/organisations/${of.organisation}`,
        undefined,
        signal,
    );
    const own = owner.kind === "municipality" || owner.kind === "region";
    return findPeople(words, signal, own ? owner.id : owner.parent);
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
