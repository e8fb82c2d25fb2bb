import { api } from "@api/client";
import { jobEnded, useJob } from "@api/jobs";
import { Alert, Badge, Button, Group, Progress, SimpleGrid, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { useId } from "@ui/filters";
import { formatDate, formatNumber } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, Suspense, useEffect, useState } from "react";
import { AsOf } from "./AsOf";
import { ImportRows } from "./ImportRows";
import { type Import, importQuery, stateColour } from "./import";
import { Questions } from "./Questions";

const HowRead = lazy(() => import("./HowRead"));

export default function ImportPage() {
    const id = useId();
    const card = useQuery(importQuery(id));
    return (
        <Loaded of={card} page>
            {(data) => <Workbench key={id} data={data} />}
        </Loaded>
    );
}

function Workbench({ data }: { data: Import }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [error, setError] = useState<unknown>(null);
    const [starting, setStarting] = useState(false);
    const people = { organisation: data.organisation.id, organisation_name: data.organisation.name };

    async function start(what: "enter" | "undo", state: Import["state"]) {
        setStarting(true);
        setError(null);
        try {
            const answer = await api.post<{ job: string }>(`/imports/${data.id}/${what}`);
            queries.setQueryData(importQuery(data.id).queryKey, {
                ...data,
                state,
                job: answer.job,
            });
        } catch (problem) {
            setError(problem);
        } finally {
            setStarting(false);
        }
    }

    return (
        <Page
            title={data.file}
            note={
                <Group gap="xs">
                    {data.organisation.name}, {t("people.web.as_of_day", { date: formatDate(data.as_of) })}
                    <AsOf data={data} />
                    <Badge color={stateColour[data.state]}>{t(`people.web.import_${data.state}`)}</Badge>
                </Group>
            }
            crumbs={[{ title: t("people.web.imports"), to: "/people/imports" }]}
            actions={
                (data.state === "preview" || data.can.undo) && (
                    <>
                        {data.state === "preview" && (
                            <Button
                                onClick={() => start("enter", "entering")}
                                loading={starting}
                                disabled={!data.can.enter || data.counts.certain === 0}
                                leftSection={<Icon name="check" size={16} />}
                            >
                                {t("people.web.enter", { count: data.counts.certain })}
                            </Button>
                        )}
                        {data.can.undo && (
                            <ConfirmButton
                                variant="default"
                                title={t("people.web.undo")}
                                question={t("people.web.undo_question")}
                                words={t("people.web.undo_words")}
                                act={() => start("undo", "undoing")}
                            />
                        )}
                        {data.can.cancel && (
                            <ConfirmButton
                                variant="default"
                                title={t("people.web.discard")}
                                question={t("people.web.discard_question")}
                                words={t("people.web.discard_words")}
                                act={async () => {
                                    await api.delete(`/imports/${data.id}`);
                                    await queries.invalidateQueries({ queryKey: ["list", "/imports"] });
                                    await navigate({ to: "/people/imports" });
                                }}
                            />
                        )}
                    </>
                )
            }
        >
            {error ? <Failure error={error} /> : null}
            {data.job && data.state !== "preview" && <Running data={data} />}
            {data.state === "undone" && (
                <Alert color="gray" mb="md" title={t("people.web.undone_title")}>
                    {t("people.web.undone_words")} <Kept job={data.job} />
                </Alert>
            )}
            {data.names_other && (
                <Alert color="red" mb="md" role="alert" title={t("people.web.names_other_title")}>
                    {t("people.web.names_other", {
                        other: data.names_other.name,
                        here: data.organisation.name,
                    })}
                </Alert>
            )}
            {data.state === "preview" && data.counts.entered > 0 && (
                <Alert color="green" mb="md" icon={<Icon name="check" />}>
                    {t("people.web.entered_some", { count: data.counts.entered })}
                </Alert>
            )}
            {data.state === "entered" && (
                <Alert
                    color="green"
                    mb="md"
                    icon={<Icon name="check" />}
                    title={t("people.web.entered_title")}
                >
                    <Group gap="sm">
                        <Button component={Link} to="/people" search={people as never} size="xs">
                            {t("people.web.to_people")}
                        </Button>
                        <Button
                            component={Link}
                            to="/associations/proposals"
                            search={people as never}
                            size="xs"
                            variant="default"
                        >
                            {t("people.web.to_proposals")}
                        </Button>
                    </Group>
                </Alert>
            )}
            <Counts data={data} />
            {data.state === "preview" && data.counts.questions > 0 && (
                <Text size="sm" mb="sm" role="status">
                    {t(data.can.enter ? "people.web.rows_wait" : "people.web.answer_first", {
                        count: data.counts.questions,
                    })}
                </Text>
            )}
            <Suspense fallback={null}>
                <HowRead data={data} />
            </Suspense>
            <Questions data={data} />
            <ImportRows data={data} />
        </Page>
    );
}

// What undoing had to leave.
function Kept({ job: id }: { job: string | null }) {
    const t = useText();
    const job = useJob(id);
    const kept = Number((job.data?.result as { kept?: number } | null)?.kept ?? 0);
    return kept > 0 ? t("people.web.undone_kept", { count: kept }) : null;
}

function Counts({ data }: { data: Import }) {
    const t = useText();
    const { counts } = data;
    const figures: [string, number][] = [
        ["persons", counts.persons],
        ["fresh", counts.fresh],
        ["changed", counts.changed],
        ["same", counts.same],
        ["left", counts.left],
        ["entered", counts.entered],
        ["questions", counts.questions],
        ["doubtful", counts.doubtful],
    ];
    return (
        <SimpleGrid cols={{ base: 4, sm: 8 }} spacing="xs" mb="md">
            {figures.map(([name, value]) => (
                <div className="figure" key={name}>
                    <strong>{formatNumber(value)}</strong>
                    <span>{t(`people.web.count_${name}`, { count: value ?? 0 })}</span>
                </div>
            ))}
        </SimpleGrid>
    );
}

function Running({ data }: { data: Import }) {
    const t = useText();
    const queries = useQueryClient();
    const job = useJob(data.job);
    const ended = jobEnded(job.data);
    useEffect(() => {
        if (ended && (data.state === "entering" || data.state === "undoing")) {
            queries.invalidateQueries({ queryKey: ["imports"] });
            queries.invalidateQueries({ queryKey: ["list"] });
            queries.invalidateQueries({ queryKey: ["people"] });
        }
    }, [ended, data.state, queries]);
    if (job.error && !job.data) return <Failure error={job.error} retry={() => job.refetch()} />;
    if (!job.data || (ended && job.data.state === "done")) return null;
    const { done, total, state, problem } = job.data;
    const doing = t(data.state === "undoing" ? "people.web.undoing_title" : "people.web.entering_title");
    if (state === "failed") {
        return (
            <Alert color="red" role="alert" mb="md" title={t("people.web.import_failed")}>
                {problem?.detail}
            </Alert>
        );
    }
    const percent = total > 0 ? Math.round((done / total) * 100) : 0;
    return (
        <Alert color="blue" mb="md" title={doing}>
            <Progress value={percent} aria-label={doing} mb="xs" />
            <Group justify="space-between">
                <Text size="sm" role="status" aria-live="polite">
                    {t("people.web.entering_done", { done, total })}
                </Text>
                {job.data.can?.cancel && (
                    <Button
                        size="xs"
                        variant="default"
                        onClick={() => api.post(`/jobs/${job.data.id}/cancel`).finally(() => job.refetch())}
                    >
                        {t("people.web.stop")}
                    </Button>
                )}
            </Group>
        </Alert>
    );
}
