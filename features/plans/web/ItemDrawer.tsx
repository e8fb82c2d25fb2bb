import { api } from "@api/client";
import { Anchor, Badge, Button, Group, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useEffect, useState } from "react";
import type { Book } from "./book";
import { colours, type Field, fields, type Item, type Plan, type Tie, type Written } from "./plan";

// One line whole: its fields, what fulfils it, what became of it.
export default function ItemDrawer({
    plan,
    book,
    item,
    edits,
}: {
    plan: Plan;
    book: Book;
    item: Item;
    edits: boolean;
}) {
    const t = useText();
    return (
        <Stack gap="sm">
            <Group gap="xs">
                <Badge component="span" color={colours[item.progress]}>
                    {t(`plans.web.progress.${item.progress}`)}
                </Badge>
                {item.due && (
                    <Text size="sm" c="dimmed">
                        {t("plans.web.due", { date: formatDate(item.due) })}
                    </Text>
                )}
            </Group>
            {item.mark_reason && (
                <Text size="sm">
                    {item.moved_to
                        ? t("plans.web.moved_to", { term: item.moved_to, reason: item.mark_reason })
                        : item.mark_reason}
                </Text>
            )}
            {item.remark && <Text className="plan-remark">{item.remark}</Text>}
            {plan.can.mark && <Marks plan={plan} book={book} item={item} />}
            {plan.can.mark && <Ties plan={plan} book={book} item={item} />}
            {fields.map((field) =>
                edits ? (
                    <FieldInput key={field} book={book} item={item} field={field} />
                ) : (
                    item[field] && (
                        <div key={field}>
                            <Text size="xs" c="dimmed">
                                {t(`plans.web.field.${field}`)}
                            </Text>
                            <Text size="sm" className="pre-line">
                                {item[field]}
                            </Text>
                        </div>
                    )
                ),
            )}
            {edits && (
                <Button variant="subtle" color="red" onClick={() => book.remove([item.id])}>
                    {t("plans.web.remove_line")}
                </Button>
            )}
        </Stack>
    );
}

// What is typed goes when the field is left, as in the sheet.
function FieldInput({ book, item, field }: { book: Book; item: Item; field: Field }) {
    const t = useText();
    const [text, setText] = useState(item[field]);
    useEffect(() => setText(item[field]), [item, field]);
    return (
        <Textarea
            label={t(`plans.web.field.${field}`)}
            autosize
            minRows={1}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={() => book.write([{ item: item.id, field, value: text.trim() }])}
        />
    );
}

function Marks({ plan, book, item }: { plan: Plan; book: Book; item: Item }) {
    const t = useText();
    const [form, setForm] = useState<"moved" | "dropped" | null>(null);
    const [sending, setSending] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const at = `/plans/${plan.id}/items/${item.id}/mark`;
    async function mark(as: "done" | "planned") {
        setSending(as);
        setProblem(null);
        try {
            book.taken(await api.post<Written>(at, { mark: as }));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(null);
        }
    }
    return (
        <>
            {problem && <Failure error={problem} />}
            <Group gap="xs">
                {item.mark !== "planned" ? (
                    <Button
                        size="xs"
                        variant="default"
                        loading={sending === "planned"}
                        onClick={() => mark("planned")}
                    >
                        {t("plans.web.unmark")}
                    </Button>
                ) : (
                    <>
                        {item.progress !== "done" && (
                            <Button size="xs" loading={sending === "done"} onClick={() => mark("done")}>
                                {t("plans.web.mark.done")}
                            </Button>
                        )}
                        <Button size="xs" variant="default" onClick={() => setForm("moved")}>
                            {t("plans.web.mark.moved")}
                        </Button>
                        <Button size="xs" variant="default" onClick={() => setForm("dropped")}>
                            {t("plans.web.mark.dropped")}
                        </Button>
                    </>
                )}
            </Group>
            {form && <Reason at={at} mark={form} item={item} book={book} onDone={() => setForm(null)} />}
        </>
    );
}

function Reason({
    at,
    mark,
    item,
    book,
    onDone,
}: {
    at: string;
    mark: "moved" | "dropped";
    item: Item;
    book: Book;
    onDone: () => void;
}) {
    const t = useText();
    const form = useServerForm({
        draft: `plan-mark-${item.id}`,
        initial: { reason: "", moved_to: "" },
        send: async (values) => {
            book.taken(
                await api.post<Written>(at, {
                    mark,
                    reason: values.reason,
                    moved_to: mark === "moved" ? values.moved_to : null,
                }),
            );
            onDone();
        },
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Stack gap="xs">
                {mark === "moved" && (
                    <TextInput label={t("plans.web.new_term")} required {...input("moved_to")} />
                )}
                <TextInput label={t("plans.web.mark_reason")} required {...input("reason")} />
            </Stack>
            <FormProblem form={form} shown={["reason", "moved_to"]} />
            <FormButtons form={form} title={t(`plans.web.mark.${mark}`)} onCancel={onDone} />
        </Form>
    );
}

function Ties({ plan, book, item }: { plan: Plan; book: Book; item: Item }) {
    const t = useText();
    const [looking, setLooking] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    const at = `/plans/${plan.id}/items/${item.id}`;
    async function tie(to: Tie, tied: boolean) {
        setProblem(null);
        try {
            book.taken(await api.post<Written>(`${at}/ties`, { fact: to.fact, record: to.record, tied }));
        } catch (error) {
            setProblem(asProblem(error));
        }
    }
    return (
        <div>
            <Title order={3} size="h5">
                {t("plans.web.fulfilled_by")}
            </Title>
            {problem && <Failure error={problem} />}
            <ul className="week">
                {item.ties.map((one) => (
                    <li key={one.fact + one.record}>
                        <div className="week-words">
                            <Anchor component={Link} to={one.link} size="sm">
                                {one.title}
                            </Anchor>
                            <Text size="xs" c="dimmed">
                                {[
                                    t(`plans.fact.${one.fact}`),
                                    formatDate(one.on_date),
                                    !one.took_place && t("plans.web.ahead"),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </Text>
                        </div>
                        {plan.can.mark && (
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                aria-label={t("plans.web.untie_of", { title: one.title })}
                                onClick={() => tie(one, false)}
                            >
                                {t("plans.web.untie")}
                            </Button>
                        )}
                    </li>
                ))}
            </ul>
            {looking ? (
                <Candidates at={at} taken={item.ties} onTie={(one) => tie(one, true)} />
            ) : (
                <Button size="xs" variant="default" onClick={() => setLooking(true)}>
                    {t("plans.web.tie")}
                </Button>
            )}
        </div>
    );
}

function Candidates({ at, taken, onTie }: { at: string; taken: Tie[]; onTie: (tie: Tie) => void }) {
    const t = useText();
    const [text, setText] = useState("");
    const [asked] = useDebouncedValue(text.trim(), 300);
    const found = useQuery({
        queryKey: ["plans", "candidates", at, asked],
        queryFn: ({ signal }) => api.get<{ items: Tie[] }>(`${at}/candidates`, { text: asked }, signal),
        placeholderData: (before) => before,
    });
    const there = new Set(taken.map((one) => one.fact + one.record));
    const left = found.data?.items.filter((one) => !there.has(one.fact + one.record));
    return (
        <>
            <TextInput
                label={t("plans.web.find_record")}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
            />
            {found.error && <Failure error={found.error} retry={() => found.refetch()} />}
            {left?.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("plans.web.no_records")}
                </Text>
            )}
            <ul className="week">
                {left?.map((one) => (
                    <li key={one.fact + one.record}>
                        <div className="week-words">
                            <Text size="sm">{one.title}</Text>
                            <Text size="xs" c="dimmed">
                                {t(`plans.fact.${one.fact}`)} · {formatDate(one.on_date)}
                            </Text>
                        </div>
                        <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={t("plans.web.tie_to", { title: one.title })}
                            onClick={() => onTie(one)}
                        >
                            {t("plans.web.tie_one")}
                        </Button>
                    </li>
                ))}
            </ul>
        </>
    );
}
