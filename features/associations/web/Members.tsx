import { findColleagues } from "@api/choices";
import { api } from "@api/client";
import { useSession } from "@api/session";
import { Anchor, Badge, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { type Column, DataTable } from "@ui/DataTable";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { dayAfter, formatDate, formatPeriod } from "@ui/format";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Association, associationQuery } from "./association";

type Member = Association["members"][number];

// Today's members. Most follow from the staff lists; those named by hand can be ended by hand.
export function Members({ association }: { association: Association }) {
    const t = useText();
    const [adding, setAdding] = useState(false);
    const { can, members } = association;
    const endable = (row: Member) => Boolean(can.edit) && row.manual;
    const columns: Column<Member>[] = [
        {
            key: "name",
            title: t("associations.web.member"),
            phone: "heading",
            cell: (row) => (
                <Group gap={6}>
                    <Anchor component={Link} to={`/people/${row.person.id}`} size="sm">
                        {row.person.name}
                    </Anchor>
                    {row.manual && <Badge size="sm">{t("associations.web.by_hand")}</Badge>}
                </Group>
            ),
        },
        { key: "position", title: t("associations.web.position"), cell: (row) => row.position },
        {
            key: "organisation",
            title: t("associations.web.organisation"),
            hidden: association.level === "school",
            cell: (row) => row.organisation.name,
        },
        {
            key: "term",
            title: t("associations.web.term"),
            width: 190,
            cell: (row) => formatPeriod(row.since, row.until),
        },
        {
            key: "end",
            title: t("associations.web.action"),
            width: 150,
            hidden: !members.some(endable),
            cell: (row) => endable(row) && <End association={association} member={row} />,
        },
    ];
    return (
        <Section
            title={t("associations.web.members_title", { count: members.length })}
            actions={
                can.edit && (
                    <Button size="xs" variant="default" onClick={() => setAdding(true)}>
                        {t("associations.web.add_member")}
                    </Button>
                )
            }
        >
            <DataTable
                label={t("associations.web.members")}
                columns={columns}
                rows={members}
                rowKey={(row) => row.person.id + row.since + row.position}
                empty={t("associations.web.no_members")}
            />
            <Drawer
                opened={adding}
                onClose={() => setAdding(false)}
                title={t("associations.web.add_member")}
                closeOnClickOutside={false}
            >
                <MemberForm association={association} onDone={() => setAdding(false)} />
            </Drawer>
        </Section>
    );
}

function useRefresh() {
    const queries = useQueryClient();
    return () =>
        Promise.all([
            queries.invalidateQueries({ queryKey: ["associations"] }),
            queries.invalidateQueries({ queryKey: ["meetings"] }),
            queries.invalidateQueries({ queryKey: ["list"] }),
        ]);
}

function End({ association, member }: { association: Association; member: Member }) {
    const t = useText();
    const { today } = useSession();
    const refresh = useRefresh();
    return (
        <ConfirmButton
            size="xs"
            variant="default"
            title={t("associations.web.end_member")}
            aria-label={t("associations.web.end_member_of", { name: member.person.name })}
            question={t("associations.web.end_member_of", { name: member.person.name })}
            words={t(
                member.since < today
                    ? "associations.web.end_member_words"
                    : "associations.web.end_member_today",
            )}
            act={async () => {
                try {
                    await api.delete(
                        `/associations/${association.id}/members/${member.person.id}`,
                        association.version,
                    );
                } finally {
                    // After a conflict the next try is made with the fresh version.
                    await refresh();
                }
            }}
        />
    );
}

function MemberForm({ association, onDone }: { association: Association; onDone: () => void }) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const refresh = useRefresh();
    const form = useServerForm({
        initial: {
            person: null as Choice | null,
            since: (association.since > today ? association.since : today) as string | null,
            until: null as string | null,
        },
        validate: (values): Record<string, string> =>
            values.person ? {} : { person: t("associations.web.choose_person") },
        places: { "associations.member_already": "person" },
        send: async ({ person, since, until }) => {
            await api.post(`/associations/${association.id}/members`, {
                person: person?.id,
                since,
                until: dayAfter(until),
            });
            await refresh();
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...associationQuery(association.id), staleTime: 0 }),
    });
    const values = form.fields.getValues();
    const of = { level: association.level, organisation: association.organisation.id };
    return (
        <Form of={form}>
            <Stack gap="sm">
                <Text size="sm" c="dimmed">
                    {t("associations.web.add_member_words")}
                </Text>
                <Picker
                    label={t("associations.web.member")}
                    what={`colleagues-${of.level}-${of.organisation}`}
                    search={(words, signal) => findColleagues(words, signal, of)}
                    required
                    value={values.person}
                    onChange={(choice) => form.fields.setFieldValue("person", choice)}
                    error={form.fields.errors.person}
                />
                <DateField
                    label={t("associations.web.member_since")}
                    description={
                        values.since && values.since > today
                            ? t("associations.web.member_later", { date: formatDate(values.since) })
                            : undefined
                    }
                    required
                    {...form.fields.getInputProps("since")}
                />
                <DateField
                    label={t("associations.web.member_until")}
                    description={t("associations.web.member_until_words")}
                    {...form.fields.getInputProps("until")}
                />
            </Stack>
            <FormProblem form={form} shown={Object.keys(values)} />
            <FormButtons form={form} title={t("associations.web.add_member")} onCancel={onDone} />
        </Form>
    );
}
