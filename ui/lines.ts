import type { KeyboardEvent } from "react";

// Keys on a line (`data-line`) inside `list`: the arrows walk from line to line, Enter opens the one in hand.
export function lineKeys(list: HTMLElement | null, event: KeyboardEvent, open?: () => void) {
    if (event.target !== event.currentTarget) return;
    const offset = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (offset) {
        event.preventDefault();
        focusLine(list, offset);
    } else if (event.key === "Enter" && open) {
        event.preventDefault();
        open();
    }
}

// The line so far below (above, where it is negative) the one that is in hand.
export function focusLine(list: HTMLElement | null, offset: number) {
    const all = [...(list?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const here = all.findIndex((line) => line.contains(document.activeElement));
    all[Math.max(0, Math.min(all.length - 1, here + offset))]?.focus();
}
