import { api } from "@api/client";
import { Anchor, Badge, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { asProblem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Meeting, meetingQuery } from "./association";
import { type Desk, deskQuery, type Matter, mattersQuery } from "./desk";

const colour = { waiting: "blue", taken: "green", dropped: "gray" };

function useAgain() {
    const queries = useQueryClient();
    return () =>
        Promise.all([
            queries.invalidateQueries({ queryKey: ["associations", "matters"] }),
            queries.invalidateQueries({ queryKey: ["meetings"] }),
        ]);
}

// On the page of an association: what is to be spoken about, and what became of it.
export function Matters({ association }: { association: string }) {
    const t = useText();
    const list = useQuery(mattersQuery(association));
    const [raising, setRaising] = useState(false);
    if (list.error) return <Failure error={asProblem(list.error)} />;
    if (!list.data || (list.data.items.length === 0 && !list.data.can.raise)) return null;
    return (
        <Section title={t("associations.web.matters")}>
            {list.data.items.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.no_matters")}
                </Text>
            )}
            <Stack gap={8}>
                {list.data.items.map((one) => (
                    <Line key={one.id} matter={one} />
                ))}
            </Stack>
            {list.data.can.raise &&
                (raising ? (
                    <Raising association={association} onDone={() => setRaising(false)} />
                ) : (
                    <Button size="xs" variant="default" mt="xs" onClick={() => setRaising(true)}>
                        {t("associations.web.raise_matter")}
                    </Button>
                ))}
        </Section>
    );
}

function Words({ matter }: { matter: Matter }) {
    const t = useText();
    const notes = [
        matter.speaker && `${t("associations.web.speaker")}: ${matter.speaker}`,
        matter.carried_from
            ? t("associations.web.carried_from", { date: formatDate(matter.carried_from.date) })
            : matter.raised_by?.name,
        formatDate(matter.raised_on),
        matter.reason,
    ].filter(Boolean);
    return (
        <>
            <Text size="sm">{matter.title}</Text>
            <Text size="xs" c="dimmed">
                {notes.join(" · ")}
            </Text>
        </>
    );
}

function Line({ matter }: { matter: Matter }) {
    const t = useText();
    const [dropping, setDropping] = useState(false);
    return (
        <div>
            <Words matter={matter} />
            <Group gap="xs" mt={2}>
                <Badge color={colour[matter.state]}>{t(`associations.web.matter_${matter.state}`)}</Badge>
                {matter.meeting && (
                    <Anchor component={Link} to={`/meetings/${matter.meeting.id}`} size="xs">
                        {formatDate(matter.meeting.date)}
                    </Anchor>
                )}
                {matter.can.drop && (
                    <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t("associations.web.drop_of", { title: matter.title })}
                        onClick={() => setDropping(true)}
                    >
                        {t("associations.web.drop_matter")}
                    </Button>
                )}
            </Group>
            <Modal
                opened={dropping}
                onClose={() => setDropping(false)}
                title={t("associations.web.drop_matter")}
            >
                {dropping && <Dropping matter={matter} onDone={() => setDropping(false)} />}
            </Modal>
        </div>
    );
}

function Dropping({ matter, onDone }: { matter: Matter; onDone: () => void }) {
    const t = useText();
    const again = useAgain();
    const form = useServerForm({
        draft: `drop-${matter.id}`,
        initial: { reason: "" },
        send: async (values) => {
            await api.post(`/matters/${matter.id}/drop`, values);
            await again();
            onDone();
        },
    });
    return (
        <Form of={form}>
            <Text size="sm" mb="sm">
                {matter.title}
            </Text>
            <TextInput label={t("associations.web.why")} required {...form.fields.getInputProps("reason")} />
            <FormProblem form={form} shown={["reason"]} />
            <FormButtons form={form} title={t("associations.web.drop_matter")} onCancel={onDone} />
        </Form>
    );
}

function Raising({ association, onDone }: { association: string; onDone: () => void }) {
    const t = useText();
    const again = useAgain();
    const form = useServerForm({
        draft: `matter-${association}`,
        initial: { title: "", speaker: "" },
        send: async (values) => {
            await api.post(`/associations/${association}/matters`, values);
            await again();
            onDone();
        },
    });
    return (
        <Form of={form}>
            <Stack gap="sm" mt="sm">
                <TextInput
                    label={t("associations.web.matter_title")}
                    required
                    {...form.fields.getInputProps("title")}
                />
                <TextInput label={t("associations.web.speaker")} {...form.fields.getInputProps("speaker")} />
            </Stack>
            <FormProblem form={form} shown={["title", "speaker"]} />
            <FormButtons form={form} title={t("associations.web.raise_matter")} onCancel={onDone} />
        </Form>
    );
}

// On the page of a meeting: what waits is taken onto the agenda, all of it with one press.
export function WaitingMatters({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
    const t = useText();
    const queries = useQueryClient();
    const [chosen, setChosen] = useState<string[]>([]);
    const [raising, setRaising] = useState(false);
    const [sending, setSending] = useState(false);
    const [error, setError] = useState<unknown>(null);
    if (desk.matters.length === 0 && !desk.can.raise) return null;
    async function take() {
        setSending(true);
        setError(null);
        const ids = chosen.length ? chosen : desk.matters.map((one) => one.id);
        try {
            const fresh = await api.post<Desk>(`/meetings/${meeting.id}/matters`, { matters: ids });
            queries.setQueryData(deskQuery(meeting.id).queryKey, fresh);
            setChosen([]);
            await queries.invalidateQueries({ queryKey: meetingQuery(meeting.id).queryKey });
            await queries.invalidateQueries({ queryKey: ["associations", "matters"] });
        } catch (problem) {
            setError(asProblem(problem));
        } finally {
            setSending(false);
        }
    }
    return (
        <Section title={t("associations.web.waiting_matters")}>
            {desk.matters.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.no_matters")}
                </Text>
            )}
            <Stack gap={8}>
                {desk.matters.map((one) =>
                    desk.can.take ? (
                        <Checkbox
                            key={one.id}
                            checked={chosen.includes(one.id)}
                            onChange={(event) =>
                                setChosen(
                                    event.currentTarget.checked
                                        ? [...chosen, one.id]
                                        : chosen.filter((id) => id !== one.id),
                                )
                            }
                            label={<Words matter={one} />}
                        />
                    ) : (
                        <div key={one.id}>
                            <Words matter={one} />
                        </div>
                    ),
                )}
            </Stack>
            {error ? <Failure error={error} /> : null}
            {raising ? (
                <Raising association={meeting.association.id} onDone={() => setRaising(false)} />
            ) : (
                <Group mt="xs" gap="xs">
                    {desk.can.take && desk.matters.length > 0 && (
                        <Button size="xs" loading={sending} onClick={take}>
                            {chosen.length
                                ? t("associations.web.take_chosen", { count: chosen.length })
                                : t("associations.web.take_all")}
                        </Button>
                    )}
                    {desk.can.raise && (
                        <Button size="xs" variant="default" onClick={() => setRaising(true)}>
                            {t("associations.web.raise_matter")}
                        </Button>
                    )}
                </Group>
            )}
        </Section>
    );
}
