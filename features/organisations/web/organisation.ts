import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { queryOptions } from "@tanstack/react-query";

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
