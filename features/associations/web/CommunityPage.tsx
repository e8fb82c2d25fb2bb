import { api } from "@api/client";
import { useSession } from "@api/session";
import {
    Anchor,
    Badge,
    Button,
    Drawer,
    FileInput,
    Group,
    NativeSelect,
    Stack,
    Text,
    TextInput,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Entry, type PageOf, type Part, pageQuery } from "./association";

const kinds: Record<Part, string[]> = {
    document: ["act", "regulation", "plan", "report", "bank", "other"],
    link: ["social", "site", "chat", "other"],
    resource: ["methodical", "lessons", "video", "bank", "other"],
};
const parts: Part[] = ["document", "link", "resource"];

type Opened = { part: Part; entry?: Entry } | "theme" | null;

// Theme of the year, documents, links, resources, and what became of what was decided.
export function CommunityPage({ association }: { association: string }) {
    const page = useQuery(pageQuery(association));
    return <Loaded of={page}>{(answer) => <Sections association={association} page={answer} />}</Loaded>;
}

function Sections({ association, page }: { association: string; page: PageOf }) {
    const t = useText();
    const { school_year } = useSession();
    const [opened, setOpened] = useState<Opened>(null);
    const close = () => setOpened(null);
    const theme = page.themes.find((one) => one.year === school_year);
    const earlier = page.themes.filter((one) => one !== theme);
    return (
        <>
            {page.merged_into && (
                <Section title={t("associations.web.merged_into")}>
                    <Anchor component={Link} to={`/associations/${page.merged_into.id}`} size="sm">
                        {page.merged_into.name}
                    </Anchor>
                </Section>
            )}
            {page.absorbed.length > 0 && (
                <Section title={t("associations.web.absorbed")}>
                    {page.absorbed.map((one) => (
                        <div key={one.id}>
                            <Anchor component={Link} to={`/associations/${one.id}`} size="sm">
                                {one.name}
                            </Anchor>
                        </div>
                    ))}
                </Section>
            )}
            <Section title={t("associations.web.theme_of", { year: formatSchoolYear(school_year) })}>
                <Text size="sm">{theme?.theme ?? t("associations.web.no_theme")}</Text>
                {earlier.map((one) => (
                    <Text size="xs" c="dimmed" key={one.year}>
                        {formatSchoolYear(one.year)}: {one.theme}
                    </Text>
                ))}
                {page.can.edit && (
                    <Button size="xs" variant="default" mt="xs" onClick={() => setOpened("theme")}>
                        {t("associations.web.set_theme")}
                    </Button>
                )}
            </Section>
            {parts.map((part) => {
                const entries = page.entries.filter((one) => one.part === part);
                if (entries.length === 0 && !page.can.edit) return null;
                return (
                    <Section key={part} title={t(`associations.web.part_${part}`)}>
                        {entries.length === 0 && (
                            <Text size="sm" c="dimmed">
                                {t("associations.web.no_entries")}
                            </Text>
                        )}
                        <Stack gap={8}>
                            {entries.map((entry) => (
                                <Shown key={entry.id} association={association} entry={entry}>
                                    {page.can.edit && (
                                        <Button
                                            size="compact-xs"
                                            variant="default"
                                            aria-label={t("associations.web.edit_entry", {
                                                title: entry.title,
                                            })}
                                            onClick={() => setOpened({ part, entry })}
                                        >
                                            {t("associations.web.edit")}
                                        </Button>
                                    )}
                                </Shown>
                            ))}
                        </Stack>
                        {page.can.edit && (
                            <Button size="xs" variant="default" mt="xs" onClick={() => setOpened({ part })}>
                                {t(`associations.web.add_${part}`)}
                            </Button>
                        )}
                    </Section>
                );
            })}
            {page.decisions.length > 0 && (
                <Section title={t("associations.web.decisions")}>
                    <Stack gap={8}>
                        {page.decisions.map((one) => (
                            <div key={one.id}>
                                <Text size="sm">{one.text}</Text>
                                <Group gap="xs">
                                    <Badge color={one.done_on ? "green" : one.late ? "red" : "blue"}>
                                        {one.done_on
                                            ? `${t("associations.web.decision_done")} ${formatDate(one.done_on)}`
                                            : t(
                                                  one.late
                                                      ? "associations.web.decision_late"
                                                      : "associations.web.decision_open",
                                              )}
                                    </Badge>
                                    <Anchor component={Link} to={`/meetings/${one.meeting.id}`} size="xs">
                                        {formatDate(one.meeting.date)}
                                    </Anchor>
                                </Group>
                            </div>
                        ))}
                    </Stack>
                </Section>
            )}
            <Drawer
                opened={opened !== null}
                onClose={close}
                closeOnClickOutside={false}
                title={
                    opened === "theme"
                        ? t("associations.web.set_theme")
                        : opened
                          ? t(`associations.web.part_${opened.part}`)
                          : ""
                }
            >
                {opened === "theme" && (
                    <ThemeForm
                        association={association}
                        page={page}
                        year={school_year}
                        theme={theme?.theme ?? ""}
                        onDone={close}
                    />
                )}
                {opened && opened !== "theme" && (
                    <EntryForm association={association} page={page} {...opened} onDone={close} />
                )}
            </Drawer>
        </>
    );
}

function Shown({
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

function useFresh(association: string) {
    const queries = useQueryClient();
    return {
        again: () => queries.invalidateQueries({ queryKey: ["associations"] }),
        refresh: () => queries.fetchQuery({ ...pageQuery(association), staleTime: 0 }),
    };
}

function ThemeForm({
    association,
    page,
    year,
    theme,
    onDone,
}: {
    association: string;
    page: PageOf;
    year: number;
    theme: string;
    onDone: () => void;
}) {
    const t = useText();
    const fresh = useFresh(association);
    const form = useServerForm({
        draft: `theme-${association}`,
        initial: { theme },
        version: page.version,
        send: async (values, version) => {
            await api.put(`/associations/${association}/themes/${year}`, values, version);
            await fresh.again();
            onDone();
        },
        refresh: fresh.refresh,
    });
    return (
        <Form of={form}>
            <TextInput
                label={t("associations.web.theme_of", { year: formatSchoolYear(year) })}
                {...form.fields.getInputProps("theme")}
            />
            <FormProblem form={form} shown={["theme"]} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}

function EntryForm({
    association,
    page,
    part,
    entry,
    onDone,
}: {
    association: string;
    page: PageOf;
    part: Part;
    entry?: Entry;
    onDone: () => void;
}) {
    const t = useText();
    const fresh = useFresh(association);
    const [file, setFile] = useState<File | null>(null);
    const at = `/associations/${association}/entries`;
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
            const wish = { part, ...values };
            const before = new Set(page.entries.map((one) => one.id));
            const answer = entry
                ? await api.put<PageOf>(`${at}/${entry.id}`, wish, version)
                : await api.post<PageOf>(at, wish);
            const id = entry?.id ?? answer.entries.find((one) => !before.has(one.id))?.id;
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
