import { api } from "@api/client";
import { Anchor, Button, FileInput, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Entry, type PageOf, type Part, pageQuery } from "./association";
import type { Desk } from "./desk";

const kinds: Record<Part, string[]> = {
    document: ["act", "regulation", "plan", "report", "bank", "other"],
    link: ["social", "site", "chat", "other"],
    material: ["talk", "slides", "handout", "video", "other"],
    resource: ["methodical", "lessons", "video", "bank", "other"],
};

export function EntryLine({
    association,
    entry,
    children,
}: {
    association: string;
    entry: Entry;
    children?: React.ReactNode;
}) {
    const t = useText();
    const notes = [
        t(`associations.web.entry_${entry.kind}`),
        entry.number ? t("associations.web.number", { number: entry.number }) : null,
        entry.date ? formatDate(entry.date) : null,
        entry.description,
    ].filter(Boolean);
    return (
        <div>
            <Group gap="xs">
                {entry.link ? (
                    <Anchor href={entry.link} rel="noreferrer" target="_blank" size="sm">
                        {entry.title}
                    </Anchor>
                ) : (
                    <Text size="sm">{entry.title}</Text>
                )}
                {entry.file_name && (
                    <Anchor
                        href={`/api/v1/associations/${association}/entries/${entry.id}/file`}
                        download={entry.file_name}
                        size="sm"
                    >
                        {entry.file_name}
                    </Anchor>
                )}
                {children}
            </Group>
            <Text size="xs" c="dimmed">
                {notes.join(" · ")}
            </Text>
        </div>
    );
}

export function useFresh(association: string) {
    const queries = useQueryClient();
    return {
        again: () =>
            Promise.all([
                queries.invalidateQueries({ queryKey: ["associations"] }),
                queries.invalidateQueries({ queryKey: ["meetings", "desk"] }),
            ]),
        refresh: () => queries.fetchQuery({ ...pageQuery(association), staleTime: 0 }),
    };
}

export function EntryForm({
    association,
    page,
    part,
    entry,
    meeting,
    onDone,
}: {
    association: string;
    page: PageOf;
    part: Part;
    entry?: Entry;
    // Whose material it is.
    meeting?: string;
    onDone: () => void;
}) {
    const t = useText();
    const fresh = useFresh(association);
    const [file, setFile] = useState<File | null>(null);
    const at = `/associations/${association}/entries`;
    const there = async () =>
        meeting
            ? (await api.get<Desk>(`/meetings/${meeting}/desk`)).materials
            : (await api.get<PageOf>(`/associations/${association}/page`)).entries;
    const form = useServerForm({
        draft: `entry-${entry?.id ?? association}`,
        initial: {
            kind: entry?.kind ?? kinds[part][0] ?? "other",
            title: entry?.title ?? "",
            number: entry?.number ?? "",
            date: entry?.date ?? (null as string | null),
            link: entry?.link ?? "",
            description: entry?.description ?? "",
        },
        version: page.version,
        send: async (values, version) => {
            const wish = { part, ...values, meeting: meeting ?? null };
            const before = new Set((await there()).map((one) => one.id));
            if (entry) await api.put<PageOf>(`${at}/${entry.id}`, wish, version);
            else await api.post<PageOf>(at, wish);
            const id = entry?.id ?? (await there()).find((one) => !before.has(one.id))?.id;
            if (file && id) await api.upload(`${at}/${id}/file`, file, { file: file.name });
            await fresh.again();
            onDone();
        },
        refresh: fresh.refresh,
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Stack gap="sm">
                <NativeSelect
                    label={t("associations.web.entry_kind")}
                    data={kinds[part].map((kind) => ({
                        value: kind,
                        label: t(`associations.web.entry_${kind}`),
                    }))}
                    {...input("kind")}
                />
                <TextInput label={t("associations.web.entry_title")} required {...input("title")} />
                {part === "document" && (
                    <>
                        <TextInput label={t("associations.web.entry_number")} {...input("number")} />
                        <DateField label={t("associations.web.date")} {...input("date")} />
                    </>
                )}
                <TextInput
                    label={t("associations.web.entry_link")}
                    type="url"
                    placeholder="https://"
                    required={part === "link"}
                    {...input("link")}
                />
                {part !== "link" && (
                    <FileInput
                        label={t("associations.web.entry_file")}
                        value={file}
                        onChange={setFile}
                        clearable
                        clearButtonProps={{ "aria-label": t("ui.web.clear") }}
                    />
                )}
                <TextInput label={t("associations.web.entry_description")} {...input("description")} />
            </Stack>
            <FormProblem form={form} shown={["kind", "title", "number", "date", "link", "description"]} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
            {entry && (
                <Button
                    variant="subtle"
                    color="red"
                    mt="md"
                    onClick={async () => {
                        await api.delete(`${at}/${entry.id}`, page.version);
                        await fresh.again();
                        onDone();
                    }}
                >
                    {t("associations.web.remove_entry")}
                </Button>
            )}
        </Form>
    );
}
