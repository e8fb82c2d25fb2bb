import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { useSession } from "@api/session";
import { Badge, Button, Drawer, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@ui/Confirm";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { dayAfter, formatDate, formatPeriod, lastDay } from "@ui/format";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Organisation, organisationQuery, treeChanged } from "./organisation";

type Status = Schema<"organisations.Status">;

const kindsQuery = queryOptions({
    queryKey: ["organisations", "status-kinds"],
    queryFn: ({ signal }) =>
        api.get<{ items: { code: string; title: string }[] }>("/organisation-statuses", undefined, signal),
    staleTime: 60 * 60_000,
});

// What the organisation is besides what it is, for a term and by an act; what is over stays as history.
export function Statuses({ organisation }: { organisation: Organisation }) {
    const t = useText();
    const queries = useQueryClient();
    const [open, setOpen] = useState<Status | "new" | null>(null);
    const { can, all_statuses: all } = organisation;
    if (!can.edit && all.length === 0) return null;
    return (
        <Section
            title={t("organisations.web.statuses")}
            actions={
                can.edit && (
                    <Button size="xs" variant="default" onClick={() => setOpen("new")}>
                        {t("organisations.web.add_status")}
                    </Button>
                )
            }
        >
            {all.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("organisations.web.no_statuses")}
                </Text>
            )}
            <Stack gap="sm">
                {all.map((one) => (
                    <Group key={one.id} justify="space-between" align="flex-start" gap="xs">
                        <div>
                            <Group gap={6}>
                                <Text size="sm" fw={one.current ? 500 : 400}>
                                    {one.title}
                                </Text>
                                {one.current && (
                                    <Badge color="green">{t("organisations.web.status_now")}</Badge>
                                )}
                            </Group>
                            {one.theme && <Text size="sm">{one.theme}</Text>}
                            <Text size="xs" c="dimmed">
                                {[
                                    formatPeriod(one.since, one.until),
                                    one.act_number &&
                                        t("organisations.web.status_act_of", {
                                            number: one.act_number,
                                            date: formatDate(one.act_date),
                                        }),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </Text>
                        </div>
                        {can.edit && (
                            <Group gap={6}>
                                <Button
                                    size="xs"
                                    variant="default"
                                    aria-label={t("organisations.web.change_status", { title: one.title })}
                                    onClick={() => setOpen(one)}
                                >
                                    {t("organisations.web.edit")}
                                </Button>
                                <ConfirmButton
                                    size="xs"
                                    variant="default"
                                    title={t("organisations.web.delete")}
                                    question={t("organisations.web.delete_status", { title: one.title })}
                                    words={t("organisations.web.delete_status_words")}
                                    act={async () => {
                                        await api.delete(`/organisation-statuses/${one.id}`, one.version);
                                        await treeChanged(queries);
                                    }}
                                />
                            </Group>
                        )}
                    </Group>
                ))}
            </Stack>
            <Drawer
                opened={open !== null}
                onClose={() => setOpen(null)}
                title={t("organisations.web.statuses")}
                closeOnClickOutside={false}
            >
                {open && (
                    <StatusForm
                        organisation={organisation}
                        status={open === "new" ? null : open}
                        onDone={() => setOpen(null)}
                    />
                )}
            </Drawer>
        </Section>
    );
}

function StatusForm({
    organisation,
    status,
    onDone,
}: {
    organisation: Organisation;
    status: Status | null;
    onDone: () => void;
}) {
    const t = useText();
    const queries = useQueryClient();
    const { today } = useSession();
    const kinds = useQuery(kindsQuery);
    const form = useServerForm({
        draft: status?.id ?? organisation.id,
        initial: {
            status: status?.status ?? "",
            theme: status?.theme ?? "",
            act_number: status?.act_number ?? "",
            act_date: status?.act_date ?? null,
            since: (status?.since ?? today) as string | null,
            until: status?.until ? lastDay(status.until) : (null as string | null),
        },
        version: status?.version,
        send: async ({ status: kind, until, ...values }, version) => {
            const body = { ...values, until: dayAfter(until) };
            if (status) await api.patch(`/organisation-statuses/${status.id}`, body, version);
            else await api.post(`/organisations/${organisation.id}/statuses`, { ...body, status: kind });
            await treeChanged(queries);
            onDone();
        },
        refresh: async () => {
            const card = await queries.fetchQuery({ ...organisationQuery(organisation.id), staleTime: 0 });
            const fresh = card.all_statuses.find((one) => one.id === status?.id);
            return { version: fresh?.version ?? 0 };
        },
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Stack gap="sm">
                <NativeSelect
                    label={t("organisations.web.status")}
                    required
                    disabled={status !== null}
                    data={[
                        { value: "", label: t("organisations.web.choose") },
                        ...(kinds.data?.items ?? []).map((one) => ({ value: one.code, label: one.title })),
                    ]}
                    {...input("status")}
                />
                <TextInput
                    label={t("organisations.web.status_theme")}
                    description={t("organisations.web.status_theme_words")}
                    {...input("theme")}
                />
                <DateField label={t("organisations.web.status_since")} required {...input("since")} />
                <DateField
                    label={t("organisations.web.status_until")}
                    description={t("organisations.web.status_until_words")}
                    {...input("until")}
                />
                <TextInput label={t("organisations.web.status_act")} {...input("act_number")} />
                <DateField label={t("organisations.web.status_act_date")} {...input("act_date")} />
            </Stack>
            <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
