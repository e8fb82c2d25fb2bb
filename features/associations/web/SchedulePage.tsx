import { api } from "@api/client";
import { useSession } from "@api/session";
import { ActionIcon, Alert, Badge, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Problem } from "@ui/problem";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import {
    type Association,
    associationQuery,
    type Schedule,
    scheduleColour,
    scheduleQuery,
} from "./association";
import type { Outcome } from "./grid";
import { MeetingsTable } from "./MeetingsTable";

// The year's meetings of an association: written as a draft, approved by an act, then unchanged.
export default function SchedulePage() {
    const t = useText();
    const { id, year: asked } = useParams({ strict: false }) as { id: string; year: string };
    const year = Number(asked);
    const card = useQuery(associationQuery(id));
    const schedule = useQuery(scheduleQuery(id, year));
    return (
        <Loaded of={card} page>
            {(association) => (
                <Page
                    title={t("associations.web.schedule_title", { year: formatSchoolYear(year) })}
                    note={association.organisation.name}
                    crumbs={[
                        { title: t("associations.web.menu"), to: "/associations" },
                        { title: association.name, to: `/associations/${id}` },
                    ]}
                >
                    <Loaded of={schedule}>
                        {(data) => <Year key={`${id}${year}`} association={association} schedule={data} />}
                    </Loaded>
                </Page>
            )}
        </Loaded>
    );
}

function Year({ association, schedule }: { association: Association; schedule: Schedule }) {
    const t = useText();
    const queries = useQueryClient();
    const { state, year, can } = schedule;
    const [revising, setRevising] = useState(false);
    const writing = can.edit && (state !== "approved" || revising);
    // A new edition changes nothing until it is approved in its turn.
    const inForce = association.schedules.find((one) => one.year === year && one.state === "approved");
    return (
        <>
            <Group mb="md">
                <Badge color={scheduleColour[state]} size="lg">
                    {t(`associations.web.schedule_${state}`)}
                </Badge>
                {state === "approved" && (
                    <Text size="sm">
                        {t("associations.web.act_of", {
                            number: schedule.act_number,
                            date: formatDate(schedule.approved_on),
                        })}
                    </Text>
                )}
                {can.edit && state === "none" && <TakeLast association={association} year={year} />}
                {can.discard && (
                    <ConfirmButton
                        size="xs"
                        variant="default"
                        title={t("associations.web.discard_draft")}
                        question={t("associations.web.discard_question")}
                        words={t(
                            inForce ? "associations.web.discard_edition" : "associations.web.discard_first",
                        )}
                        confirm={t("associations.web.discard_yes")}
                        dismiss={t("associations.web.discard_no")}
                        act={async () => {
                            await api.delete(
                                `/associations/${association.id}/schedules/${year}`,
                                schedule.version,
                            );
                            await refreshAll(queries);
                        }}
                    />
                )}
                {can.edit && state === "approved" && !revising && (
                    <Button
                        size="xs"
                        variant="default"
                        leftSection={<Icon name="edit" size={14} />}
                        onClick={() => setRevising(true)}
                    >
                        {t("associations.web.new_edition")}
                    </Button>
                )}
            </Group>
            {writing && inForce && (
                <Alert
                    color="blue"
                    mb="md"
                    icon={<Icon name="info" />}
                    title={t("associations.web.new_edition")}
                >
                    {t("associations.web.new_edition_words", {
                        number: inForce.act_number,
                        date: formatDate(inForce.approved_on),
                    })}
                </Alert>
            )}
            {writing && !inForce && (
                <Text size="sm" c="dimmed" mb="sm">
                    {t("associations.web.schedule_words")}
                </Text>
            )}
            {writing ? (
                <Draft
                    key={state}
                    association={association}
                    schedule={schedule}
                    onSaved={() => setRevising(false)}
                    onCancel={state === "approved" ? () => setRevising(false) : undefined}
                />
            ) : (
                <MeetingsTable query={{ association: association.id, year }} inside />
            )}
            {can.approve && <Approve association={association} schedule={schedule} />}
        </>
    );
}

// Last year's days, themes and places as this year's draft.
function TakeLast({ association, year }: { association: Association; year: number }) {
    const t = useText();
    const queries = useQueryClient();
    return (
        <ConfirmButton
            size="xs"
            variant="default"
            title={t("associations.web.copy_one")}
            question={t("associations.web.copy_one")}
            words={t("associations.web.copy_one_words")}
            confirm={t("associations.web.copy_one_yes")}
            act={async () => {
                const { left_out } = await api.post<Outcome>("/schedules/copy", {
                    organisation: association.organisation.id,
                    association: association.id,
                    year,
                });
                if (left_out[0]) throw new Problem("refused", { detail: left_out[0].reason });
                await refreshAll(queries);
            }}
        />
    );
}

type Line = { date: string | null; theme: string; place: string };

function Draft({
    association,
    schedule,
    onSaved,
    onCancel,
}: {
    association: Association;
    schedule: Schedule;
    onSaved: () => void;
    onCancel?: () => void;
}) {
    const t = useText();
    const queries = useQueryClient();
    const blank = (): Line => ({ date: null, theme: "", place: association.organisation.name });
    const form = useServerForm<{ meetings: Line[] }>({
        draft: `lines-${association.id}`,
        initial: {
            meetings: schedule.meetings.length
                ? schedule.meetings.map((one) => ({ ...one, place: one.place ?? "" }))
                : [blank(), blank(), blank()],
        },
        version: schedule.version,
        send: async (values, version) => {
            const filled = values.meetings.filter((line) => line.date || line.theme.trim());
            const saved = await api.put<Schedule>(
                `/associations/${association.id}/schedules/${schedule.year}`,
                { meetings: filled },
                version || undefined,
            );
            await refreshAll(queries);
            onSaved();
            return saved;
        },
        refresh: () => queries.fetchQuery({ ...scheduleQuery(association.id, schedule.year), staleTime: 0 }),
    });
    const lines = form.fields.getValues().meetings;
    return (
        <Form of={form} className="spaced">
            <Stack gap="md">
                {lines.map((_, index) => (
                    <div key={index} className="card">
                        <Group gap="sm" align="flex-start">
                            <DateField
                                label={t("associations.web.date")}
                                w={150}
                                {...form.fields.getInputProps(`meetings.${index}.date`)}
                            />
                            <TextInput
                                label={t("associations.web.theme")}
                                flex="1 1 260px"
                                {...form.fields.getInputProps(`meetings.${index}.theme`)}
                            />
                            <TextInput
                                label={t("associations.web.place")}
                                flex="1 1 180px"
                                {...form.fields.getInputProps(`meetings.${index}.place`)}
                            />
                            <ActionIcon
                                mt={24}
                                aria-label={t("associations.web.remove_line", { number: index + 1 })}
                                onClick={() => form.fields.removeListItem("meetings", index)}
                            >
                                <Icon name="close" size={16} />
                            </ActionIcon>
                        </Group>
                    </div>
                ))}
            </Stack>
            <Button
                mt="sm"
                variant="subtle"
                leftSection={<Icon name="plus" size={16} />}
                onClick={() => form.fields.insertListItem("meetings", blank())}
            >
                {t("associations.web.add_line")}
            </Button>
            <FormProblem
                form={form}
                shown={lines.flatMap((_, index) =>
                    ["date", "theme", "place"].map((name) => `meetings.${index}.${name}`),
                )}
            />
            <FormButtons form={form} title={t("associations.web.save_schedule")} onCancel={onCancel} />
        </Form>
    );
}

async function refreshAll(queries: ReturnType<typeof useQueryClient>) {
    await Promise.all([
        queries.invalidateQueries({ queryKey: ["associations"] }),
        queries.invalidateQueries({ queryKey: ["meetings"] }),
        queries.invalidateQueries({ queryKey: ["list"] }),
    ]);
}

function Approve({ association, schedule }: { association: Association; schedule: Schedule }) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: `approve-${association.id}`,
        initial: { approved_on: today as string | null, act_number: "" },
        version: schedule.version,
        send: async (values) => {
            await api.post(`/associations/${association.id}/schedules/${schedule.year}/approve`, values);
            await refreshAll(queries);
        },
    });
    return (
        <Section title={t("associations.web.approve_title")}>
            <Alert color="gray" mb="sm">
                {t("associations.web.approve_words")}
            </Alert>
            <Form of={form}>
                <Group gap="sm" align="flex-start">
                    <DateField
                        label={t("associations.web.act_date")}
                        required
                        w={160}
                        {...form.fields.getInputProps("approved_on")}
                    />
                    <TextInput
                        label={t("associations.web.act_number")}
                        required
                        {...form.fields.getInputProps("act_number")}
                    />
                </Group>
                <FormProblem form={form} shown={["approved_on", "act_number"]} />
                <FormButtons form={form} title={t("associations.web.approve")} />
            </Form>
        </Section>
    );
}
