import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { type QueryClient, queryOptions } from "@tanstack/react-query";

export type TreeNode = Schema<"organisations.TreeNode">;
export type Tree = Schema<"organisations.Tree">;
export type OrganisationRow = Schema<"organisations.OrganisationRow">;
export type Organisation = Schema<"organisations.OrganisationCard">;
export type Cluster = Schema<"organisations.Cluster">;

// Kinds that can be added below an organisation of each level.
export const kindsBelow: Record<Organisation["level"], Organisation["kind"][]> = {
    region: ["municipality", "institute", "ministry"],
    municipality: ["school", "kindergarten", "extra_centre", "service", "authority"],
    organisation: [],
};

// What an organisation stands under; a region under nothing.
export function parentKind({ kind, level }: Pick<Organisation, "kind" | "level">) {
    if (kind === "region") return undefined;
    if (level === "organisation" || kind === "service" || kind === "authority") return "municipality";
    return "region";
}

// Whether there is another place to move to among those that the reader sees.
export const otherParentsQuery = (organisation: Organisation) => {
    const kind = parentKind(organisation);
    return queryOptions({
        queryKey: ["organisations", "parents", kind, organisation.parent],
        queryFn: async ({ signal }) => {
            const page = await api.get<{ items: OrganisationRow[] }>(
                "/organisations",
                { kind, limit: 2 },
                signal,
            );
            return page.items.some((one) => one.id !== organisation.parent);
        },
        enabled: Boolean(organisation.can.edit && kind),
        staleTime: 60_000,
    });
};

// Names and places of organisations stand in lists and choices of every room.
export const treeChanged = (queries: QueryClient) =>
    Promise.all(
        ["organisations", "list", "pick"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );

export const treeQuery = queryOptions({
    queryKey: ["organisations", "tree"],
    queryFn: ({ signal }) => api.get<Tree>("/organisations/tree", undefined, signal),
    staleTime: 60_000,
});

export const organisationQuery = (id: string) =>
    queryOptions({
        queryKey: ["organisations", "card", id],
        queryFn: ({ signal }) => api.get<Organisation>(`/organisations/${id}`, undefined, signal),
    });

export const clustersQuery = (municipality: string) =>
    queryOptions({
        queryKey: ["organisations", "clusters", municipality],
        queryFn: ({ signal }) => api.get<{ items: Cluster[] }>("/clusters", { municipality }, signal),
    });
