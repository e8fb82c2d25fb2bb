import { api } from "@api/client";
import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import type { Item, Plan } from "./plan";

// The way of a plan: submitted, returned with remarks, approved by an act, changed for a reason.
export function Deeds({ plan, items, onDone }: { plan: Plan; items: Item[]; onDone: (plan: Plan) => void }) {
    const t = useText();
    const [open, setOpen] = useState<"approve" | "return" | "begin" | null>(null);
    const [sending, setSending] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function submit() {
        setSending(true);
        setProblem(null);
        try {
            onDone(await api.post<Plan>(`/plans/${plan.id}/submit`));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    const can = plan.can;
    const done = (fresh: Plan) => {
        onDone(fresh);
        setOpen(null);
    };
    return (
        <>
            {can.edit && (
                <Button loading={sending} disabled={items.length === 0} onClick={submit}>
                    {t("plans.web.submit")}
                </Button>
            )}
            {can.return && (
                <Button variant="default" onClick={() => setOpen("return")}>
                    {t("plans.web.return")}
                </Button>
            )}
            {can.approve && <Button onClick={() => setOpen("approve")}>{t("plans.web.approve")}</Button>}
            {can.begin && (
                <Button variant="default" onClick={() => setOpen("begin")}>
                    {t("plans.web.change")}
                </Button>
            )}
            <Modal
                opened={open !== null || problem !== null}
                onClose={() => {
                    setOpen(null);
                    setProblem(null);
                }}
                title={open ? t(`plans.web.${open === "begin" ? "change" : open}`) : t("plans.web.submit")}
            >
                {problem && <Failure error={problem} />}
                {open === "approve" && <Approve plan={plan} onDone={done} onCancel={() => setOpen(null)} />}
                {open === "return" && (
                    <Return plan={plan} items={items} onDone={done} onCancel={() => setOpen(null)} />
                )}
                {open === "begin" && <Begin plan={plan} onDone={done} onCancel={() => setOpen(null)} />}
            </Modal>
        </>
    );
}

type Step = { plan: Plan; onDone: (plan: Plan) => void; onCancel: () => void };

function Approve({ plan, onDone, onCancel }: Step) {
    const t = useText();
    const form = useServerForm({
        draft: `plan-approve-${plan.id}`,
        initial: { act_date: null as string | null, act_number: "" },
        send: async (values) => onDone(await api.post<Plan>(`/plans/${plan.id}/approve`, values)),
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <DateField label={t("plans.web.act_date")} required {...input("act_date")} />
            <TextInput label={t("plans.web.act_number")} required mt="sm" {...input("act_number")} />
            <FormProblem form={form} shown={["act_date", "act_number"]} />
            <FormButtons form={form} title={t("plans.web.approve")} onCancel={onCancel} />
        </Form>
    );
}

function Begin({ plan, onDone, onCancel }: Step) {
    const t = useText();
    const form = useServerForm({
        draft: `plan-begin-${plan.id}`,
        initial: { reason: "" },
        send: async (values) => onDone(await api.post<Plan>(`/plans/${plan.id}/begin`, values)),
    });
    return (
        <Form of={form}>
            <Textarea
                label={t("plans.web.reason")}
                required
                autosize
                minRows={2}
                {...form.fields.getInputProps("reason")}
            />
            <FormProblem form={form} shown={["reason"]} />
            <FormButtons form={form} title={t("plans.web.change")} onCancel={onCancel} />
        </Form>
    );
}

// Remarks on the whole and, by their numbers, on lines: «12: уточните срок».
function Return({ plan, items, onDone, onCancel }: Step & { items: Item[] }) {
    const t = useText();
    const form = useServerForm({
        draft: `plan-return-${plan.id}`,
        initial: { remarks: "", lines: "" },
        validate: ({ lines }) => {
            const wrong = lines
                .split("\n")
                .filter((line) => line.trim())
                .find((line) => !numbered(line, items));
            return (wrong ? { lines: t("plans.web.remark_line_wrong", { line: wrong }) } : {}) as Record<
                string,
                string
            >;
        },
        send: async ({ remarks, lines }) => {
            const said = lines.split("\n").flatMap((line) => numbered(line, items) ?? []);
            onDone(await api.post<Plan>(`/plans/${plan.id}/return`, { remarks, items: said }));
        },
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Textarea label={t("plans.web.remarks")} required autosize minRows={2} {...input("remarks")} />
            <Textarea
                label={t("plans.web.remark_lines")}
                description={t("plans.web.remark_lines_words")}
                mt="sm"
                autosize
                minRows={3}
                {...input("lines")}
            />
            <FormProblem form={form} shown={["remarks", "lines"]} />
            <FormButtons form={form} title={t("plans.web.return")} onCancel={onCancel} />
        </Form>
    );
}

function numbered(line: string, items: Item[]): { item: string; remark: string } | null {
    const found = /^\s*(\d+)\s*[.:)–-]?\s*(\S.*)$/.exec(line);
    const item = found ? items[Number(found[1]) - 1] : undefined;
    return item && found?.[2] ? { item: item.id, remark: found[2].trim() } : null;
}
