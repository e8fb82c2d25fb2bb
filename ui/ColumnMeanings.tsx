import { NativeSelect, Table, Text } from "@mantine/core";

export type ReadColumn = { sheet: string; column: string; header: string; meaning: string };
export type Meaning = { value: string; label: string };

// What each column of a file was taken for, changed with one choice.
export function ColumnMeanings<Column extends ReadColumn>({
    label,
    columns,
    meanings,
    notUsed,
    selectLabel,
    editable,
    busy,
    onTake,
}: {
    label: string;
    columns: Column[];
    meanings: Meaning[];
    notUsed: string;
    selectLabel: (column: string) => string;
    editable: boolean | undefined;
    busy: boolean;
    onTake: (column: Column, meaning: string) => void;
}) {
    const choices = [{ value: "", label: notUsed }, ...meanings];
    return (
        <Table aria-label={label} verticalSpacing={3}>
            <Table.Tbody>
                {columns.map((column) => (
                    <Table.Tr key={column.sheet + column.column}>
                        <Table.Td w={40} className="figures">
                            {column.column}
                        </Table.Td>
                        <Table.Td>
                            <Text size="sm">{column.header}</Text>
                        </Table.Td>
                        <Table.Td w={240} miw={170}>
                            {editable ? (
                                <NativeSelect
                                    size="xs"
                                    aria-label={selectLabel(column.header || column.column)}
                                    value={column.meaning}
                                    disabled={busy}
                                    onChange={(event) => onTake(column, event.currentTarget.value)}
                                    data={choices}
                                />
                            ) : (
                                <Text size="sm" fw={500}>
                                    {choices.find((one) => one.value === column.meaning)?.label ??
                                        column.meaning}
                                </Text>
                            )}
                        </Table.Td>
                    </Table.Tr>
                ))}
            </Table.Tbody>
        </Table>
    );
}
