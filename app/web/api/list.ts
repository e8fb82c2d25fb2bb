import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DataTableProps } from "@ui/DataTable";
import { useState } from "react";
import { api, type Page, type Query } from "./client";

const pageSize = 50;

type Drawn<Row> = Pick<DataTableProps<Row>, "rows" | "error" | "fetching" | "updatedAt" | "retry" | "paging">;
export type List<Row> = { table: Drawn<Row>; total: number | null; hidden: string[]; items: Row[] };

// One page of a server's list; going back uses the cursors that led here.
export function useList<Row>(path: string, query: Query = {}, enabled = true): List<Row> {
    const question = JSON.stringify([path, query]);
    const [trail, setTrail] = useState<{ question: string; cursors: string[] }>({ question, cursors: [] });
    // Another question starts from its first page.
    const cursors = trail.question === question ? trail.cursors : [];
    const cursor = cursors.at(-1);
    const asked = useQuery({
        queryKey: ["list", path, query, cursor ?? null],
        queryFn: ({ signal }) => api.get<Page<Row>>(path, { limit: pageSize, ...query, cursor }, signal),
        placeholderData: keepPreviousData,
        enabled,
    });
    const page = asked.data;
    const limit = Number(query.limit ?? pageSize);
    const next = page?.next;
    // A list that goes on says how long it is once it is there: nobody waits for the counting.
    const counted = useQuery({
        queryKey: ["list", path, { ...query, limit: 0 }],
        queryFn: ({ signal }) => api.get<Page<Row>>(path, { ...query, limit: 0 }, signal),
        enabled: enabled && page?.total === null && Boolean(next || cursor),
    });
    const total = page?.total ?? counted.data?.total ?? null;
    const whole = page && !next && !cursor ? page.items.length : null;
    return {
        items: page?.items ?? [],
        total: total ?? whole,
        hidden: page?.hidden ?? [],
        table: {
            rows: page?.items,
            error: asked.error,
            fetching: asked.isFetching,
            updatedAt: asked.dataUpdatedAt,
            retry: () => asked.refetch(),
            paging: page && {
                from: cursors.length * limit + 1,
                shown: page.items.length,
                total,
                back: cursors.length
                    ? () => setTrail({ question, cursors: cursors.slice(0, -1) })
                    : undefined,
                forward: next ? () => setTrail({ question, cursors: [...cursors, next] }) : undefined,
            },
        },
    };
}
