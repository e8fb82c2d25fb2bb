import { api, type Page } from "@api/client";
import { useList } from "@api/list";
import { Alert, Box, Button, Group, Kbd, SegmentedControl, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useFilters } from "@ui/filters";
import { focusLine, lineKeys } from "@ui/lines";
import { asProblem, type Problem } from "@ui/problem";
import { Empty, Failure, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { type KeyboardEvent, useRef, useState } from "react";
import { RowLine } from "./ImportRow";
import type { Import, ImportRow, Patch, RowFilter } from "./import";

const pageSize = 100;

// The workbench: doubtful rows first; arrows walk, Enter opens, Esc closes, Ctrl+Enter saves and goes on.
export function ImportRows({ data }: { data: Import }) {
    const t = useText();
    const queries = useQueryClient();
    const [filters, setFilters] = useFilters<"rows">();
    const filter = (filters.rows ?? (data.counts.doubtful > 0 ? "doubtful" : "all")) as RowFilter;
    const list = useList<ImportRow>(`/imports/${data.id}/rows`, { filter, limit: pageSize });
    const [editing, setEditing] = useState<number | null>(null);
    const [problem, setProblem] = useState<{ row: number; problem: Problem } | null>(null);
    const lines = useRef<HTMLUListElement>(null);
    const rows = list.table.rows;

    async function change(row: ImportRow, patch: Patch, version = row.version): Promise<void> {
        setProblem(null);
        try {
            await api.patch(`/imports/${data.id}/rows/${row.number}`, patch, version);
        } finally {
            await Promise.all([
                queries.invalidateQueries({ queryKey: ["list", `/imports/${data.id}/rows`] }),
                queries.invalidateQueries({ queryKey: ["imports", "card", data.id] }),
            ]);
        }
    }
    // A short action says its failure at the row; the editor shows its own.
    const act = (row: ImportRow, patch: Patch) =>
        change(row, patch).catch((error) => setProblem({ row: row.number, problem: asProblem(error) }));

    const onKey = (event: KeyboardEvent, row: ImportRow) =>
        lineKeys(lines.current, event, data.can.edit ? () => setEditing(row.number) : undefined);

    // What there is to look at: a list of new people alone has neither changes nor leavers.
    const filterNames: RowFilter[] = [
        "ask",
        "doubtful",
        ...(["fresh", "changed", "left"] as const).filter((name) => data.counts[name] > 0),
        "all",
    ];
    return (
        <Box component="section" aria-label={t("people.web.rows")}>
            <Group justify="space-between" mb="sm" gap="sm">
                <SegmentedControl
                    className="segments"
                    value={filter}
                    onChange={(rows) => setFilters({ rows })}
                    aria-label={t("people.web.show_rows")}
                    data={filterNames.map((name) => ({ value: name, label: t(`people.web.rows_${name}`) }))}
                />
                {data.can.edit && (
                    <Text size="xs" c="dimmed" visibleFrom="sm">
                        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t("people.web.key_walk")} ·{" "}
                        <Kbd size="xs">Enter</Kbd> {t("people.web.key_open")} · <Kbd size="xs">Ctrl</Kbd>+
                        <Kbd size="xs">Enter</Kbd> {t("people.web.key_save")} · <Kbd size="xs">Esc</Kbd>{" "}
                        {t("people.web.key_close")}
                    </Text>
                )}
            </Group>
            {rows === undefined ? (
                list.table.error ? (
                    <Failure error={list.table.error} retry={list.table.retry} />
                ) : (
                    <Waiting />
                )
            ) : rows.length === 0 ? (
                <Alert color="green">
                    <Empty title={t(`people.web.no_rows_${filter}`)} />
                </Alert>
            ) : (
                <ul className="lines" ref={lines}>
                    {rows.map((row) => (
                        <RowLine
                            key={row.number}
                            row={row}
                            home={data.organisation.id}
                            canEdit={Boolean(data.can.edit)}
                            editing={editing === row.number}
                            problem={problem?.row === row.number ? problem.problem : null}
                            onKeyDown={(event) => onKey(event, row)}
                            onEdit={() => setEditing(row.number)}
                            onClose={(next) => {
                                setEditing(null);
                                // After the editor is gone, the keyboard stays in the list.
                                setTimeout(() => {
                                    const line = lines.current?.querySelector<HTMLElement>(
                                        `[data-line="${row.number}"]`,
                                    );
                                    line?.focus();
                                    if (next) focusLine(lines.current, 1);
                                });
                            }}
                            onChange={(patch, version) => change(row, patch, version)}
                            onRefresh={async () => {
                                const page = await api.get<Page<ImportRow>>(`/imports/${data.id}/rows`, {
                                    filter: "all",
                                    limit: 200,
                                });
                                return page.items.find((one) => one.number === row.number) ?? row;
                            }}
                            onSettle={(codes) => act(row, { settle: codes })}
                            onSkip={(skip) => act(row, { skip })}
                            onPatch={(patch) => act(row, patch)}
                        />
                    ))}
                </ul>
            )}
            {rows && list.table.paging && (list.table.paging.forward || list.table.paging.back) && (
                <Group mt="sm">
                    <Button
                        size="xs"
                        variant="default"
                        disabled={!list.table.paging.back}
                        onClick={list.table.paging.back}
                    >
                        {t("ui.web.page_back")}
                    </Button>
                    <Button
                        size="xs"
                        variant="default"
                        disabled={!list.table.paging.forward}
                        onClick={list.table.paging.forward}
                    >
                        {t("ui.web.page_forward")}
                    </Button>
                </Group>
            )}
        </Box>
    );
}
