import { describe, expect, it } from "vitest";
import type { Tree, TreeNode } from "./organisation";
import { type Branch, countOrganisations, grow, only, sift } from "./tree";

const node = (id: string, parent: string | null, name: string, extra: Partial<TreeNode> = {}): TreeNode => ({
    id,
    parent,
    name,
    short_name: name,
    level: "organisation",
    kind: "school",
    is_branch: false,
    cluster: null,
    people_count: 10,
    ...extra,
});

const tree: Tree = {
    items: [
        node("1", null, "Округ", { level: "municipality", kind: "municipality" }),
        node("3", "1", "СОШ № 10", { cluster: "c" }),
        node("2", "1", "СОШ № 2", { cluster: "c" }),
        node("4", "1", "Детский сад «Ёлочка»"),
        node("5", "2", "Филиал в хуторе", { is_branch: true }),
    ],
    clusters: [{ id: "c", municipality: "1", name: "Северный куст" }],
    statuses: [],
};
const outline = (branches: Branch[]): unknown[] =>
    branches.map((one) => (one.below.length ? [one.title, outline(one.below)] : one.title));

describe("the tree of organisations", () => {
    it("puts organisations under their cluster, numbers in order", () => {
        expect(outline(grow(tree, "clusters"))).toEqual([
            [
                "Округ",
                [["Северный куст", [["СОШ № 2", ["Филиал в хуторе"]], "СОШ № 10"]], "Детский сад «Ёлочка»"],
            ],
        ]);
    });
    it("keeps what holds a status and the way to it", () => {
        expect(outline(only(grow(tree, "clusters"), new Set(["3"])))).toEqual([
            ["Округ", [["Северный куст", ["СОШ № 10"]]]],
        ]);
        expect(only(grow(tree, "plain"), new Set())).toEqual([]);
    });
    it("is one list without clusters", () => {
        expect(outline(grow(tree, "plain"))).toEqual([
            ["Округ", ["Детский сад «Ёлочка»", ["СОШ № 2", ["Филиал в хуторе"]], "СОШ № 10"]],
        ]);
    });
    it("counts organisations without clusters and branches twice", () => {
        expect(grow(tree, "clusters")[0]?.organisations).toBe(3);
    });
    it("starts at the top of what the reader sees", () => {
        const part = { ...tree, items: tree.items.filter((one) => one.id !== "1") };
        expect(outline(grow(part, "plain"))).toContain("Детский сад «Ёлочка»");
    });
    it("finds ё by е and keeps the way to what it found", () => {
        expect(outline(sift(grow(tree, "clusters"), "елочка"))).toEqual([
            ["Округ", ["Детский сад «Ёлочка»"]],
        ]);
    });
    it("finds a number without its sign, and not another that holds it", () => {
        const found = (words: string) => JSON.stringify(outline(sift(grow(tree, "clusters"), words)));
        expect(found("сош 2")).toContain("СОШ № 2");
        expect(found("сош №2")).not.toContain("СОШ № 10");
        expect(found("сош 1")).toContain("СОШ № 10");
        expect(countOrganisations(sift(grow(tree, "clusters"), "сош 0"))).toBe(0);
    });
    it("says how many were found", () => {
        expect(countOrganisations(sift(grow(tree, "clusters"), "нет такой"))).toBe(0);
        expect(countOrganisations(grow(tree, "clusters"))).toBe(5);
    });
});
