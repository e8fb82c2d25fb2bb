import { Collapse, NativeSelect, Paper, Table, Text, UnstyledButton } from "@mantine/core";
import { Icon } from "@ui/icons";
import { useText } from "@ui/text";
import { useState } from "react";
import type { Register } from "./register";

// What each column was taken for, changed with one choice; the municipality's next register is read so at once.
export function RegisterColumns({
    data,
    busy,
    onTake,
}: {
    data: Register;
    busy: boolean;
    onTake: (header: string, meaning: string) => void;
}) {
    const t = useText();
    const [open, setOpen] = useState(false);
    const unread = data.columns.filter((one) => one.header && !one.meaning).map((one) => one.header);
    return (
        <Paper p="xs" mb="md">
            <UnstyledButton onClick={() => setOpen(!open)} aria-expanded={open} className="unfold">
                <Icon name={open ? "down" : "right"} size={14} />{" "}
                {t("organisations.web.register_columns", { count: data.columns.length })}
            </UnstyledButton>
            {unread.length > 0 && (
                <Text size="sm" c="dimmed">
                    {t("organisations.web.register_unread", { headers: unread.join(", ") })}
                </Text>
            )}
            <Collapse expanded={open}>
                <Table aria-label={t("organisations.web.register_columns")} verticalSpacing={3} maw={720}>
                    <Table.Tbody>
                        {data.columns.map((one) => (
                            <Table.Tr key={one.sheet + one.column}>
                                <Table.Td w={40} className="figures">
                                    {one.column}
                                </Table.Td>
                                <Table.Td>
                                    <Text size="sm">{one.header}</Text>
                                </Table.Td>
                                <Table.Td w={240} miw={170}>
                                    <NativeSelect
                                        size="xs"
                                        aria-label={t("organisations.web.register_column_means", {
                                            column: one.header || one.column,
                                        })}
                                        value={one.meaning}
                                        disabled={busy || !data.can.answer}
                                        onChange={(event) => onTake(one.header, event.currentTarget.value)}
                                        data={[
                                            { value: "", label: t("organisations.web.register_not_used") },
                                            ...data.meanings.map((value) => ({
                                                value,
                                                label: t(`organisations.web.cell.${value}`),
                                            })),
                                        ]}
                                    />
                                </Table.Td>
                            </Table.Tr>
                        ))}
                    </Table.Tbody>
                </Table>
            </Collapse>
        </Paper>
    );
}
