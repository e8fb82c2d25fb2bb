import { api } from "@api/client";
import { dictionariesQuery } from "@api/dictionaries";
import { Collapse, Paper, SimpleGrid, Table, Text, Title, UnstyledButton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ColumnMeanings } from "@ui/ColumnMeanings";
import { Icon } from "@ui/icons";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { hasText, useText } from "@ui/text";
import { useState } from "react";
import type { Import } from "./import";

// What each column was taken for, changed with one click, and which rows are not people.
export default function HowRead({ data }: { data: Import }) {
    const t = useText();
    const [open, setOpen] = useState(false);
    const terms = useQuery({ ...dictionariesQuery, enabled: open });
    const queries = useQueryClient();
    const [reading, setReading] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    // The file is read again; the next list of this organisation will be read so at once.
    async function take(column: Import["columns"][number], meaning: string) {
        setReading(true);
        setProblem(null);
        try {
            const columns = [{ column: column.column, header: column.header, meaning }];
            await api.patch(`/imports/${data.id}/columns`, { columns }, data.version);
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            await Promise.all([
                queries.invalidateQueries({ queryKey: ["imports"] }),
                queries.invalidateQueries({ queryKey: ["list"] }),
            ]);
            setReading(false);
        }
    }
    const named = (prefix: string, code: string) =>
        hasText(`people.web.${prefix}.${code}`) ? t(`people.web.${prefix}.${code}`) : code;
    const ignored = data.ignored.filter((row) => row.kind !== "blank");
    // What would be lost without a word: a column that has a name and was taken for nothing.
    const unread = [
        ...new Set(data.columns.filter((one) => one.header && !one.meaning).map((one) => one.header)),
    ];
    const known = (terms.data?.column_meanings ?? []).map((one) => ({ value: one.code, label: one.title }));
    // Until they have come, and what only the reader gives: named by the page's own texts.
    const taken = [...new Set(data.columns.map((one) => one.meaning))].filter(
        (code) => code && !known.some((one) => one.value === code),
    );
    const meanings = [...taken.map((value) => ({ value, label: named("meaning", value) })), ...known];
    return (
        <Paper p="xs" mb="md">
            <UnstyledButton className="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
                <Icon name={open ? "down" : "right"} size={14} />
                {t("people.web.how_read", { columns: data.columns.length, ignored: ignored.length })}
            </UnstyledButton>
            {unread.length > 0 && (
                <Text size="sm" px="sm" pb={4}>
                    {t("people.web.unread_columns", { names: unread.join("», «") })}
                </Text>
            )}
            <Collapse expanded={open}>
                <SimpleGrid cols={{ base: 1, md: 2 }} p="sm">
                    <div>
                        <Title order={2} size="h3" mb={4}>
                            {t("people.web.columns")}
                        </Title>
                        {data.can.change_columns && (
                            <Text size="sm" c="dimmed" mb={6}>
                                {t("people.web.columns_words")}
                            </Text>
                        )}
                        {problem && <Failure error={problem} />}
                        <ColumnMeanings
                            label={t("people.web.columns")}
                            columns={data.columns}
                            meanings={meanings}
                            notUsed={t("people.web.not_used")}
                            selectLabel={(column) => t("people.web.column_means", { column })}
                            editable={data.can.change_columns}
                            busy={reading}
                            onTake={take}
                        />
                    </div>
                    <div>
                        <Title order={2} size="h3" mb={4}>
                            {t("people.web.ignored")}
                        </Title>
                        <Table aria-label={t("people.web.ignored")} verticalSpacing={3}>
                            <Table.Tbody>
                                {ignored.map((row) => (
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
