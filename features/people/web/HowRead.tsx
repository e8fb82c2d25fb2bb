import { Collapse, Paper, SimpleGrid, Table, Text, Title, UnstyledButton } from "@mantine/core";
import { Icon } from "@ui/icons";
import { hasText, useText } from "@ui/text";
import { useState } from "react";
import type { Import } from "./import";

// What each column was taken for, and which rows are not people.
export function HowRead({ data }: { data: Import }) {
    const t = useText();
    const [open, setOpen] = useState(false);
    const named = (prefix: string, code: string) =>
        hasText(`people.web.${prefix}.${code}`) ? t(`people.web.${prefix}.${code}`) : code;
    return (
        <Paper p="xs" mb="md">
            <UnstyledButton className="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
                <Icon name={open ? "down" : "right"} size={14} />
                {t("people.web.how_read", { columns: data.columns.length, ignored: data.ignored.length })}
            </UnstyledButton>
            <Collapse expanded={open}>
                <SimpleGrid cols={{ base: 1, md: 2 }} p="sm">
                    <div>
                        <Title order={2} size="h3" mb={4}>
                            {t("people.web.columns")}
                        </Title>
                        <Table aria-label={t("people.web.columns")} verticalSpacing={3}>
                            <Table.Tbody>
                                {data.columns.map((column) => (
                                    <Table.Tr key={column.sheet + column.column}>
                                        <Table.Td w={40} className="figures">
                                            {column.column}
                                        </Table.Td>
                                        <Table.Td>
                                            <Text size="sm">{column.header}</Text>
                                        </Table.Td>
                                        <Table.Td>
                                            <Text size="sm" fw={500}>
                                                {column.meaning
                                                    ? named("meaning", column.meaning)
                                                    : t("people.web.not_used")}
                                            </Text>
                                        </Table.Td>
                                    </Table.Tr>
                                ))}
                            </Table.Tbody>
                        </Table>
                    </div>
                    <div>
                        <Title order={2} size="h3" mb={4}>
                            {t("people.web.ignored")}
                        </Title>
                        <Table aria-label={t("people.web.ignored")} verticalSpacing={3}>
                            <Table.Tbody>
                                {data.ignored.map((row) => (
                                    <Table.Tr key={`${row.sheet}${row.row}${row.kind}`}>
                                        <Table.Td w={40} className="figures">
                                            {row.row || ""}
                                        </Table.Td>
                                        <Table.Td>
                                            <Text size="sm" lineClamp={2}>
                                                {row.text || row.sheet}
                                            </Text>
                                        </Table.Td>
                                        <Table.Td>
                                            <Text size="sm" c="dimmed">
                                                {named("ignored_kind", row.kind)}
                                            </Text>
                                        </Table.Td>
                                    </Table.Tr>
                                ))}
                            </Table.Tbody>
                        </Table>
                    </div>
                </SimpleGrid>
            </Collapse>
        </Paper>
    );
}
