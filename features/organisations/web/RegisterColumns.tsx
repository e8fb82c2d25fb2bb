import { Box, Collapse, Paper, Text, UnstyledButton } from "@mantine/core";
import { ColumnMeanings } from "@ui/ColumnMeanings";
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
                <Box maw={720}>
                    <ColumnMeanings
                        label={t("organisations.web.register_columns")}
                        columns={data.columns}
                        meanings={data.meanings.map((value) => ({
                            value,
                            label: t(`organisations.web.cell.${value}`),
                        }))}
                        notUsed={t("organisations.web.register_not_used")}
                        selectLabel={(column) => t("organisations.web.register_column_means", { column })}
                        editable={data.can.answer}
                        busy={busy}
                        onTake={(column, meaning) => onTake(column.header, meaning)}
                    />
                </Box>
            </Collapse>
        </Paper>
    );
}
