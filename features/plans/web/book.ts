// The lines of a plan as the page holds them: what is shown, what is on its way, what can be undone. A cell goes to
// the server with what it said before, so that nobody's text is written over.
import { api } from "@api/client";
import { keep, kept, letGo } from "@ui/device";
import { asProblem, type Problem } from "@ui/problem";
import type { Conflict, Field, Item, Plan, Written } from "./plan";

export type Cell = { item: string; field: Field; value: string };
type Change = { item: string; field: Field; was: string; value: string };
type Step =
    | { kind: "cells"; changes: Change[] }
    | { kind: "added"; items: string[] }
    | { kind: "removed"; items: string[] };
export type Fresh = { section: string } & Partial<Record<Field, string>>;

export type BookState = {
    items: Item[];
    conflicts: Conflict[];
    pending: number;
    problem: Problem | null;
    canUndo: boolean;
    canRedo: boolean;
};

const order = (sections: string[]) => (a: Item, b: Item) =>
    sections.indexOf(a.section) - sections.indexOf(b.section) || a.place - b.place || (a.id < b.id ? -1 : 1);

export class Book {
    private items = new Map<string, Item>();
    // What was typed and has not been answered yet: shown over what the server last said.
    private typed = new Map<string, Change>();
    private sending = false;
    private waiting: Change[] = [];
    private conflicts: Conflict[] = [];
    private problem: Problem | null = null;
    private done: Step[] = [];
    private undone: Step[] = [];
    private listeners = new Set<() => void>();
    private shown: BookState;
    private at: number;
    private retry: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly id: string,
        private sections: string[],
        plan: Plan,
    ) {
        for (const item of plan.lines) this.items.set(item.id, item);
        this.at = plan.at;
        this.shown = this.draw();
    }

    // What was typed here without a line, and the page was closed since: it goes now, from what it said then.
    async restore() {
        const left = await kept<Change[]>(this.place()).catch(() => undefined);
        if (!left?.length) return;
        for (const change of left) {
            if (!this.items.has(change.item)) continue;
            this.typed.set(`${change.item} ${change.field}`, change);
            this.waiting.push(change);
        }
        this.tell();
        void this.send();
    }
    private place = () => `plan-cells/${this.id}`;
    private store() {
        const all = [...this.typed.values()];
        void (all.length ? keep(this.place(), all) : letGo(this.place())).catch(() => {});
    }

    subscribe = (listener: () => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };
    state = () => this.shown;

    text(item: string, field: Field): string {
        return this.typed.get(`${item} ${field}`)?.value ?? this.items.get(item)?.[field] ?? "";
    }

    // What the column says elsewhere and begins as typed: services write the same few words again and again.
    suggest(field: Field, typed: string): string | null {
        if (field === "activity" || typed.trim().length < 2 || typed.includes("\n")) return null;
        const start = typed.toLocaleLowerCase("ru");
        const counts = new Map<string, number>();
        for (const item of this.items.values()) {
            const text = item[field];
            if (
                text.length > typed.length &&
                !text.includes("\n") &&
                text.toLocaleLowerCase("ru").startsWith(start)
            )
                counts.set(text, (counts.get(text) ?? 0) + 1);
        }
        const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return best?.[0] ?? null;
    }

    // The plan was read anew as a whole.
    take(plan: Plan) {
        this.items = new Map(plan.lines.map((item) => [item.id, item]));
        this.at = plan.at;
        this.tell();
    }

    write(cells: Cell[], remember = true) {
        const changes: Change[] = [];
        for (const { item, field, value } of cells) {
            const was = this.text(item, field);
            if (was === value || !this.items.has(item)) continue;
            changes.push({ item, field, was, value });
        }
        if (!changes.length) return;
        if (remember) this.remember({ kind: "cells", changes });
        for (const change of changes) {
            const key = `${change.item} ${change.field}`;
            this.typed.set(key, { ...change, was: this.typed.get(key)?.was ?? change.was });
        }
        this.store();
        this.waiting.push(...changes);
        this.tell();
        void this.send();
    }

    async add(items: Fresh[], after?: string, remember = true): Promise<string[]> {
        try {
            const written = await api.post<Written>(`/plans/${this.id}/items`, {
                after: after ?? null,
                items,
            });
            this.merge(written);
            const added = written.items.map((item) => item.id);
            if (remember) this.remember({ kind: "added", items: added });
            this.problem = null;
            this.tell();
            return added;
        } catch (error) {
            this.problem = asProblem(error);
            this.tell();
            return [];
        }
    }

    async remove(items: string[], removed = true, remember = true) {
        try {
            this.merge(await api.post<Written>(`/plans/${this.id}/removals`, { items, removed }));
            if (remember) this.remember({ kind: "removed", items });
            this.problem = null;
        } catch (error) {
            this.problem = asProblem(error);
        }
        this.tell();
    }

    undo = () => this.step(this.done, this.undone, true);
    redo = () => this.step(this.undone, this.done, false);

    private step(from: Step[], to: Step[], back: boolean) {
        const step = from.pop();
        if (!step) return;
        to.push(step);
        if (step.kind === "cells")
            this.write(
                step.changes.map(({ item, field, was, value }) => ({
                    item,
                    field,
                    value: back ? was : value,
                })),
                false,
            );
        else void this.remove(step.items, (step.kind === "added") === back, false);
        this.tell();
    }

    private remember(step: Step) {
        this.done.push(step);
        if (this.done.length > 200) this.done.shift();
        this.undone = [];
    }

    // One request at a time: what is typed meanwhile goes with the next one.
    private async send() {
        if (this.sending || !this.waiting.length) return;
        this.sending = true;
        const batch = this.waiting.splice(0);
        // Of one cell the last text goes, from what it said first.
        const last = new Map<string, Change>();
        for (const change of batch) {
            const key = `${change.item} ${change.field}`;
            last.set(key, { ...change, was: last.get(key)?.was ?? change.was });
        }
        try {
            const written = await api.post<Written>(`/plans/${this.id}/cells`, { cells: [...last.values()] });
            for (const [key, change] of last) {
                // Typed further meanwhile: it stays, and is a change from what was just written.
                const now = this.typed.get(key);
                if (now?.value === change.value) this.typed.delete(key);
                else if (now) this.typed.set(key, { ...now, was: change.value });
            }
            for (const conflict of written.conflicts) {
                const key = `${conflict.item} ${conflict.field}`;
                this.typed.delete(key);
                this.conflicts = [...this.conflicts.filter((c) => `${c.item} ${c.field}` !== key), conflict];
            }
            this.merge(written);
            this.store();
            this.problem = null;
        } catch (error) {
            this.problem = asProblem(error);
            // Nothing is lost without a line: it goes when there is one again.
            this.waiting.unshift(...last.values());
            const gone = this.problem.kind === "refused";
            if (!gone) this.retry = setTimeout(() => void this.send(), 3000);
        } finally {
            this.sending = false;
            this.tell();
        }
        if (this.waiting.length && !this.problem) void this.send();
    }

    tryAgain = () => {
        clearTimeout(this.retry);
        this.problem = null;
        void this.send();
        this.tell();
    };

    // What others wrote since.
    async refresh() {
        if (this.sending) return;
        try {
            const fresh = await api.get<Written>(`/plans/${this.id}/changes`, { since: this.at });
            if (!this.sending) this.merge(fresh);
            this.tell();
        } catch {
            // The next question, or the next cell, tells that there is no line.
        }
    }

    merge(written: Written) {
        this.at = Math.max(this.at, written.at);
        for (const item of written.items) {
            if (item.removed) this.items.delete(item.id);
            else this.items.set(item.id, item);
        }
    }
    taken(written: Written) {
        this.merge(written);
        this.tell();
    }

    settle(conflict: Conflict, mine: boolean) {
        this.conflicts = this.conflicts.filter((one) => one !== conflict);
        if (mine && !conflict.gone)
            this.write([{ item: conflict.item, field: conflict.field as Field, value: conflict.yours }]);
        this.tell();
    }

    unsent = () => this.waiting.length + (this.sending ? 1 : 0);

    private draw(): BookState {
        const shown = new Map(this.items);
        for (const change of this.typed.values()) {
            const item = shown.get(change.item);
            if (item) shown.set(item.id, { ...item, [change.field]: change.value });
        }
        const items = [...shown.values()].sort(order(this.sections));
        return {
            items,
            conflicts: this.conflicts,
            pending: this.typed.size,
            problem: this.problem,
            canUndo: this.done.length > 0,
            canRedo: this.undone.length > 0,
        };
    }

    private tell() {
        this.shown = this.draw();
        for (const listener of this.listeners) listener();
    }
}
