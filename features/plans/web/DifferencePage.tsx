import { api } from "@api/client";
import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Section } from "@ui/Facts";
import { useFilters, useId } from "@ui/filters";
import { Page } from "@ui/Page";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import type { Difference, Item } from "./plan";

// What changed from one approved edition to the next.
export default function DifferencePage() {
    const t = useText();
    const id = useId();
    const [filters] = useFilters<"from" | "to">();
    const from = Number(filters.from ?? 1);
    const to = Number(filters.to ?? 2);
    const found = useQuery({
        queryKey: ["plans", "difference", id, from, to],
        queryFn: ({ signal }) => api.get<Difference>(`/plans/${id}/difference`, { from, to }, signal),
    });
    return (
        <Page
            title={t("plans.web.difference_of", { from, to })}
            crumbs={[{ title: t("plans.web.plan"), to: `/plans/${id}` }]}
        >
            <Loaded of={found}>
                {(difference) => (
                    <>
                        {difference.added.length + difference.removed.length + difference.changed.length ===
                            0 && <Text>{t("plans.web.no_difference")}</Text>}
                        <Lines title={t("plans.web.added")} items={difference.added} />
                        <Lines title={t("plans.web.removed")} items={difference.removed} />
                        {difference.changed.length > 0 && (
                            <Section title={t("plans.web.changed")}>
                                <Table aria-label={t("plans.web.changed")}>
                                    <Table.Thead>
                                        <Table.Tr>
                                            {["activity", "column", "was", "now"].map((name) => (
                                                <Table.Th key={name}>
                                                    {t(`plans.web.difference.${name}`)}
                                                </Table.Th>
                                            ))}
                                        </Table.Tr>
                                    </Table.Thead>
                                    <Table.Tbody>
                                        {difference.changed.map((one) => (
                                            <Table.Tr key={one.item + one.field}>
                                                <Table.Td>{one.activity}</Table.Td>
                                                <Table.Td>{t(`plans.web.field.${one.field}`)}</Table.Td>
                                                <Table.Td>{one.was}</Table.Td>
                                                <Table.Td>{one.now}</Table.Td>
                                            </Table.Tr>
                                        ))}
                                    </Table.Tbody>
                                </Table>
                            </Section>
                        )}
                    </>
                )}
            </Loaded>
        </Page>
    );
}

function Lines({ title, items }: { title: string; items: Item[] }) {
    if (!items.length) return null;
    return (
        <Section title={title}>
            <ul className="week">
                {items.map((item) => (
                    <li key={item.id}>
                        <Text size="sm">
                            {[item.activity, item.term, item.responsible].filter(Boolean).join(" · ")}
                        </Text>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
