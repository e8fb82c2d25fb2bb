import { Paper, Table, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { dash } from "./format";

export type Fact = [label: string, value: ReactNode];

// Name and value pairs of a card. `undefined` leaves a line out; null says that nothing is known.
export function Facts({ items }: { items: Fact[] }) {
    return (
        <dl className="facts">
            {items
                .filter(([, value]) => value !== undefined)
                .map(([label, value]) => (
                    <div key={label}>
                        <dt>{label}</dt>
                        <dd>{value === null || value === "" ? dash : value}</dd>
                    </div>
                ))}
        </dl>
    );
}

export function Section({
    title,
    actions,
    children,
}: {
    title: string;
    actions?: ReactNode;
    children: ReactNode;
}) {
    return (
        <Paper component="section" mb="md">
            <div className="section-head">
                <Title order={2}>{title}</Title>
                {actions && <div className="no-print">{actions}</div>}
            </div>
            {children}
        </Paper>
    );
}

// Counts with bars; the numbers stand in the table, the bars only help the eye.
// A null count is one that may not be told, and says so.
export function Counts({
    title,
    items,
    hidden,
}: {
    title: string;
    items: { name: string; count: number | null }[];
    hidden: string;
}) {
    const most = Math.max(1, ...items.map((item) => item.count ?? 0));
    return (
        <Table verticalSpacing={4} aria-label={title}>
            <Table.Tbody>
                {items.map((item) => (
                    <Table.Tr key={item.name}>
                        <Table.Th scope="row" fw={400} w="45%">
                            <Text size="sm">{item.name}</Text>
                        </Table.Th>
                        <Table.Td ta="right" w={60} className="figures">
                            {item.count ?? hidden}
                        </Table.Td>
                        <Table.Td aria-hidden>
                            <div className="bar" style={{ width: `${((item.count ?? 0) / most) * 100}%` }} />
                        </Table.Td>
                    </Table.Tr>
                ))}
            </Table.Tbody>
        </Table>
    );
}
