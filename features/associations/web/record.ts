import type { Choice } from "@ui/Picker";
import type { AgendaItem } from "./association";

export type DecisionValues = { mark: string; text: string; responsible: Choice | null; due: string | null };
export type ItemValues = {
    mark: string;
    title: string;
    speaker: string;
    heard: string;
    spoke: string;
    votes_for: number | string;
    votes_against: number | string;
    votes_abstained: number | string;
    decisions: DecisionValues[];
};
// Without `was` the item is new, without `now` it is struck out.
export type ItemChange = { mark: string; was: ItemValues | null; now: ItemValues | null };

// What is added without a line has a name of its own at once: sent twice, it is there once.
export const newMark = () => `n-${crypto.getRandomValues(new Uint32Array(3)).join("-")}`;

export const blank = (): ItemValues => ({
    mark: newMark(),
    title: "",
    speaker: "",
    heard: "",
    spoke: "",
    votes_for: "",
    votes_against: "",
    votes_abstained: "",
    decisions: [],
});

export function valuesOf(items: AgendaItem[]): ItemValues[] {
    return items.map((item) => ({
        mark: item.mark,
        title: item.title,
        speaker: item.speaker ?? "",
        heard: item.heard ?? "",
        spoke: item.spoke ?? "",
        votes_for: item.votes_for ?? "",
        votes_against: item.votes_against ?? "",
        votes_abstained: item.votes_abstained ?? "",
        decisions: item.decisions.map(({ mark, text, responsible, due }) => ({
            mark,
            text,
            responsible,
            due,
        })),
    }));
}

export function bodyOf(item: ItemValues | null) {
    if (!item) return null;
    const none = (value: number | string) => (value === "" ? null : value);
    return {
        ...item,
        speaker: none(item.speaker),
        heard: none(item.heard),
        spoke: none(item.spoke),
        votes_for: none(item.votes_for),
        votes_against: none(item.votes_against),
        votes_abstained: none(item.votes_abstained),
        decisions: item.decisions.map(({ responsible, ...decision }) => ({
            ...decision,
            responsible: responsible?.id ?? null,
        })),
    };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

// What was changed between the items as they were seen and as they are written now.
export function changesOf(was: ItemValues[], now: ItemValues[]): ItemChange[] {
    const find = (items: ItemValues[], mark: string) => items.find((one) => one.mark === mark) ?? null;
    const gone = was
        .filter((one) => !find(now, one.mark))
        .map((one) => ({ mark: one.mark, was: one, now: null }));
    const written = now
        .map((one) => ({ mark: one.mark, was: find(was, one.mark), now: one }))
        .filter((one) => !same(one.was, one.now));
    return [...gone, ...written];
}

// A second change of the same item begins where the first one began.
export function together(first: ItemChange[], second: ItemChange[]): ItemChange[] {
    const out = [...first];
    for (const change of second) {
        const at = out.findIndex((one) => one.mark === change.mark);
        if (at < 0) out.push(change);
        else out[at] = { ...change, was: (out[at] as ItemChange).was };
    }
    return out.filter((one) => !same(one.was, one.now));
}

export function applied(items: ItemValues[], changes: ItemChange[]): ItemValues[] {
    const out = [...items];
    for (const { mark, now } of changes) {
        const at = out.findIndex((one) => one.mark === mark);
        if (!now) {
            if (at >= 0) out.splice(at, 1);
        } else if (at >= 0) out[at] = now;
        else out.push(now);
    }
    return out;
}

// How many things a person would say they changed.
export function countOf(change: ItemChange): number {
    const { was, now } = change;
    if (!was || !now) return 1;
    const fields = (Object.keys(now) as (keyof ItemValues)[]).filter(
        (name) => name !== "decisions" && !same(was[name], now[name]),
    );
    const marks = new Set([...was.decisions, ...now.decisions].map((one) => one.mark));
    const decisions = [...marks].filter(
        (mark) =>
            !same(
                was.decisions.find((one) => one.mark === mark),
                now.decisions.find((one) => one.mark === mark),
            ),
    );
    return fields.length + decisions.length;
}

// One field that two have changed: both texts, and the change that takes mine after all.
export type Clash = { item: string; decision?: string | null; field: string };
export type Choosing = Clash & { mine: ItemChange };

export function textOf(item: ItemValues | null, clash: Clash): string {
    if (!item) return "";
    if (clash.decision) {
        const decision = item.decisions.find((one) => one.mark === clash.decision);
        if (!decision) return "";
        if (clash.field === "responsible") return decision.responsible?.name ?? "";
        if (clash.field === "due") return decision.due ?? "";
        return decision.text;
    }
    if (clash.field === "item")
        return [item.title, item.heard, item.spoke, ...item.decisions.map((one) => one.text)]
            .filter(Boolean)
            .join("\n");
    return String(item[clash.field as keyof ItemValues] ?? "");
}

// Mine after all: from what stands there now, so that only this field is put in the place of theirs.
export function mineAfterAll(choosing: Choosing, there: ItemValues | null): ItemChange {
    const { mine, field, decision, item: mark } = choosing;
    if (!there || !mine.now || field === "item") return { mark, was: there, now: mine.now };
    if (!decision)
        return { mark, was: there, now: { ...there, [field]: mine.now[field as keyof ItemValues] } };
    const wanted = mine.now.decisions.find((one) => one.mark === decision);
    const stands = there.decisions.find((one) => one.mark === decision);
    const rest = there.decisions.filter((one) => one.mark !== decision);
    const value =
        wanted && stands && field !== "decision"
            ? { ...stands, [field]: wanted[field as keyof DecisionValues] }
            : wanted;
    const decisions = !value
        ? rest
        : stands
          ? there.decisions.map((one) => (one.mark === decision ? value : one))
          : [...rest, value];
    return { mark, was: there, now: { ...there, decisions } };
}
