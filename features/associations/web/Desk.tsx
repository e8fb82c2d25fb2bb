import { api, download } from "@api/client";
import { Alert, Anchor, Badge, Button, Drawer, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { DateField } from "@ui/DateField";
import { DownloadButton } from "@ui/DownloadButton";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { asProblem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Entry, type Meeting, pageQuery } from "./association";
import { type Desk, deskQuery, type EarlierDecision } from "./desk";
import { EntryForm, EntryLine } from "./Entries";

const outcomes = { done: "green", carried: "yellow", dropped: "gray" };

function usePut(meeting: string) {
    const queries = useQueryClient();
    return async (fresh: Desk) => {
        queries.setQueryData(deskQuery(meeting).queryKey, fresh);
        // What was found, signed or sent shows in lists, and raises the version of the meeting.
        await queries.invalidateQueries({ queryKey: ["meetings", "card", meeting] });
        await queries.invalidateQueries({ queryKey: ["list", "/decisions"] });
    };
}

// Whom to call, on one press: letters go to those who agreed to them, My week tells all.
export function Invitation({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
    const t = useText();
    const put = usePut(meeting.id);
    if (!desk.can.invite && !desk.invited_on) return null;
    return (
        <Section title={t("associations.web.invitation")}>
            <Text size="sm" mb="xs">
                {desk.invited_on
                    ? t("associations.web.invited_on", {
                          date: formatDate(desk.invited_on),
                          count: desk.letters,
                      })
                    : t("associations.web.not_invited")}
            </Text>
            {desk.can.invite && (
                <ConfirmButton
                    size="xs"
                    variant="default"
                    title={t(desk.invited_on ? "associations.web.invite_again" : "associations.web.invite")}
                    question={t("associations.web.invite_question")}
                    words={t("associations.web.invite_words", { count: meeting.attendance.length })}
                    act={async () => put(await api.post<Desk>(`/meetings/${meeting.id}/invite`))}
                />
            )}
        </Section>
    );
}

// What the meeting finds of earlier decisions: it stands in its minutes.
export function EarlierDecisions({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
    const t = useText();
    const put = usePut(meeting.id);
    const [doing, setDoing] = useState<EarlierDecision | null>(null);
    const [error, setError] = useState<unknown>(null);
    if (desk.decisions.length === 0) return null;
    async function done(one: EarlierDecision) {
        setError(null);
        try {
            await put(
                await api.post<Desk>(`/meetings/${meeting.id}/reviews`, {
                    decision: one.id,
                    outcome: "done",
                }),
            );
        } catch (problem) {
            setError(asProblem(problem));
        }
    }
    return (
        <Section title={t("associations.web.earlier")}>
            <Text size="xs" c="dimmed" mb="xs">
                {t("associations.web.earlier_words")}
            </Text>
            <Stack gap={10}>
                {desk.decisions.map((one) => (
                    <div key={one.id}>
                        <Text size="sm">{one.text}</Text>
                        <Group gap="xs">
                            <Text size="xs" c="dimmed">
                                {[
                                    one.responsible?.name,
                                    one.due && t("associations.web.due_on", { date: formatDate(one.due) }),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </Text>
                            <Anchor component={Link} to={`/meetings/${one.meeting.id}`} size="xs">
                                {t("associations.web.decided_on", { date: formatDate(one.meeting.date) })}
                            </Anchor>
                        </Group>
                        <Group gap="xs" mt={2}>
                            {one.outcome ? (
                                <Badge color={outcomes[one.outcome]}>
                                    {t(`associations.web.outcome_${one.outcome}`, {
                                        date: one.until ? formatDate(one.until) : "",
                                    })}
                                </Badge>
                            ) : (
                                one.late && <Badge color="red">{t("associations.web.decision_late")}</Badge>
                            )}
                            {one.note && (
                                <Text size="xs" c="dimmed">
                                    {one.note}
                                </Text>
                            )}
                            {desk.can.review && (
                                <>
                                    {one.outcome !== "done" && (
                                        <Button
                                            size="compact-xs"
                                            variant="default"
                                            aria-label={t("associations.web.found_done_of", {
                                                text: one.text,
                                            })}
                                            onClick={() => done(one)}
                                        >
                                            {t("associations.web.mark_done")}
                                        </Button>
                                    )}
                                    <Button
                                        size="compact-xs"
                                        variant="default"
                                        aria-label={t("associations.web.found_other_of", { text: one.text })}
                                        onClick={() => setDoing(one)}
                                    >
                                        {t("associations.web.found_other")}
                                    </Button>
                                </>
                            )}
                        </Group>
                    </div>
                ))}
            </Stack>
            {error ? <Failure error={error} /> : null}
            <Modal
                opened={doing !== null}
                onClose={() => setDoing(null)}
                title={t("associations.web.found_other")}
            >
                {doing && (
                    <Reviewing
                        meeting={meeting}
                        decision={doing}
                        onSaved={put}
                        onDone={() => setDoing(null)}
                    />
                )}
            </Modal>
        </Section>
    );
}

function Reviewing({
    meeting,
    decision,
    onSaved,
    onDone,
}: {
    meeting: Meeting;
    decision: EarlierDecision;
    onSaved: (fresh: Desk) => Promise<void>;
    onDone: () => void;
}) {
    const t = useText();
    const form = useServerForm({
        draft: `review-${meeting.id}-${decision.id}`,
        initial: { due: decision.until as string | null, note: decision.note ?? "" },
        // A new term carries it over; without one it is dropped.
        send: async (values) => {
            await onSaved(
                await api.post<Desk>(`/meetings/${meeting.id}/reviews`, {
                    decision: decision.id,
                    outcome: values.due ? "carried" : "dropped",
                    ...values,
                }),
            );
            onDone();
        },
    });
    const { due } = form.fields.getValues();
    return (
        <Form of={form}>
            <Stack gap="sm">
                <Text size="sm">{decision.text}</Text>
                <DateField
                    label={t("associations.web.new_due")}
                    description={t("associations.web.new_due_hint")}
                    {...form.fields.getInputProps("due")}
                />
                <Textarea
                    label={t("associations.web.why")}
                    autosize
                    required
                    {...form.fields.getInputProps("note")}
                />
            </Stack>
            <FormProblem form={form} shown={["due", "note"]} />
            <FormButtons
                form={form}
                title={t(due ? "associations.web.carry_over" : "associations.web.drop_decision")}
                onCancel={onDone}
            />
        </Form>
    );
}

export function Materials({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
    const t = useText();
    const page = useQuery({ ...pageQuery(meeting.association.id), enabled: Boolean(desk.can.add) });
    const [opened, setOpened] = useState<Entry | "new" | null>(null);
    if (desk.materials.length === 0 && !desk.can.add) return null;
    const close = () => setOpened(null);
    return (
        <Section title={t("associations.web.part_material")}>
            {desk.materials.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.no_materials")}
                </Text>
            )}
            <Stack gap={8}>
                {desk.materials.map((entry) => (
                    <EntryLine key={entry.id} association={meeting.association.id} entry={entry}>
                        {desk.can.add && (
                            <Button
                                size="compact-xs"
                                variant="default"
                                aria-label={t("associations.web.edit_entry", { title: entry.title })}
                                onClick={() => setOpened(entry)}
                            >
                                {t("associations.web.edit")}
                            </Button>
                        )}
                    </EntryLine>
                ))}
            </Stack>
            {desk.can.add && (
                <Button size="xs" variant="default" mt="xs" onClick={() => setOpened("new")}>
                    {t("associations.web.add_material")}
                </Button>
            )}
            <Drawer
                opened={opened !== null}
                onClose={close}
                closeOnClickOutside={false}
                title={t("associations.web.part_material")}
            >
                {opened && page.data && (
                    <EntryForm
                        association={meeting.association.id}
                        page={page.data}
                        part="material"
                        entry={opened === "new" ? undefined : opened}
                        meeting={meeting.id}
                        onDone={close}
                    />
                )}
            </Drawer>
        </Section>
    );
}

// Signed minutes: every edition stays as it was signed.
export function Papers({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
    const t = useText();
    const put = usePut(meeting.id);
    const [signing, setSigning] = useState(false);
    if (meeting.state !== "held" || desk.hidden.includes("papers")) return null;
    const sign = async (reason?: string) =>
        put(await api.post<Desk>(`/meetings/${meeting.id}/sign`, reason ? { reason } : {}));
    return (
        <Section title={t("associations.web.signed_minutes")}>
            {desk.papers.length === 0 && (
                <Text size="sm">{t("associations.web.not_signed", { date: formatDate(desk.sign_by) })}</Text>
            )}
            {desk.changed && (
                <Alert color="yellow" mb="sm" icon={<Icon name="info" />}>
                    {t("associations.web.changed_since")}
                </Alert>
            )}
            <Stack gap={10}>
                {desk.papers.map((paper) => (
                    <div key={paper.edition}>
                        <Group gap="xs">
                            <Text size="sm">
                                {t("associations.web.edition", { number: paper.edition })}: {paper.signed_by},{" "}
                                {formatDate(paper.signed_on)}
                            </Text>
                            <DownloadButton
                                fetchFile={() =>
                                    download(
                                        `/meetings/${meeting.id}/papers/${paper.edition}`,
                                        {},
                                        "minutes.docx",
                                    )
                                }
                            >
                                {t("associations.web.open_edition", { number: paper.edition })}
                            </DownloadButton>
                        </Group>
                        {paper.reason && <Text size="sm">{paper.reason}</Text>}
                        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                            SHA-256: {paper.sha256}
                        </Text>
                    </div>
                ))}
            </Stack>
            {desk.papers.length > 0 && !desk.changed && (
                <Group gap="xs" mt="sm">
                    {meeting.items.map((item, index) => (
                        <DownloadButton
                            key={item.title}
                            fetchFile={() =>
                                download(
                                    `/meetings/${meeting.id}/extract.docx`,
                                    { item: index + 1 },
                                    "extract.docx",
                                )
                            }
                        >
                            {t("associations.web.extract", { number: index + 1 })}
                        </DownloadButton>
                    ))}
                </Group>
            )}
            {desk.can.sign &&
                (desk.papers.length === 0 ? (
                    <ConfirmButton
                        mt="sm"
                        title={t("associations.web.sign")}
                        question={t("associations.web.sign_question")}
                        words={t("associations.web.sign_words")}
                        act={() => sign()}
                    />
                ) : (
                    <Button mt="sm" onClick={() => setSigning(true)}>
                        {t("associations.web.sign_again")}
                    </Button>
                ))}
            <Modal
                opened={signing}
                onClose={() => setSigning(false)}
                title={t("associations.web.sign_again")}
            >
                {signing && (
                    <SigningAgain meeting={meeting.id} onSign={sign} onDone={() => setSigning(false)} />
                )}
            </Modal>
        </Section>
    );
}

function SigningAgain({
    meeting,
    onSign,
    onDone,
}: {
    meeting: string;
    onSign: (reason: string) => Promise<void>;
    onDone: () => void;
}) {
    const t = useText();
    const form = useServerForm({
        draft: `sign-${meeting}`,
        initial: { reason: "" },
        send: async ({ reason }) => {
            await onSign(reason);
            onDone();
        },
    });
    return (
        <Form of={form}>
            <Textarea
                label={t("associations.web.what_changed")}
                autosize
                minRows={2}
                required
                {...form.fields.getInputProps("reason")}
            />
            <FormProblem form={form} shown={["reason"]} />
            <FormButtons form={form} title={t("associations.web.sign")} onCancel={onDone} />
        </Form>
    );
}
