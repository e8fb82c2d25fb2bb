import { api } from "@api/client";
import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { dayAfter, lastDay } from "@ui/format";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Edition, type Paper, paperQuery, useKeep } from "./paper";

const none = (text: string) => text.trim() || null;

// What is known of the act: kept with the draft by whoever writes it, named once more by whoever approves.
export function ActForm({ approves, ...of }: { paper: Paper; edition: Edition; approves?: boolean }) {
    const t = useText();
    const [open, setOpen] = useState(false);
    if (!approves) return <ActFields {...of} />;
    return (
        <>
            <Button onClick={() => setOpen(true)}>{t("papers.web.approve")}</Button>
            <Modal opened={open} onClose={() => setOpen(false)} title={t("papers.web.approve")}>
                <ApproveFields {...of} onDone={() => setOpen(false)} />
            </Modal>
        </>
    );
}

function ActFields({ paper, edition }: { paper: Paper; edition: Edition }) {
    const t = useText();
    const keep = useKeep();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: `act-${paper.id}`,
        version: paper.version,
        initial: {
            link: edition.link ?? "",
            act_date: edition.act_date as string | null,
            act_number: edition.act_number ?? "",
            valid_until: edition.valid_until ? lastDay(edition.valid_until) : (null as string | null),
        },
        send: async (values, version) => {
            const card = await api.patch<Paper>(
                `/papers/${paper.id}`,
                {
                    link: none(values.link),
                    act_number: none(values.act_number),
                    act_date: values.act_date,
                    valid_until: dayAfter(values.valid_until),
                },
                version,
            );
            await keep(card);
            return card;
        },
        refresh: () => queries.fetchQuery({ ...paperQuery(paper.id), staleTime: 0 }),
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Group align="flex-start" gap="sm">
                <DateField label={t("papers.web.act_date")} w={150} {...input("act_date")} />
                <TextInput label={t("papers.web.act_number")} w={140} {...input("act_number")} />
                {!paper.school_year && (
                    <DateField label={t("papers.web.valid_until")} w={190} {...input("valid_until")} />
                )}
                <TextInput
                    label={t("papers.web.link")}
                    type="url"
                    placeholder="https://"
                    flex="1 1 220px"
                    {...input("link")}
                />
            </Group>
            <FormProblem form={form} shown={["link", "act_date", "act_number", "valid_until"]} />
            {form.dirty && <FormButtons form={form} title={t("ui.web.save")} />}
        </Form>
    );
}

function ApproveFields({ paper, edition, onDone }: { paper: Paper; edition: Edition; onDone: () => void }) {
    const t = useText();
    const keep = useKeep();
    const form = useServerForm({
        draft: `approve-${paper.id}`,
        initial: {
            act_date: edition.act_date as string | null,
            act_number: edition.act_number ?? "",
        },
        send: async (values) => {
            await keep(await api.post<Paper>(`/papers/${paper.id}/approve`, values));
            onDone();
        },
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <DateField label={t("papers.web.act_date")} required {...input("act_date")} />
            <TextInput label={t("papers.web.act_number")} required mt="sm" {...input("act_number")} />
            <FormProblem form={form} shown={["act_date", "act_number"]} />
            <FormButtons form={form} title={t("papers.web.approve")} onCancel={onDone} />
        </Form>
    );
}

function Said({
    label,
    record,
    send,
    onDone,
}: {
    label: string;
    record: string;
    send: (text: string) => Promise<unknown>;
    onDone: () => void;
}) {
    const form = useServerForm({
        draft: record,
        initial: { text: "" },
        send: async ({ text }) => {
            await send(text);
            onDone();
        },
        places: {},
    });
    return (
        <StackedForm form={form} onDone={onDone}>
            <Textarea label={label} required autosize minRows={3} {...form.fields.getInputProps("text")} />
        </StackedForm>
    );
}

export function ReasonForm({
    title,
    label,
    send,
}: {
    title: string;
    label: string;
    send: (reason: string) => Promise<unknown>;
}) {
    const [open, setOpen] = useState(false);
    return (
        <>
            <Button variant="default" onClick={() => setOpen(true)}>
                {title}
            </Button>
            <Modal opened={open} onClose={() => setOpen(false)} title={title}>
                <Said label={label} record={title} send={send} onDone={() => setOpen(false)} />
            </Modal>
        </>
    );
}

export function RemarksForm({ send }: { send: (remarks: string) => Promise<unknown> }) {
    const t = useText();
    return <ReasonForm title={t("papers.web.return")} label={t("papers.web.remarks")} send={send} />;
}
