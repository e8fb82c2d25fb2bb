import type { Choice } from "@ui/Picker";
import { api, type Page } from "./client";

type Named = { id: string; name: string; short_name?: string; level?: string };

export async function findOrganisations(
    words: string,
    signal: AbortSignal,
    only: { root?: string; level?: string } = {},
): Promise<Choice[]> {
    const page = await api.get<Page<Named>>("/organisations", { q: words, limit: 30, ...only }, signal);
    return page.items.map((item) => ({
        id: item.id,
        name: item.short_name || item.name,
        note: item.short_name && item.short_name !== item.name ? item.name : null,
    }));
}

type PersonFound = {
    id: string;
    name: string;
    positions?: { position: string; organisation?: { name: string } }[];
};

export async function findPeople(
    words: string,
    signal: AbortSignal,
    organisation?: string | null,
): Promise<Choice[]> {
    const page = await api.get<Page<PersonFound>>("/people", { q: words, organisation, limit: 30 }, signal);
    return page.items.map((item) => {
        const post = item.positions?.[0];
        return {
            id: item.id,
            name: item.name,
            note: post ? [post.position, post.organisation?.name].filter(Boolean).join(", ") : null,
        };
    });
}
