import { Box, Button, Checkbox, Group, Table, Text, UnstyledButton } from "@mantine/core";
import {
    type ColumnDef,
    columnVisibilityFeature,
    rowSelectionFeature,
    rowSortingFeature,
    tableFeatures,
    useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { Icon } from "./icons";
import { Empty, Failure, Stale, Waiting } from "./States";
import { useText } from "./text";

export type Column<Row> = {
    key: string;
    title: string;
    cell: (row: Row) => ReactNode;
    // The name the server sorts by; without it the heading is not a button.
    sort?: string;
    width?: number | string;
    align?: "left" | "right" | "center";
    hidden?: boolean;
    // On a phone a row becomes a card: its heading, a labelled line, or nothing.
    phone?: "heading" | "line" | "none";
};

export type Paging = {
    from: number;
    shown: number;
    total: number | null;
    back?: () => void;
    forward?: () => void;
};

export type DataTableProps<Row> = {
    label: string;
    columns: Column<Row>[];
    rows: Row[] | undefined;
    rowKey: (row: Row) => string;
    error?: unknown;
    fetching?: boolean;
    updatedAt?: number;
    retry?: () => void;
    empty: ReactNode;
    sort?: string;
    onSort?: (sort: string) => void;
    paging?: Paging;
    selected?: string[];
    onSelect?: (keys: string[]) => void;
    selectable?: (row: Row) => boolean;
    rowLabel?: (row: Row) => string;
    rowState?: (row: Row) => "attention" | "quiet" | undefined;
};

const features = tableFeatures({ rowSortingFeature, rowSelectionFeature, columnVisibilityFeature });
const nothing: never[] = [];

// The server sorts, filters and pages; the table draws one page of what it said.
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
    const { columns, rows, rowKey, sort, onSelect, selected = nothing } = props;
    const t = useText();
    const definitions = useMemo(
        (): ColumnDef<typeof features, Row>[] =>
            columns.map((column) => ({
                id: column.key,
                header: column.title,
                enableSorting: column.sort !== undefined,
                cell: ({ row }) => column.cell(row.original),
            })),
        [columns],
    );
    const table = useTable({
        features,
        columns: definitions,
        data: rows ?? nothing,
        getRowId: rowKey,
        manualSorting: true,
        enableRowSelection: (row) => props.selectable?.(row.original) ?? true,
        state: {
            sorting: sort ? [{ id: columnOf(columns, sort), desc: sort.startsWith("-") }] : nothing,
            rowSelection: Object.fromEntries(selected.map((key) => [key, true as const])),
            columnVisibility: Object.fromEntries(columns.map((column) => [column.key, !column.hidden])),
        },
        onRowSelectionChange: (change) => {
            const before = Object.fromEntries(selected.map((key) => [key, true as const]));
            const after = typeof change === "function" ? change(before) : change;
            onSelect?.(Object.keys(after).filter((key) => after[key]));
        },
    });

    if (rows === undefined) {
        return props.error ? <Failure error={props.error} retry={props.retry} /> : <Waiting />;
    }
    const byKey = new Map(columns.map((column) => [column.key, column]));
    return (
        <Box className="data-table" data-fetching={props.fetching || undefined} aria-busy={props.fetching}>
            {props.error ? (
                <Stale
                    of={{
                        error: props.error,
                        dataUpdatedAt: props.updatedAt ?? Date.now(),
                        refetch: () => props.retry?.(),
                    }}
                />
            ) : null}
            {rows.length === 0 ? (
                <Empty title={t("ui.web.nothing_found")}>{props.empty}</Empty>
            ) : (
                <Table highlightOnHover aria-label={props.label} className="rows">
                    <Table.Thead>
                        {table.getHeaderGroups().map((group) => (
                            <Table.Tr key={group.id}>
                                {onSelect && (
                                    <Table.Th w={40}>
                                        <Checkbox
                                            aria-label={t("ui.web.select_all")}
                                            checked={table.getIsAllRowsSelected()}
                                            indeterminate={table.getIsSomeRowsSelected()}
                                            onChange={table.getToggleAllRowsSelectedHandler()}
                                        />
                                    </Table.Th>
                                )}
                                {group.headers.map((header) => (
                                    <Heading
                                        key={header.id}
                                        column={byKey.get(header.column.id) as Column<Row>}
                                        sort={sort}
                                        onSort={props.onSort}
                                    />
                                ))}
                            </Table.Tr>
                        ))}
                    </Table.Thead>
                    <Table.Tbody>
                        {table.getRowModel().rows.map((row) => (
                            <Table.Tr
                                key={row.id}
                                data-state={props.rowState?.(row.original)}
                                bg={row.getIsSelected() ? "petrol.0" : undefined}
                            >
                                {onSelect && (
                                    <Table.Td className="pick">
                                        <Checkbox
                                            aria-label={t("ui.web.select_row", {
                                                name: props.rowLabel?.(row.original) ?? row.id,
                                            })}
                                            checked={row.getIsSelected()}
                                            disabled={!row.getCanSelect()}
                                            onChange={row.getToggleSelectedHandler()}
                                        />
                                    </Table.Td>
                                )}
                                {row.getVisibleCells().map((cell) => {
                                    const column = byKey.get(cell.column.id) as Column<Row>;
                                    return (
                                        <Table.Td
                                            key={cell.id}
                                            ta={column.align}
                                            data-phone={column.phone ?? "line"}
                                            data-label={column.title}
                                        >
                                            {column.cell(row.original)}
                                        </Table.Td>
                                    );
                                })}
                            </Table.Tr>
                        ))}
                    </Table.Tbody>
                </Table>
            )}
            {props.paging && rows.length > 0 && !alone(props.paging) && <PagingBar paging={props.paging} />}
        </Box>
    );
}

const alone = (paging: Paging) => !paging.back && !paging.forward && paging.total === null;

function columnOf<Row>(columns: Column<Row>[], sort: string): string {
    const name = sort.replace(/^-/, "");
    return columns.find((column) => column.sort === name)?.key ?? name;
}

function Heading<Row>({
    column,
    sort,
    onSort,
}: {
    column: Column<Row>;
    sort?: string;
    onSort?: (sort: string) => void;
}) {
    const t = useText();
    const up = sort === column.sort;
    const down = sort === `-${column.sort}`;
    const sorted = column.sort !== undefined && (up || down);
    return (
        <Table.Th
            w={column.width}
            ta={column.align}
            scope="col"
            aria-sort={sorted ? (up ? "ascending" : "descending") : undefined}
        >
            {column.sort && onSort ? (
                <UnstyledButton
                    className="sort"
                    title={t("ui.web.sort_by", { column: column.title })}
                    onClick={() => onSort(up ? `-${column.sort}` : (column.sort as string))}
                >
                    {column.title}
                    <span className={sorted ? "sort-mark" : "sort-mark idle"}>
                        <Icon name={down ? "down" : "up"} size={12} />
                    </span>
                </UnstyledButton>
            ) : (
                column.title
            )}
        </Table.Th>
    );
}

function PagingBar({ paging }: { paging: Paging }) {
    const t = useText();
    const range = { from: paging.from, to: paging.from + paging.shown - 1 };
    return (
        <Group justify="space-between" mt="sm" gap="xs">
            <Text size="sm" c="dimmed" role="status">
                {paging.total === null
                    ? t("ui.web.rows_range", range)
                    : t("ui.web.rows_of", { ...range, total: paging.total })}
            </Text>
            <PageButtons paging={paging} />
        </Group>
    );
}

export function PageButtons({ paging }: { paging: Paging }) {
    const t = useText();
    if (!paging.back && !paging.forward) return null;
    return (
        <Group gap="xs" className="no-print">
            <Button size="xs" variant="default" disabled={!paging.back} onClick={paging.back}>
                {t("ui.web.page_back")}
            </Button>
            <Button size="xs" variant="default" disabled={!paging.forward} onClick={paging.forward}>
                {t("ui.web.page_forward")}
            </Button>
        </Group>
    );
}
