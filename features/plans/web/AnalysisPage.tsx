import { api, download } from "@api/client";
import { Alert, Anchor, Badge, Button, Modal, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { DateField } from "@ui/DateField";
import { DownloadButton } from "@ui/DownloadButton";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { dash, formatDate, formatNumber, formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Analysis, analysisQuery, colours, stateColours } from "./plan";

// The year's analysis: the numbers are there, people add what follows from them.
export default function AnalysisPage() {
    const id = useId();
    const found = useQuery(analysisQuery(id));
    return (
        <Loaded of={found} page>
            {(analysis) => <Whole key={id} of={analysis} />}
        </Loaded>
    );
}

type Outcome = Analysis["sections"][number];
type Figure = Analysis["figures"][number];
const share = (of: Analysis["total"]) =>
    of.planned ? `${Math.floor(((of.done + of.moved_done) * 100) / of.planned)} %` : dash;

function Whole({ of }: { of: Analysis }) {
    const t = useText();
    const queries = useQueryClient();
    const [open, setOpen] = useState<"approve" | "return" | null>(null);
    const [sending, setSending] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    const at = `/plans/${of.plan}/analysis`;
    const keep = (fresh: Analysis) => {
        queries.setQueryData(analysisQuery(of.plan).queryKey, fresh);
        void queries.invalidateQueries({ queryKey: ["week"] });
        void queries.invalidateQueries({ queryKey: ["papers"] });
    };
    async function submit() {
        setSending(true);
        setProblem(null);
        try {
            keep(await api.post<Analysis>(`${at}/submit`));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    const outcomeColumns: Column<Outcome>[] = [
        { key: "section", title: t("plans.web.section"), phone: "heading", cell: (row) => row.title },
        ...(["planned", "done", "moved_done", "not_done"] as const).map((name) => ({
            key: name,
            title: t(`plans.web.outcome.${name}`),
            align: "right" as const,
            cell: (row: Outcome) => row[name],
        })),
        { key: "share", title: "%", align: "right", cell: share },
        { key: "reasons", title: t("plans.web.reasons"), cell: (row) => row.reasons || dash },
    ];
    const happenedColumns: Column<Analysis["happened"][number]>[] = [
        { key: "what", title: t("plans.web.what"), phone: "heading", cell: (row) => row.title },
        { key: "count", title: t("plans.web.count"), align: "right", cell: (row) => row.count },
        { key: "people", title: t("plans.web.people"), align: "right", cell: (row) => row.people || dash },
        { key: "before", title: t("plans.web.last_year"), align: "right", cell: (row) => row.before ?? dash },
    ];
    const figures = (part: Figure["part"], now: string, before: string) => (
        <Figures
            part={part}
            of={of.figures.filter((figure) => figure.part === part)}
            now={now}
            before={before}
        />
    );
    return (
        <Page
            title={t("plans.web.analysis_of", { year: formatSchoolYear(of.school_year) })}
            note={
                <>
                    {of.organisation.name}{" "}
                    <Badge component="span" color={stateColours[of.state]}>
                        {t(`plans.web.state.${of.state}`)}
                    </Badge>
                </>
            }
            crumbs={[{ title: t("plans.web.plan"), to: `/plans/${of.plan}` }]}
            actions={
                <>
                    <DownloadButton
                        fetchFile={() =>
                            download(`/plans/${of.plan}/analysis.docx`, undefined, "analysis.docx")
                        }
                    >
                        {t("plans.web.paper")}
                    </DownloadButton>
                    {of.can.submit && (
                        <Button loading={sending} onClick={submit}>
                            {t("plans.web.submit")}
                        </Button>
                    )}
                    {of.can.return && (
                        <Button variant="default" onClick={() => setOpen("return")}>
                            {t("plans.web.return")}
                        </Button>
                    )}
                    {of.can.approve && (
                        <Button onClick={() => setOpen("approve")}>{t("plans.web.approve")}</Button>
                    )}
                </>
            }
        >
            {problem && <Failure error={problem} />}
            {of.remarks && (
                <Alert color="orange" mb="md" title={t("plans.web.remarks")}>
                    {of.remarks}
                </Alert>
            )}
            {of.paper && (
                <Text size="sm" mb="md">
                    <Anchor component={Link} to={`/papers/${of.paper}`}>
                        {t("plans.web.in_register")}
                    </Anchor>
                </Text>
            )}
            {figures("setting", formatDate(of.day), formatDate(of.year_before))}
            <Section title={t("plans.web.fulfilment")}>
                <Text size="sm" mb="sm">
                    {of.before
                        ? t("plans.web.fulfilment_words", {
                              share: share(of.total),
                              before: share(of.before),
                          })
                        : t("plans.web.fulfilment_alone", { share: share(of.total) })}
                </Text>
                <DataTable
                    label={t("plans.web.fulfilment")}
                    columns={outcomeColumns}
                    rows={[...of.sections, { ...of.total, title: t("plans.web.total"), reasons: "" }]}
                    rowKey={(row) => row.title}
                    empty={null}
                />
            </Section>
            {of.happened.length > 0 && (
                <Section title={t("plans.web.happened")}>
                    <DataTable
                        label={t("plans.web.happened")}
                        columns={happenedColumns}
                        rows={of.happened}
                        rowKey={(row) => row.fact}
                        empty={null}
                    />
                </Section>
            )}
            {figures("indicator", formatSchoolYear(of.school_year), formatSchoolYear(of.school_year - 1))}
            {of.shortfalls.length > 0 && (
                <Section title={t("plans.web.shortfalls")}>
                    <ul className="week">
                        {of.shortfalls.map((one) => (
                            <li key={one.item}>
                                <div className="week-words">
                                    <Text size="sm">{one.activity}</Text>
                                    <Text size="xs" c="dimmed">
                                        {[one.term, one.reason].filter(Boolean).join(" · ")}
                                    </Text>
                                </div>
                                <Badge component="span" color={colours[one.progress]}>
                                    {t(`plans.web.progress.${one.progress}`)}
                                </Badge>
                            </li>
                        ))}
                    </ul>
                </Section>
            )}
            <Section title={t("plans.web.added_words")}>
                {of.can.edit ? (
                    <Words of={of} onKeep={keep} />
                ) : (
                    (["problems", "conclusions", "next_tasks"] as const).map((name) => (
                        <div key={name}>
                            <Text size="xs" c="dimmed">
                                {t(`plans.web.words.${name}`)}
                            </Text>
                            <Text size="sm" className="pre-line" mb="sm">
                                {of[name] || dash}
                            </Text>
                        </div>
                    ))
                )}
            </Section>
            <Modal
                opened={open !== null}
                onClose={() => setOpen(null)}
                title={open && t(`plans.web.${open}`)}
            >
                {open && (
                    <Answer
                        of={of}
                        how={open}
                        onDone={(fresh) => {
                            keep(fresh);
                            setOpen(null);
                        }}
                        onCancel={() => setOpen(null)}
                    />
                )}
            </Modal>
        </Page>
    );
}

// The network, its people, the region's numbers: now and a year before.
function Figures({
    part,
    of,
    now,
    before,
}: {
    part: Figure["part"];
    of: Figure[];
    now: string;
    before: string;
}) {
    const t = useText();
    if (of.length === 0) return null;
    const value = (one: Figure["now"], unit: Figure["unit"]) => {
        if (one.few) return t("plans.web.figures.few");
        if (one.value === null) return t("plans.web.figures.no_data");
        const number = formatNumber(one.value, unit === "count" ? 0 : 1);
        return unit === "percent" ? `${number}\u00a0%` : number;
    };
    const columns: Column<Figure>[] = [
        { key: "what", title: t("plans.web.what"), phone: "heading", cell: (row) => row.title },
        {
            key: "now",
            title: now,
            align: "right",
            width: 140,
            cell: (row) => value(row.now, row.unit),
        },
        {
            key: "before",
            title: before,
            align: "right",
            width: 140,
            cell: (row) => value(row.before, row.unit),
        },
    ];
    const title = t(`plans.web.figures.${part}`);
    return (
        <Section title={title}>
            <DataTable label={title} columns={columns} rows={of} rowKey={(row) => row.code} empty={null} />
        </Section>
    );
}

function Words({ of, onKeep }: { of: Analysis; onKeep: (of: Analysis) => void }) {
    const t = useText();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: `analysis-${of.plan}`,
        version: of.version,
        initial: { problems: of.problems, conclusions: of.conclusions, next_tasks: of.next_tasks },
        send: async (values, version) => {
            const fresh = await api.patch<Analysis>(`/plans/${of.plan}/analysis`, values, version);
            onKeep(fresh);
            return fresh;
        },
        refresh: () => queries.fetchQuery({ ...analysisQuery(of.plan), staleTime: 0 }),
    });
    return (
        <Form of={form}>
            {(["problems", "conclusions", "next_tasks"] as const).map((name) => (
                <Textarea
                    key={name}
                    label={t(`plans.web.words.${name}`)}
                    autosize
                    minRows={3}
                    mb="sm"
                    {...form.fields.getInputProps(name)}
                />
            ))}
            <FormProblem form={form} shown={["problems", "conclusions", "next_tasks"]} />
            <FormButtons form={form} title={t("ui.web.save")} />
        </Form>
    );
}

function Answer({
    of,
    how,
    onDone,
    onCancel,
}: {
    of: Analysis;
    how: "approve" | "return";
    onDone: (of: Analysis) => void;
    onCancel: () => void;
}) {
    const t = useText();
    const form = useServerForm({
        draft: `analysis-${how}-${of.plan}`,
        initial: { act_date: null as string | null, act_number: "", remarks: "" },
        send: async ({ remarks, ...act }) =>
            onDone(
                await api.post<Analysis>(
                    `/plans/${of.plan}/analysis/${how}`,
                    how === "return" ? { remarks } : act,
                ),
            ),
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            {how === "approve" ? (
                <>
                    <DateField label={t("plans.web.act_date")} required {...input("act_date")} />
                    <TextInput label={t("plans.web.act_number")} required mt="sm" {...input("act_number")} />
                </>
            ) : (
                <Textarea
                    label={t("plans.web.remarks")}
                    required
                    autosize
                    minRows={3}
                    {...input("remarks")}
                />
            )}
            <FormProblem form={form} shown={["act_date", "act_number", "remarks"]} />
            <FormButtons form={form} title={t(`plans.web.${how}`)} onCancel={onCancel} />
        </Form>
    );
}
