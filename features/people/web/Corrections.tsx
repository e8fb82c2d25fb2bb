import { api } from "@api/client";
import { useList } from "@api/list";
import type { Schema } from "@api/schema";
import { Anchor, Badge, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PageButtons } from "@ui/DataTable";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { dash, formatDate, formatInstant, formatPhone, formatSnils } from "@ui/format";
import { Failure, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

type Correction = Schema<"people.Correction">;

const stateColour = { open: "yellow", accepted: "green", declined: "red", withdrawn: "gray" };

function value(field: string, text: string | null | undefined): string {
    if (!text) return dash;
    if (field === "birth_date") return formatDate(text);
    if (field === "phone") return formatPhone(text) ?? text;
    if (field === "snils") return formatSnils(text) ?? text;
    return text;
}

// Requests to correct a card, each answered where it stands.
export function CorrectionLines({
    query,
    empty,
}: {
    query: { state?: string; mine?: boolean };
    empty?: string;
}) {
    const list = useList<Correction>("/corrections", query);
    const { rows, error, retry, paging } = list.table;
    if (rows === undefined) return error ? <Failure error={error} retry={retry} /> : <Waiting />;
    if (rows.length === 0)
        return empty ? (
            <Text size="sm" c="dimmed">
                {empty}
            </Text>
        ) : null;
    return (
        <Stack gap="sm">
            {rows.map((one) => (
                <Line key={one.id} one={one} own={Boolean(query.mine)} />
            ))}
            {paging && <PageButtons paging={paging} />}
        </Stack>
    );
}

function Line({ one, own }: { one: Correction; own: boolean }) {
    const t = useText();
    const queries = useQueryClient();
    const [error, setError] = useState<unknown>(null);
    const [declining, setDeclining] = useState(false);
    const fresh = async () => {
        await queries.invalidateQueries({ queryKey: ["list", "/corrections"] });
        await queries.invalidateQueries({ queryKey: ["people"] });
    };
    async function act(run: () => Promise<unknown>) {
        setError(null);
        try {
            await run();
            await fresh();
        } catch (problem) {
            setError(problem);
        }
    }
    return (
        <section className="line" aria-label={one.person.name}>
            <Group justify="space-between" align="flex-start" gap="sm">
                <div>
                    {!own && (
                        <Text size="sm" fw={500}>
                            <Anchor component={Link} to={`/people/${one.person.id}`} size="sm">
                                {one.person.name}
                            </Anchor>
                            , {one.organisation.name}
                        </Text>
                    )}
                    {one.kind === "moved" && (
                        <Text size="sm">
                            {t("people.web.correction_moved", {
                                other: one.other?.name ?? dash,
                                date: formatDate(one.on),
                            })}
                        </Text>
                    )}
                    {one.changes.map((change) => (
                        <Text size="sm" key={change.field}>
                            {t(`people.web.${change.field}`)}: {value(change.field, change.was)} →{" "}
                            <b>{value(change.field, change.now)}</b>
                        </Text>
                    ))}
                    {one.words && <Text size="sm">{one.words}</Text>}
                    <Text size="xs" c="dimmed">
                        {formatInstant(one.asked_at)}
                        {one.answer && ` · ${t("people.web.correction_answer", { answer: one.answer })}`}
                    </Text>
                </div>
                <Group gap="xs">
                    {one.state !== "open" || own ? (
                        <Badge color={stateColour[one.state]}>
                            {t(`people.web.correction_${one.state}`)}
                        </Badge>
                    ) : null}
                    {one.can.decide && (
                        <>
                            <Button
                                size="xs"
                                onClick={() => act(() => api.post(`/corrections/${one.id}/accept`))}
                                aria-label={`${t(acceptWords(one))}: ${one.person.name}`}
                            >
                                {t(acceptWords(one))}
                            </Button>
                            <Button
                                size="xs"
                                variant="default"
                                onClick={() => setDeclining(true)}
                                aria-label={`${t("people.web.correction_decline")}: ${one.person.name}`}
                            >
                                {t("people.web.correction_decline")}
                            </Button>
                        </>
                    )}
                    {own && one.can.withdraw && (
                        <Button
                            size="xs"
                            variant="subtle"
                            onClick={() => act(() => api.delete(`/corrections/${one.id}`))}
                        >
                            {t("people.web.correction_withdraw")}
                        </Button>
                    )}
                </Group>
            </Group>
            {error ? <Failure error={error} /> : null}
            <Modal
                opened={declining}
                onClose={() => setDeclining(false)}
                title={t("people.web.correction_decline_title")}
            >
                {declining && <Decline one={one} onDone={() => setDeclining(false)} fresh={fresh} />}
            </Modal>
        </section>
    );
}

// What pressing "accept" will do, in its own words.
function acceptWords(one: Correction): string {
    if (one.kind === "moved") return "people.web.correction_left";
    return one.changes.length > 0 ? "people.web.correction_accept" : "people.web.correction_done";
}

function Decline({
    one,
    onDone,
    fresh,
}: {
    one: Correction;
    onDone: () => void;
    fresh: () => Promise<void>;
}) {
    const t = useText();
    const form = useServerForm({
        draft: one.id,
        initial: { answer: "" },
        send: async (values) => {
            await api.post(`/corrections/${one.id}/decline`, values);
            await fresh();
            onDone();
        },
    });
    return (
        <Form of={form}>
            <Textarea
                label={t("people.web.correction_why")}
                description={t("people.web.correction_why_words")}
                autosize
                minRows={2}
                required
                {...form.fields.getInputProps("answer")}
            />
            <FormProblem form={form} shown={["answer"]} />
            <FormButtons form={form} title={t("people.web.correction_decline")} onCancel={onDone} />
        </Form>
    );
}

// What the reader has asked for, on their own card.
export function OwnCorrections() {
    const t = useText();
    const list = useList<Correction>("/corrections", { mine: true });
    if (list.items.length === 0) return null;
    return (
        <Section title={t("people.web.own_corrections")}>
            <CorrectionLines query={{ mine: true }} />
        </Section>
    );
}
