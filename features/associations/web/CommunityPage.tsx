import { api } from "@api/client";
import { useSession } from "@api/session";
import { Anchor, Badge, Button, Drawer, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Entry, type PageOf, type Part, pageQuery } from "./association";
import { EntryForm, EntryLine, useFresh } from "./Entries";

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
                                <EntryLine key={entry.id} association={association} entry={entry}>
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
                                </EntryLine>
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
                                    <Badge
                                        color={
                                            one.dropped
                                                ? "gray"
                                                : one.done_on
                                                  ? "green"
                                                  : one.late
                                                    ? "red"
                                                    : "blue"
                                        }
                                    >
                                        {one.done_on
                                            ? `${t(
                                                  one.dropped
                                                      ? "associations.web.decision_dropped"
                                                      : "associations.web.decision_done",
                                              )} ${formatDate(one.done_on)}`
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
