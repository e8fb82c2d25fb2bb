import { Button } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { Icon } from "@ui/icons";
import { useText } from "@ui/text";
import {
    type ClipboardEvent,
    type KeyboardEvent,
    useCallback,
    useEffect,
    useLayoutEffect,
    useMemo,
    useRef,
    useState,
} from "react";
import type { Book, Cell, Fresh } from "./book";
import { type Editing, type Hands, type Place, Row } from "./GridRow";
import { type Pasted, readClipboard, writeClipboard } from "./paste";
import { columnsOf, type Field, type Item, type Section } from "./plan";
import { usePrinting } from "./printing";
import "./plan.css";

type Line =
    | { kind: "section"; section: Section; count: number }
    | { kind: "item"; item: Item; number: number; at: number }
    | { kind: "add"; section: Section };

// The plan as a sheet: arrows, Enter and F2, typing, Tab, Shift+arrows, copy, paste, Ctrl+D, Ctrl+Z. What is typed goes
// at once, cell by cell; the book answers for it.
export default function Grid({
    book,
    sections,
    items,
    view,
    edits,
    onOpen,
    onPasted,
    focus,
}: {
    book: Book;
    sections: Section[];
    items: Item[];
    view: "plan" | "risks";
    edits: boolean;
    onOpen: (item: Item) => void;
    onPasted: (pasted: Pasted, taken: number) => void;
    focus?: string;
}) {
    const t = useText();
    const fields = useMemo(() => columnsOf(view), [view]);
    const [active, setActive] = useState<Place>({ row: 0, column: 0 });
    const [anchor, setAnchor] = useState<Place | null>(null);
    const [editing, setEditing] = useState<Editing | null>(null);
    const frame = useRef<HTMLDivElement>(null);
    const body = useRef<HTMLDivElement>(null);
    const lines = useMemo(() => {
        const out: Line[] = [];
        let number = 0;
        for (const section of sections) {
            const own = items.filter((item) => item.section === section.code);
            out.push({ kind: "section", section, count: own.length });
            for (const item of own) out.push({ kind: "item", item, number: ++number, at: number - 1 });
            if (edits) out.push({ kind: "add", section });
        }
        return out;
    }, [sections, items, edits]);
    const rows = useMemo(() => lines.flatMap((line) => (line.kind === "item" ? [line.item] : [])), [lines]);
    const [margin, setMargin] = useState(0);
    useLayoutEffect(() => {
        const top = body.current?.getBoundingClientRect().top ?? 0;
        setMargin(top + window.scrollY);
    }, []);
    const window_ = useWindowVirtualizer({
        count: lines.length,
        estimateSize: (i) => (lines[i]?.kind === "item" ? 52 : 40),
        overscan: 12,
        scrollMargin: margin,
        getItemKey: (i) => {
            const line = lines[i];
            return !line ? i : line.kind === "item" ? line.item.id : `${line.kind}-${line.section.code}`;
        },
    });
    const printing = usePrinting();
    const seen = window_.getVirtualItems();
    const total = window_.getTotalSize();
    const before = seen[0] && !printing ? seen[0].start - margin : 0;
    const after = seen.length && !printing ? total - ((seen.at(-1)?.end ?? margin) - margin) : 0;
    // On paper all lines stand, on the screen those that are seen.
    const shown = printing ? lines.map((_, index) => ({ index, key: index })) : seen;

    const lineOf = useCallback(
        (row: number) => lines.findIndex((line) => line.kind === "item" && line.at === row),
        [lines],
    );
    const go = useCallback(
        (place: Place, extend = false) => {
            const row = Math.max(0, Math.min(rows.length - 1, place.row));
            const column = Math.max(0, Math.min(fields.length - 1, place.column));
            setAnchor((was) => (extend ? (was ?? active) : null));
            setActive({ row, column });
            window_.scrollToIndex(lineOf(row), { align: "auto" });
        },
        [rows.length, fields.length, active, lineOf, window_],
    );
    // The cell that keys go to has the focus, so that a reader of screens says it.
    useEffect(() => {
        if (editing || !frame.current?.contains(document.activeElement)) return;
        frame.current
            .querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)
            ?.focus({ preventScroll: true });
    }, [active, editing, shown[0]?.index]);
    useEffect(() => {
        if (!focus) return;
        const row = rows.findIndex((item) => item.id === focus);
        if (row >= 0) go({ row, column: 0 });
    }, [focus]);

    const from = {
        row: Math.min(active.row, anchor?.row ?? active.row),
        column: Math.min(active.column, anchor?.column ?? active.column),
    };
    const to = {
        row: Math.max(active.row, anchor?.row ?? active.row),
        column: Math.max(active.column, anchor?.column ?? active.column),
    };
    const cells = (text: (row: number, column: number) => string | undefined): Cell[] => {
        const out: Cell[] = [];
        for (let row = from.row; row <= to.row; row++)
            for (let column = from.column; column <= to.column; column++) {
                const value = text(row, column);
                const item = rows[row];
                const field = fields[column];
                if (item && field && value !== undefined) out.push({ item: item.id, field, value });
            }
        return out;
    };
    const textAt = (row: number, column: number) => {
        const item = rows[row];
        const field = fields[column];
        return item && field ? book.text(item.id, field) : "";
    };

    function commit(move: Place) {
        if (editing) {
            const item = rows[active.row];
            const field = fields[active.column];
            if (item && field) book.write([{ item: item.id, field, value: editing.text.trim() }]);
        }
        setEditing(null);
        frame.current?.focus();
        go({ row: active.row + move.row, column: active.column + move.column });
    }
    async function addAfter(section: string, afterItem?: string, fresh?: Fresh[]) {
        const added = await book.add(fresh ?? [{ section }], afterItem);
        const first = added[0];
        if (!first) return;
        // The line is there with the next drawing.
        requestAnimationFrame(() => setJump(first));
    }
    const [jump, setJump] = useState<string | null>(null);
    useEffect(() => {
        if (!jump) return;
        const row = rows.findIndex((item) => item.id === jump);
        if (row < 0) return;
        setJump(null);
        frame.current?.focus();
        go({ row, column: 0 });
    }, [jump, rows, go]);

    function keys(event: KeyboardEvent) {
        if (editing) return;
        const command = event.ctrlKey || event.metaKey;
        const key = event.key.toLowerCase();
        const arrows: Record<string, Place> = {
            arrowup: { row: -1, column: 0 },
            arrowdown: { row: 1, column: 0 },
            arrowleft: { row: 0, column: -1 },
            arrowright: { row: 0, column: 1 },
            pageup: { row: -15, column: 0 },
            pagedown: { row: 15, column: 0 },
        };
        const arrow = arrows[key];
        const taken = () => event.preventDefault();
        if (arrow) {
            taken();
            const far = command && key.startsWith("arrow") ? 100_000 : 1;
            return go(
                { row: active.row + arrow.row * far, column: active.column + arrow.column * far },
                event.shiftKey,
            );
        }
        if (key === "home" || key === "end") {
            taken();
            const column = key === "home" ? 0 : fields.length - 1;
            return go(
                { row: command ? (key === "home" ? 0 : rows.length - 1) : active.row, column },
                event.shiftKey,
            );
        }
        if (command && key === "z") {
            taken();
            return event.shiftKey ? book.redo() : book.undo();
        }
        if (command && key === "y") {
            taken();
            return book.redo();
        }
        const item = rows[active.row];
        if (!item) return;
        if (event.altKey && key === "enter") {
            taken();
            return onOpen(item);
        }
        if (!edits) {
            if (key === "enter") {
                taken();
                onOpen(item);
            }
            return;
        }
        if (command && key === "d") {
            taken();
            const first = from.row;
            return book.write(cells((row, column) => (row === first ? undefined : textAt(first, column))));
        }
        if (command && key === "enter") {
            taken();
            return void addAfter(item.section, item.id);
        }
        if (command && key === "delete") {
            taken();
            return void book.remove(rows.slice(from.row, to.row + 1).map((one) => one.id));
        }
        if (key === "delete" || key === "backspace") {
            taken();
            return book.write(cells(() => ""));
        }
        if (key === "enter" || key === "f2") {
            taken();
            return setEditing({ text: textAt(active.row, active.column) });
        }
        if (event.key.length === 1 && !command && !event.altKey) {
            taken();
            setEditing({ text: event.key });
        }
    }

    function copy(event: ClipboardEvent, cut = false) {
        if (editing) return;
        event.preventDefault();
        const block: string[][] = [];
        for (let row = from.row; row <= to.row; row++)
            block.push(fields.slice(from.column, to.column + 1).map((_, i) => textAt(row, from.column + i)));
        event.clipboardData.setData("text/plain", writeClipboard(block));
        if (cut && edits) book.write(cells(() => ""));
    }
    async function paste(event: ClipboardEvent) {
        if (editing || !edits) return;
        event.preventDefault();
        const pasted = readClipboard(event.clipboardData);
        const one = pasted.rows.length === 1 && pasted.rows[0]?.length === 1 ? pasted.rows[0][0] : null;
        if (one !== null && one !== undefined) return book.write(cells(() => one));
        const writes: Cell[] = [];
        const fresh: Fresh[] = [];
        const last = rows[active.row];
        const section = last?.section ?? sections[0]?.code ?? "";
        // What is pasted stays in its section: lines past its end are new ones.
        const room = rows.slice(from.row).findIndex((item) => item.section !== section);
        const there = room < 0 ? rows.length - from.row : room;
        pasted.rows.forEach((row, r) => {
            const values: Partial<Record<Field, string>> = {};
            row.forEach((value, c) => {
                const field = fields[from.column + c];
                const item = r < there ? rows[from.row + r] : undefined;
                if (!field) return;
                if (item) writes.push({ item: item.id, field, value: value.trim() });
                else values[field] = value.trim();
            });
            if (r >= there && Object.values(values).some(Boolean)) fresh.push({ section, ...values });
        });
        book.write(writes);
        if (fresh.length) await book.add(fresh, rows[from.row + there - 1]?.id);
        onPasted(pasted, pasted.rows.length);
    }

    // Rows keep the same hands, so that only those redraw that look otherwise.
    const latest = useRef<Hands | null>(null);
    latest.current = {
        choose: (row, column, extend) => {
            if (editing) commit({ row: 0, column: 0 });
            go({ row, column }, extend);
        },
        edit: () => edits && setEditing({ text: textAt(active.row, active.column) }),
        type: (text, added) => {
            const field = fields[active.column];
            const whole = added && field ? book.suggest(field, text) : null;
            // The rest of the word stands selected: typing on writes over it, Enter and Tab take it.
            setEditing(whole ? { text: text + whole.slice(text.length), from: text.length } : { text });
        },
        commit,
        cancel: () => {
            setEditing(null);
            frame.current?.focus();
        },
        open: onOpen,
    };
    const hands = useMemo<Hands>(
        () => ({
            choose: (...a) => latest.current?.choose(...a),
            edit: () => latest.current?.edit(),
            type: (text, added) => latest.current?.type(text, added),
            commit: (move) => latest.current?.commit(move),
            cancel: () => latest.current?.cancel(),
            open: (item) => latest.current?.open(item),
        }),
        [],
    );

    return (
        <div
            className="plan-grid"
            ref={frame}
            role="grid"
            aria-label={t("plans.web.grid")}
            aria-rowcount={rows.length + 1}
            aria-colcount={fields.length + 2}
            aria-readonly={!edits}
            tabIndex={rows.length ? -1 : 0}
            onKeyDown={keys}
            onCopy={copy}
            onCut={(event) => copy(event, true)}
            onPaste={paste}
        >
            <div role="rowgroup">
                <div className="plan-row head" role="row" aria-rowindex={1} data-view={view}>
                    <div className="plan-cell" role="columnheader">
                        №
                    </div>
                    {fields.map((field) => (
                        <div key={field} className="plan-cell" role="columnheader">
                            {t(`plans.web.field.${field}`)}
                        </div>
                    ))}
                    {view === "plan" && (
                        <div className="plan-cell" role="columnheader">
                            {t("plans.web.progress")}
                        </div>
                    )}
                </div>
            </div>
            <div ref={body} role="rowgroup" style={{ paddingTop: before, paddingBottom: after }}>
                {shown.map((virtual) => {
                    const line = lines[virtual.index];
                    if (!line) return null;
                    const common = { ref: window_.measureElement, "data-index": virtual.index };
                    if (line.kind === "section")
                        return (
                            <div key={virtual.key} {...common} role="row" className="plan-section">
                                <span role="gridcell">{line.section.title}</span>
                            </div>
                        );
                    if (line.kind === "add")
                        return (
                            <div key={virtual.key} {...common} role="row">
                                <div role="gridcell">
                                    <Button
                                        size="compact-sm"
                                        variant="subtle"
                                        m={4}
                                        leftSection={<Icon name="plus" size={14} />}
                                        aria-label={t("plans.web.add_to", { section: line.section.title })}
                                        onClick={() => addAfter(line.section.code)}
                                    >
                                        {t("plans.web.add_line")}
                                    </Button>
                                </div>
                            </div>
                        );
                    const inside = line.at >= from.row && line.at <= to.row;
                    return (
                        <div key={virtual.key} {...common}>
                            <Row
                                item={line.item}
                                number={line.number}
                                row={line.at}
                                fields={fields}
                                view={view}
                                active={line.at === active.row ? active.column : -1}
                                first={inside ? from.column : -1}
                                last={inside ? to.column : -1}
                                editing={line.at === active.row ? editing : null}
                                hands={hands}
                            />
                        </div>
                    );
                })}
            </div>
        </div>
    );
}
