import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { Badge, Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

type Entries = Schema<"associations.ContestEntries">;
type Entry = Entries["items"][number];

const contestsQuery = (association: string) =>
    queryOptions({
        queryKey: ["associations", "contests", association],
        queryFn: ({ signal }) => api.get<Entries>(`/associations/${association}/contests`, undefined, signal),
    });

// Members in contests and grants: entered once, with what proves it, confirmed by another.
export default function Contests({ association }: { association: string }) {
    const t = useText();
    const queries = useQueryClient();
    const list = useQuery(contestsQuery(association));
    const [adding, setAdding] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    const keep = (fresh: Entries) => queries.setQueryData(contestsQuery(association).queryKey, fresh);
    async function run(deed: () => Promise<Entries>) {
        setProblem(null);
        try {
            keep(await deed());
        } catch (error) {
            setProblem(asProblem(error));
        }
    }
    if (list.error) return <Failure error={asProblem(list.error)} />;
    if (!list.data?.can.add) return null;
    return (
        <Section title={t("associations.web.contests")}>
            {problem && <Failure error={problem} />}
            {list.data.items.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.contest_none")}
                </Text>
            )}
            <ul className="week">
                {list.data.items.map((one) => (
                    <Line key={one.id} entry={one} run={run} />
                ))}
            </ul>
            {adding ? (
                <Adding
                    association={association}
                    members={list.data.members}
                    onDone={(fresh) => {
                        if (fresh) keep(fresh);
                        setAdding(false);
                    }}
                />
            ) : (
                <Button size="xs" variant="default" mt="xs" onClick={() => setAdding(true)}>
                    {t("associations.web.contest_add")}
                </Button>
            )}
        </Section>
    );
}

function Line({ entry, run }: { entry: Entry; run: (deed: () => Promise<Entries>) => Promise<void> }) {
    const t = useText();
    const name = { title: entry.title, name: entry.person.name };
    return (
        <li>
            <div className="week-words">
                <Text size="sm">
                    {entry.title}, {entry.person.name}
                </Text>
                <Text size="xs" c="dimmed">
                    {[
                        formatDate(entry.date),
                        t(`associations.web.contest_level.${entry.level}`),
                        t(`associations.web.contest_result.${entry.result}`),
                        entry.evidence,
                        entry.confirmed_on &&
                            t("associations.web.contest_confirmed", {
                                date: formatDate(entry.confirmed_on),
                                name: entry.confirmed_by ?? "",
                            }),
                    ]
                        .filter(Boolean)
                        .join(" · ")}
                </Text>
            </div>
            <Group gap="xs">
                {!entry.confirmed_on && (
                    <Badge component="span" color="yellow">
                        {t("associations.web.contest_waits")}
                    </Badge>
                )}
                {entry.can.confirm && (
                    <Button
                        size="compact-sm"
                        aria-label={t("associations.web.contest_confirm_of", name)}
                        onClick={() => run(() => api.post<Entries>(`/contests/${entry.id}/confirm`))}
                    >
                        {t("associations.web.contest_confirm")}
                    </Button>
                )}
                {entry.can.remove && (
                    <Button
                        size="compact-sm"
                        variant="subtle"
                        color="red"
                        aria-label={t("associations.web.contest_remove_of", name)}
                        onClick={() => run(() => api.delete<Entries>(`/contests/${entry.id}`))}
                    >
                        {t("associations.web.contest_remove")}
                    </Button>
                )}
            </Group>
        </li>
    );
}

function Adding({
    association,
    members,
    onDone,
}: {
    association: string;
    members: Entries["members"];
    onDone: (fresh?: Entries) => void;
}) {
    const t = useText();
    const form = useServerForm({
        draft: `contest-${association}`,
        initial: {
            person: "",
            kind: "contest",
            title: "",
            level: "municipal",
            date: null as string | null,
            result: "entered",
            evidence: "",
        },
        send: async ({ person, ...rest }) =>
            onDone(
                await api.post<Entries>(`/associations/${association}/contests`, {
                    ...rest,
                    person: person || null,
                }),
            ),
    });
    const input = form.fields.getInputProps;
    const choices = (name: string, values: string[]) =>
        values.map((value) => ({ value, label: t(`associations.web.contest_${name}.${value}`) }));
    return (
        <Form of={form}>
            <Stack gap="sm" mt="sm">
                {members.length > 0 && (
                    <NativeSelect
                        label={t("associations.web.person")}
                        data={[
                            { value: "", label: t("associations.web.contest_me") },
                            ...members.map((one) => ({ value: one.id, label: one.name })),
                        ]}
                        {...input("person")}
                    />
                )}
                <NativeSelect
                    label={t("associations.web.contest_kind")}
                    data={choices("kind", ["contest", "grant"])}
                    {...input("kind")}
                />
                <TextInput label={t("associations.web.contest_title")} required {...input("title")} />
                <Group gap="sm" align="flex-start">
                    <NativeSelect
                        label={t("associations.web.contest_level")}
                        data={choices("level", ["organisation", "municipal", "regional", "federal"])}
                        {...input("level")}
                    />
                    <NativeSelect
                        label={t("associations.web.contest_result")}
                        data={choices("result", ["entered", "laureate", "winner"])}
                        {...input("result")}
                    />
                    <DateField label={t("associations.web.contest_date")} required {...input("date")} />
                </Group>
                <TextInput
                    label={t("associations.web.contest_evidence")}
                    description={t("associations.web.contest_evidence_words")}
                    required
                    {...input("evidence")}
                />
            </Stack>
            <FormProblem form={form} shown={["title", "date", "evidence"]} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={() => onDone()} />
        </Form>
    );
}
