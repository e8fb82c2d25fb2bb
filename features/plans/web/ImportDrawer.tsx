import { api } from "@api/client";
import { Alert, Button, Group, NativeSelect, Text } from "@mantine/core";
import { type Column, DataTable } from "@ui/DataTable";
import { FileDrop } from "@ui/FileDrop";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import type { Book, Fresh } from "./book";
import { fields, type Plan, type ReadPlan } from "./plan";

// A plan that is there in Word or Excel: first what was understood, then, with one press, its lines.
export default function ImportDrawer({ plan, book, onDone }: { plan: Plan; book: Book; onDone: () => void }) {
    const t = useText();
    const [read, setRead] = useState<ReadPlan | null>(null);
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function bring(file: File) {
        setBusy(true);
        setProblem(null);
        setRead(null);
        try {
            setRead(await api.upload<ReadPlan>(`/plans/${plan.id}/read`, file, { file: file.name }));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setBusy(false);
        }
    }
    async function enter(found: ReadPlan) {
        setBusy(true);
        const added = await book.add(found.items as Fresh[]);
        setBusy(false);
        if (added.length) onDone();
    }
    // Lines of one section stand together: what is chosen for one goes for those below it, up to the next section.
    function place(from: number, section: string) {
        if (!read) return;
        const before = read.items[from]?.section;
        let inside = true;
        const items = read.items.map((item, index) => {
            if (index < from) return item;
            inside &&= item.section === before;
            return inside ? { ...item, section } : item;
        });
        setRead({ ...read, items });
    }
    const sections = plan.sections.map((one) => ({ value: one.code, label: one.title }));
    const leftOut = read?.columns.filter((column) => !column.field && !column.header.startsWith("№")) ?? [];
    const lines = (read?.items ?? []).slice(0, 200).map((item, index) => ({ ...item, index }));
    type Line = (typeof lines)[number];
    const columns: Column<Line>[] = [
        {
            key: "section",
            title: t("plans.web.section"),
            width: 230,
            cell: (line) => (
                <NativeSelect
                    size="xs"
                    aria-label={t("plans.web.import_section", { name: line.activity })}
                    value={line.section}
                    data={sections}
                    onChange={(event) => place(line.index, event.currentTarget.value)}
                />
            ),
        },
        ...fields
            .filter((field) => read?.items.some((item) => item[field]))
            .map((field) => ({
                key: field,
                title: t(`plans.web.field.${field}`),
                phone: field === "activity" ? ("heading" as const) : undefined,
                cell: (line: Line) => line[field],
            })),
    ];
    return (
        <>
            <FileDrop
                title={t("plans.web.import_drop")}
                hint={t("plans.web.import_hint")}
                accept=".docx,.xlsx,.xls,.ods,.csv"
                busy={busy}
                onFile={bring}
            />
            {problem && (
                <>
                    <Failure error={problem} />
                    {problem.fields.map((field) => (
                        <Text key={field.path} size="sm" c="red" role="alert">
                            {field.message}
                        </Text>
                    ))}
                </>
            )}
            {read && (
                <>
                    <Text size="sm" my="sm" role="status">
                        {t("plans.web.import_found", { count: read.items.length })}
                    </Text>
                    {leftOut.length > 0 && (
                        <Text size="xs" c="dimmed">
                            {t("plans.web.import_left", {
                                columns: leftOut.map((column) => column.header).join(", "),
                            })}
                        </Text>
                    )}
                    {read.without_term.length > 0 && (
                        <Alert color="yellow" my="xs">
                            {t("plans.web.import_terms", { count: read.without_term.length })}
                        </Alert>
                    )}
                    {read.unknown_sections.length > 0 && (
                        <Alert color="yellow" my="xs">
                            {t("plans.web.import_sections", { sections: read.unknown_sections.join("; ") })}
                        </Alert>
                    )}
                    {read.without_activity.length > 0 && (
                        <Alert color="yellow" my="xs">
                            {t("plans.web.import_without", { lines: read.without_activity.join("; ") })}
                        </Alert>
                    )}
                    {read.repeated > 0 && (
                        <Text size="xs" c="dimmed">
                            {t("plans.web.import_repeated", { count: read.repeated })}
                        </Text>
                    )}
                    <Group gap="sm" my="sm">
                        <Button loading={busy} onClick={() => enter(read)}>
                            {t("plans.web.import_enter", { count: read.items.length })}
                        </Button>
                        <Button variant="default" onClick={onDone}>
                            {t("ui.web.cancel")}
                        </Button>
                    </Group>
                    <Text size="xs" c="dimmed" mb="xs">
                        {t("plans.web.import_section_words")}
                    </Text>
                    <DataTable
                        label={t("plans.web.import")}
                        columns={columns}
                        rows={lines}
                        rowKey={(line) => String(line.index)}
                        rowState={(line) =>
                            read.without_term.includes(line.index) ? "attention" : undefined
                        }
                        empty={null}
                    />
                    {read.items.length > lines.length && (
                        <Text size="xs" c="dimmed" mt="xs">
                            {t("plans.web.import_more", { count: read.items.length - lines.length })}
                        </Text>
                    )}
                </>
            )}
        </>
    );
}
