import { findColleagues } from "@api/choices";
import { api } from "@api/client";
import {
    ActionIcon,
    Button,
    Group,
    NumberInput,
    Stack,
    Text,
    Textarea,
    TextInput,
    Title,
} from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, type ServerForm, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { type Choice, Picker } from "@ui/Picker";
import { asProblem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useEffect, useRef, useState } from "react";
import { type AgendaItem, type Meeting, meetingQuery } from "./association";
import { type Desk, deskQuery } from "./desk";
import { applied, blank, changesOf, type DecisionValues, type ItemValues, newMark, valuesOf } from "./record";
import { isOffline, send, unsentItems, useWaiting, write } from "./waiting";

type Props = {
    meeting: Meeting;
    // Told when something is typed that is not saved.
    onTyping: (typing: boolean) => void;
};

export function Record(props: Props) {
    const t = useText();
    return (
        <Section title={t("associations.web.agenda_title")}>
            {props.meeting.can.record ? <Writing {...props} /> : <Reading items={props.meeting.items} />}
        </Section>
    );
}

function Reading({ items }: { items: AgendaItem[] }) {
    const t = useText();
    if (items.length === 0) {
        return (
            <Text size="sm" c="dimmed">
                {t("associations.web.no_items")}
            </Text>
        );
    }
    return (
        <Stack gap="lg">
            {items.map((item, index) => (
                <div key={index}>
                    <Title order={3}>
                        {index + 1}. {item.title}
                    </Title>
                    {item.speaker && (
                        <Text size="sm" c="dimmed">
                            {t("associations.web.speaker")}: {item.speaker}
                        </Text>
                    )}
                    {item.heard && (
                        <Text size="sm" mt={4}>
                            <b>{t("associations.web.heard")}:</b> {item.heard}
                        </Text>
                    )}
                    {item.spoke && (
                        <Text size="sm" mt={4}>
                            <b>{t("associations.web.spoke")}:</b> {item.spoke}
                        </Text>
                    )}
                    {item.decisions.map((decision, at) => (
                        <Text size="sm" mt={4} key={decision.id ?? at}>
                            <b>
                                {index + 1}.{at + 1}.
                            </b>{" "}
                            {decision.text}{" "}
                            <Text span c="dimmed" size="sm">
                                {[decision.responsible?.name, decision.due && formatDate(decision.due)]
                                    .filter(Boolean)
                                    .join(", ")}
                            </Text>
                        </Text>
                    ))}
                    {item.votes_for !== null && item.votes_for !== undefined && (
                        <Text size="sm" c="dimmed" mt={4}>
                            {t("associations.web.votes", {
                                yes: item.votes_for,
                                no: item.votes_against ?? 0,
                                abstained: item.votes_abstained ?? 0,
                            })}
                        </Text>
                    )}
                </div>
            ))}
        </Stack>
    );
}

type Values = { items: ItemValues[] };

function Writing({ meeting, onTyping }: Props) {
    const t = useText();
    const waiting = useWaiting(meeting.id);
    const there = useRef(applied(valuesOf(meeting.items), unsentItems(waiting)));
    const first = useRef(there.current.length ? there.current : [blank()]);
    const form = useServerForm<Values>({
        initial: { items: first.current },
        draft: meeting.id,
        send: async ({ items }) => {
            await write(meeting.id, changesOf(there.current, items));
            there.current = items;
            const outcome = await send(meeting.id);
            if (outcome.kind === "refused") throw outcome.problem;
        },
    });
    // What others wrote comes into the fields while nothing is typed here; else it is joined when this is sent.
    const typing = form.dirty || form.sending;
    const stands = JSON.stringify(applied(valuesOf(meeting.items), unsentItems(waiting)));
    const { setValues, resetDirty } = form.fields;
    useEffect(() => {
        if (typing || stands === JSON.stringify(there.current)) return;
        there.current = JSON.parse(stands);
        const items = there.current.length ? there.current : [blank()];
        setValues({ items });
        resetDirty({ items });
    }, [typing, stands, setValues, resetDirty]);
    useEffect(() => onTyping(form.dirty), [form.dirty, onTyping]);
    // The state stands above everything; whoever presses the button below reads it here.
    const held = unsentItems(waiting).length > 0 && isOffline();
    const { items } = form.fields.getValues();
    // To the next meeting: the item waits again among the matters of the association.
    const queries = useQueryClient();
    const [problem, setProblem] = useState<unknown>(null);
    async function putOff(mark: string) {
        setProblem(null);
        try {
            const path = `/meetings/${meeting.id}/items/${encodeURIComponent(mark)}/put-off`;
            queries.setQueryData(deskQuery(meeting.id).queryKey, await api.post<Desk>(path));
            await queries.invalidateQueries({ queryKey: meetingQuery(meeting.id).queryKey });
        } catch (refusal) {
            setProblem(asProblem(refusal));
        }
    }
    const shown = Object.keys(form.fields.errors);
    return (
        <Form of={form}>
            <Stack gap="xl">
                {items.map((item, index) => (
                    <Item
                        key={item.mark}
                        meeting={meeting}
                        form={form}
                        item={item}
                        index={index}
                        onPutOff={
                            !form.dirty && !held && there.current.some((one) => one.mark === item.mark)
                                ? () => putOff(item.mark)
                                : undefined
                        }
                    />
                ))}
            </Stack>
            <Button
                mt="md"
                variant="subtle"
                leftSection={<Icon name="plus" size={16} />}
                onClick={() => form.fields.insertListItem("items", blank())}
            >
                {t("associations.web.add_item")}
            </Button>
            {problem ? <Failure error={problem} /> : null}
            <FormProblem form={form} shown={shown} />
            <FormButtons form={form} title={t("associations.web.save_record")}>
                {(form.dirty || held) && (
                    <Text size="sm" c="dimmed" role="status">
                        {t(form.dirty ? "associations.web.not_saved" : "associations.web.line_here")}
                    </Text>
                )}
            </FormButtons>
        </Form>
    );
}

function Item({
    meeting,
    form,
    item,
    index,
    onPutOff,
}: {
    meeting: Meeting;
    form: ServerForm<Values>;
    item: ItemValues;
    index: number;
    onPutOff?: () => void;
}) {
    const t = useText();
    const input = (name: string) => form.fields.getInputProps(`items.${index}.${name}`);
    const decisions = `items.${index}.decisions`;
    return (
        <div className="agenda-item">
            <Group justify="space-between" wrap="nowrap">
                <Title order={3}>{t("associations.web.item", { number: index + 1 })}</Title>
                {onPutOff && (
                    <Button
                        size="compact-xs"
                        variant="default"
                        ml="auto"
                        aria-label={t("associations.web.put_off_item", { number: index + 1 })}
                        onClick={onPutOff}
                    >
                        {t("associations.web.to_next_meeting")}
                    </Button>
                )}
                <ActionIcon
                    aria-label={t("associations.web.remove_item", { number: index + 1 })}
                    onClick={() => form.fields.removeListItem("items", index)}
                >
                    <Icon name="trash" size={18} />
                </ActionIcon>
            </Group>
            <Stack gap="sm">
                <Textarea label={t("associations.web.item_title")} autosize required {...input("title")} />
                <TextInput label={t("associations.web.speaker")} {...input("speaker")} />
                <Textarea label={t("associations.web.heard")} autosize minRows={2} {...input("heard")} />
                <Textarea label={t("associations.web.spoke")} autosize minRows={2} {...input("spoke")} />
                {item.decisions.map((decision, at) => (
                    <DecisionFields
                        key={decision.mark}
                        meeting={meeting}
                        form={form}
                        path={`${decisions}.${at}`}
                        number={`${index + 1}.${at + 1}`}
                        decision={decision}
                        onRemove={() => form.fields.removeListItem(decisions, at)}
                    />
                ))}
                <Group>
                    <Button
                        variant="default"
                        leftSection={<Icon name="plus" size={16} />}
                        onClick={() =>
                            form.fields.insertListItem(decisions, {
                                mark: newMark(),
                                text: "",
                                responsible: null,
                                due: null,
                            })
                        }
                    >
                        {t("associations.web.add_decision")}
                    </Button>
                </Group>
                <Group gap="sm" align="flex-end">
                    <NumberInput
                        label={t("associations.web.votes_for")}
                        w={100}
                        min={0}
                        {...input("votes_for")}
                    />
                    <NumberInput
                        label={t("associations.web.votes_against")}
                        w={100}
                        min={0}
                        {...input("votes_against")}
                    />
                    <NumberInput
                        label={t("associations.web.votes_abstained")}
                        w={130}
                        min={0}
                        {...input("votes_abstained")}
                    />
                </Group>
            </Stack>
        </div>
    );
}

function DecisionFields({
    meeting,
    form,
    path,
    number,
    decision,
    onRemove,
}: {
    meeting: Meeting;
    form: ServerForm<Values>;
    path: string;
    number: string;
    decision: DecisionValues;
    onRemove: () => void;
}) {
    const t = useText();
    const input = (name: string) => form.fields.getInputProps(`${path}.${name}`);
    const search = async (words: string, signal: AbortSignal): Promise<Choice[]> => {
        const wanted = words.toLocaleLowerCase("ru");
        const members = meeting.attendance
            .filter((one) => one.person.name.toLocaleLowerCase("ru").includes(wanted))
            .map((one) => ({ ...one.person, note: one.position }));
        if (members.length || !words) return members;
        const { level, organisation } = meeting;
        return findColleagues(words, signal, { level, organisation: organisation.id });
    };
    return (
        <div className="decision">
            <Group justify="space-between" wrap="nowrap">
                <Text fw={500} size="sm">
                    {t("associations.web.decided", { number })}
                </Text>
                <ActionIcon aria-label={t("associations.web.remove_decision", { number })} onClick={onRemove}>
                    <Icon name="close" size={16} />
                </ActionIcon>
            </Group>
            <Textarea
                aria-label={t("associations.web.decided", { number })}
                autosize
                minRows={2}
                {...input("text")}
            />
            <Group gap="sm" mt="xs" align="flex-start" grow preventGrowOverflow={false}>
                <Picker
                    label={t("associations.web.responsible")}
                    what={`meeting-people-${meeting.id}`}
                    search={search}
                    value={decision.responsible}
                    onChange={(choice) =>
                        form.fields.setFieldValue(`${path}.responsible` as never, choice as never)
                    }
                    error={form.fields.errors[`${path}.responsible`]}
                />
                <DateField label={t("associations.web.due")} {...input("due")} />
            </Group>
        </div>
    );
}
