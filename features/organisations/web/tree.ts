import type { Tree, TreeNode } from "./organisation";

// A line of the drawn tree: an organisation, or a cluster that groups organisations.
export type Branch = {
    key: string;
    node: TreeNode | null;
    title: string;
    people: number;
    organisations: number;
    below: Branch[];
};

export type Grouping = "clusters" | "plain";

const fold = (text: string) => text.toLocaleLowerCase("ru").replaceAll("ё", "е");

function organisation(node: TreeNode, below: Branch[]): Branch {
    return {
        key: node.id,
        node,
        title: node.short_name || node.name,
        people: node.people_count,
        organisations: below.reduce(
            (sum, child) =>
                sum +
                child.organisations +
                (child.node?.level === "organisation" && !child.node.is_branch ? 1 : 0),
            0,
        ),
        below,
    };
}

export function grow(tree: Tree, grouping: Grouping): Branch[] {
    const known = new Set(tree.items.map((node) => node.id));
    const children = new Map<string | null, TreeNode[]>();
    for (const node of tree.items) {
        const parent = node.parent && known.has(node.parent) ? node.parent : null;
        children.set(parent, [...(children.get(parent) ?? []), node]);
    }
    const byName = (a: Branch, b: Branch) => a.title.localeCompare(b.title, "ru", { numeric: true });

    function below(id: string | null): Branch[] {
        const nodes = children.get(id) ?? [];
        const drawn = nodes.map((node) => ({
            cluster: node.cluster,
            branch: organisation(node, below(node.id)),
        }));
        const groups =
            grouping === "clusters" ? tree.clusters.filter((cluster) => cluster.municipality === id) : [];
        const grouped = groups.map((cluster): Branch => {
            const inside = drawn.filter((one) => one.cluster === cluster.id).map((one) => one.branch);
            return {
                key: `cluster-${cluster.id}`,
                node: null,
                title: cluster.name,
                people: inside.reduce((sum, one) => sum + one.people, 0),
                organisations: inside.filter((one) => !one.node?.is_branch).length,
                below: inside.sort(byName),
            };
        });
        const names = new Set(groups.map((cluster) => cluster.id));
        const free = drawn.filter((one) => !one.cluster || !names.has(one.cluster)).map((one) => one.branch);
        return [...grouped.sort(byName), ...free.sort(byName)];
    }
    return below(null);
}

// «сош 5»: parts of words; a number stands at the beginning of one, so that 5 is not 15. Nobody types «№».
const parts = (words: string) => fold(words).replaceAll("№", " ").split(/\s+/).filter(Boolean);
function holds(name: string, wanted: string[]): boolean {
    const spaced = ` ${fold(name).replaceAll("№", " ").replace(/\s+/g, " ")}`;
    return wanted.every((word) => spaced.includes(/^\d/.test(word) ? ` ${word}` : word));
}

// Keeps what matches and the way to it; everything below a match stays openable.
export function sift(branches: Branch[], words: string): Branch[] {
    const wanted = parts(words);
    if (wanted.length === 0) return branches;
    return branches.flatMap((branch) => {
        const own = holds(`${branch.title} ${branch.node?.name ?? ""}`, wanted);
        const below = sift(branch.below, words);
        if (own) return [{ ...branch, below: below.length ? below : branch.below }];
        return below.length ? [{ ...branch, below }] : [];
    });
}

// Keeps what is in `ids` and the way to it.
export function only(branches: Branch[], ids: Set<string>): Branch[] {
    return branches.flatMap((branch) => {
        const below = only(branch.below, ids);
        const own = branch.node !== null && ids.has(branch.node.id);
        return own || below.length ? [{ ...branch, below }] : [];
    });
}

export function countOrganisations(branches: Branch[]): number {
    return branches.reduce(
        (sum, branch) => sum + (branch.node ? 1 : 0) + countOrganisations(branch.below),
        0,
    );
}
