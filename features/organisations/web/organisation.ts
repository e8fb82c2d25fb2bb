import { api } from "@api/client";
import type { Level } from "@api/session";
import { queryOptions } from "@tanstack/react-query";

export type Named = { id: string; name: string };

export type TreeNode = {
    id: string;
    parent: string | null;
    name: string;
    short_name: string;
    level: Level;
    kind: string;
    is_branch: boolean;
    cluster: string | null;
    people_count: number;
};
export type ClusterName = { id: string; municipality: string; name: string };
export type Tree = { items: TreeNode[]; clusters: ClusterName[] };

export type Organisation = {
    id: string;
    code: string;
    name: string;
    short_name: string;
    full_name?: string | null;
    level: Level;
    kind: string;
    parent: string | null;
    cluster: Named | null;
    branch_of: Named | null;
    is_branch: boolean;
    children_count: number;
    people_count: number;
    inn: string | null;
    address: string | null;
    phone: string | null;
    mail: string | null;
    since: string | null;
    until: string | null;
    version: number;
    history: { since: string | null; until: string | null; name: string; parent_name: string | null }[];
    branches: Named[];
    can: Record<string, boolean>;
};

export type Cluster = {
    id: string;
    name: string;
    municipality: string;
    organisations: Named[];
    version: number;
    can: Record<string, boolean>;
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

// From the top of what the reader sees down to the organisation itself.
export function wayTo(tree: Tree | undefined, id: string): TreeNode[] {
    const byId = new Map(tree?.items.map((node) => [node.id, node]));
    const way: TreeNode[] = [];
    for (
        let node = byId.get(id);
        node && way.length < 10;
        node = node.parent ? byId.get(node.parent) : undefined
    ) {
        way.unshift(node);
    }
    return way;
}
