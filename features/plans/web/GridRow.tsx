import { Badge, UnstyledButton } from "@mantine/core";
import { useText } from "@ui/text";
import { memo, useLayoutEffect, useRef } from "react";
import { colours, type Field, type Item } from "./plan";

// from: where what the page added to the typed text begins.
export type Editing = { text: string; from?: number };
export type Place = { row: number; column: number };
// What a row's cells ask of the grid.
export type Hands = {
    choose: (row: number, column: number, extend: boolean) => void;
    edit: () => void;
    type: (text: string, added: boolean) => void;
    commit: (move: Place) => void;
    cancel: () => void;
    open: (item: Item) => void;
};

type RowProps = {
    item: Item;
    number: number;
    row: number;
    fields: Field[];
    view: "plan" | "risks";
    active: number;
    first: number;
    last: number;
    editing: Editing | null;
    hands: Hands;
};

export const Row = memo(function Row(props: RowProps) {
    const { item, fields, active, first, last, editing, row, hands } = props;
    const t = useText();
    return (
        <div
            className="plan-row"
            role="row"
            aria-rowindex={row + 2}
            data-view={props.view}
            data-progress={item.progress}
        >
            <div className="plan-cell plan-number" role="rowheader">
                <UnstyledButton
                    fz="inherit"
                    aria-label={t("plans.web.open_line", { number: props.number })}
                    tabIndex={-1}
                    onClick={() => hands.open(item)}
                >
                    {props.number}
                </UnstyledButton>
            </div>
            {fields.map((field, column) => {
                const mine = active === column;
                const chosen = column >= first && column <= last && last >= 0;
                return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its cells
                    <div
                        key={field}
                        role="gridcell"
                        data-cell={`${row}:${column}`}
                        className={`plan-cell${chosen ? " chosen" : ""}${mine ? " active" : ""}`}
                        aria-selected={chosen}
                        tabIndex={mine ? 0 : -1}
                        onClick={(event) => {
                            hands.choose(row, column, event.shiftKey);
                            event.currentTarget.focus({ preventScroll: true });
                        }}
                        onDoubleClick={hands.edit}
                    >
                        {item[field]}
                        {field === "activity" && item.remark && (
                            <span className="plan-remark">
                                {t("plans.web.remark", { remark: item.remark })}
                            </span>
                        )}
                        {mine && editing && <Writing field={field} editing={editing} hands={hands} />}
                    </div>
                );
            })}
            {props.view === "plan" && (
                <div className="plan-cell" role="gridcell">
                    <UnstyledButton tabIndex={-1} onClick={() => hands.open(item)}>
                        <Badge component="span" size="sm" color={colours[item.progress]}>
                            {t(`plans.web.progress.${item.progress}`)}
                        </Badge>
                    </UnstyledButton>
                </div>
            )}
        </div>
    );
});

function Writing({ field, editing, hands }: { field: Field; editing: Editing; hands: Hands }) {
    const t = useText();
    const box = useRef<HTMLTextAreaElement>(null);
    useLayoutEffect(() => {
        if (editing.from !== undefined) box.current?.setSelectionRange(editing.from, editing.text.length);
    }, [editing]);
    return (
        <textarea
            ref={box}
            // biome-ignore lint/a11y/noAutofocus: typing begins where the reader is
            autoFocus
            aria-label={t(`plans.web.field.${field}`)}
            value={editing.text}
            onFocus={(event) => {
                const end = event.currentTarget.value.length;
                event.currentTarget.setSelectionRange(end, end);
            }}
            onChange={(event) => {
                const at = event.currentTarget;
                const how = (event.nativeEvent as InputEvent).inputType ?? "";
                hands.type(at.value, how === "insertText" && at.selectionStart === at.value.length);
            }}
            onBlur={(event) => {
                const next = event.relatedTarget as HTMLElement | null;
                if (!next?.closest(".plan-grid")) hands.commit({ row: 0, column: 0 });
            }}
            onKeyDown={(event) => {
                if (event.key === "Escape") {
                    event.stopPropagation();
                    hands.cancel();
                } else if (event.key === "Tab") {
                    event.preventDefault();
                    hands.commit({ row: 0, column: event.shiftKey ? -1 : 1 });
                } else if (event.key === "Enter" && !event.altKey && !event.shiftKey) {
                    event.preventDefault();
                    hands.commit({ row: 1, column: 0 });
                }
            }}
        />
    );
}
