import "./year.css";
import { Anchor, Badge, Modal, Text, VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { dash, formatDate } from "@ui/format";
import { useText } from "@ui/text";
import { type KeyboardEvent, useState } from "react";
import { scheduleColour } from "./association";
import {
    dayMonth,
    firstOf,
    type Grid,
    type GridMeeting,
    type GridRow,
    monthName,
    monthOf,
    monthsOf,
} from "./grid";
import { YearLine } from "./YearLine";

type Asked = { row: GridRow; date: string; meeting?: GridMeeting };

// Arrows walk from cell to cell; Tab and Enter work as everywhere.
function walk(event: KeyboardEvent<HTMLTableElement>) {
    const steps: Record<string, [number, number]> = {
        ArrowLeft: [0, -1],
        ArrowRight: [0, 1],
        ArrowUp: [-1, 0],
        ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    const cell = (event.target as HTMLElement).closest("td");
    const line = cell?.parentElement as HTMLTableRowElement | null;
    if (!step || !cell || !line) return;
    event.preventDefault();
    const lines = Array.from(line.parentElement?.children ?? []) as HTMLTableRowElement[];
    let [y, x] = [lines.indexOf(line) + step[0], cell.cellIndex + step[1]];
    // Cells where nothing can be done are stepped over.
    for (; lines[y]?.cells[x]; y += step[0], x += step[1]) {
        const next = lines[y]?.cells[x]?.querySelector<HTMLElement>("a, button");
        if (next) return next.focus();
    }
}

export function YearTable({ grid }: { grid: Grid }) {
    const t = useText();
    const [asked, setAsked] = useState<Asked | null>(null);
    const months = monthsOf(grid);
    const clashing = new Set(
        grid.clashes.filter((one) => one.at_once).flatMap((one) => one.meetings.map((m) => m.id)),
    );
    if (grid.items.length === 0) return <Text c="dimmed">{t("associations.web.grid_empty")}</Text>;
    return (
        <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className="year-scroll" aria-label={t("associations.web.grid")} tabIndex={0}>
                <table className="year-grid" onKeyDown={walk}>
                    <thead>
                        <tr>
                            <th scope="col">{t("associations.web.association")}</th>
                            {months.map((month) => (
                                <th key={month} scope="col" abbr={monthName(month)}>
                                    {monthName(month)}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {grid.items.map((row) => (
                            <tr key={row.id}>
                                <th scope="row">
                                    <Anchor
                                        component={Link}
                                        to={`/associations/${row.id}/schedule/${grid.year}`}
                                        size="sm"
                                    >
                                        {row.name}
                                    </Anchor>
                                    <Text size="xs" c="dimmed">
                                        {row.organisation.name}
                                        {" · "}
                                        {row.head?.name ??
                                            (row.has_head ? dash : t("associations.web.no_head"))}
                                    </Text>
                                    <Badge size="sm" color={scheduleColour[row.schedule_state]}>
                                        {t(`associations.web.schedule_${row.schedule_state}`)}
                                    </Badge>
                                    {row.act_number && (
                                        <Text size="xs" c="dimmed" span ml={6}>
                                            {t("associations.web.act_of", {
                                                number: row.act_number,
                                                date: formatDate(row.approved_on),
                                            })}
                                        </Text>
                                    )}
                                </th>
                                {months.map((month) => (
                                    <td key={month}>
                                        {row.meetings
                                            .filter((one) => monthOf(one.date) === month)
                                            .map((one) => (
                                                <Entry
                                                    key={one.id}
                                                    row={row}
                                                    meeting={one}
                                                    clashes={clashing.has(one.id)}
                                                    ask={() =>
                                                        setAsked({ row, date: one.date, meeting: one })
                                                    }
                                                />
                                            ))}
                                        {row.can.edit && (
                                            <button
                                                type="button"
                                                className="year-add"
                                                aria-label={t("associations.web.grid_add", {
                                                    name: row.name,
                                                    month: monthName(month),
                                                })}
                                                onClick={() =>
                                                    setAsked({ row, date: firstOf(grid.year, month) })
                                                }
                                            >
                                                +
                                            </button>
                                        )}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </section>
            <Modal opened={asked !== null} onClose={() => setAsked(null)} title={asked ? asked.row.name : ""}>
                {asked && (
                    <YearLine
                        row={asked.row}
                        year={grid.year}
                        date={asked.date}
                        meeting={asked.meeting}
                        onDone={() => setAsked(null)}
                    />
                )}
            </Modal>
        </>
    );
}

function Entry({
    row,
    meeting,
    clashes,
    ask,
}: {
    row: GridRow;
    meeting: GridMeeting;
    clashes: boolean;
    ask: () => void;
}) {
    const t = useText();
    const words = [
        `${dayMonth(meeting.date)}${meeting.time ? ` ${meeting.time}` : ""}`,
        meeting.theme,
        meeting.place,
        t(
            meeting.state === "held"
                ? "associations.web.grid_state_held"
                : "associations.web.grid_state_planned",
        ),
        clashes && t("associations.web.clash_here"),
    ].filter(Boolean);
    const inside = (
        <>
            <span className="year-day">
                {dayMonth(meeting.date)}
                {clashes && (
                    <>
                        <span aria-hidden> !</span>
                        <VisuallyHidden> {t("associations.web.clash_here")}</VisuallyHidden>
                    </>
                )}
            </span>
            <span className="year-theme">{meeting.theme}</span>
        </>
    );
    const look = {
        className: "year-entry",
        "data-state": meeting.state,
        "data-clashes": clashes || undefined,
        title: words.join(" · "),
    };
    return row.can.edit && meeting.state === "planned" ? (
        <button type="button" {...look} onClick={ask}>
            {inside}
        </button>
    ) : (
        <Link to={`/meetings/${meeting.id}` as never} {...look}>
            {inside}
        </Link>
    );
}
