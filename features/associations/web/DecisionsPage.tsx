import { api } from "@api/client";
import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, Button, Checkbox, Group, Modal, SegmentedControl, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bulk } from "@ui/Bulk";
import { type Column, DataTable } from "@ui/DataTable";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { useFilters } from "@ui/filters";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";
import { useState } from "react";
import type { DecisionRow } from "./association";

// What was decided, by whom and until when, followed to the end.
export default function DecisionsPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<"state" | "mine">();
    const state = filters.state ?? "open";
    const mine = filters.mine === "true";
    const [doing, setDoing] = useState<DecisionRow | null>(null);
    const [selected, setSelected] = useState<string[]>([]);
    const [doneOn, setDoneOn] = useState<string | null>(session.today);
    const queries = useQueryClient();
    const list = useList<DecisionRow>("/decisions", {
        ...(mine ? { mine } : { organisation: homeOrganisation(session)?.id }),
        state,
    });
    const columns: Column<DecisionRow>[] = [
        { key: "text", title: t("associations.web.decision"), phone: "heading", cell: (row) => row.text },
        {
            key: "responsible",
            title: t("associations.web.responsible"),
            cell: (row) => row.responsible?.name,
        },
        {
            key: "due",
            title: t("associations.web.due"),
            width: 120,
            cell: (row) => formatDate(row.due),
        },
        {
            key: "meeting",
            title: t("associations.web.decided_at"),
            cell: (row) => (
                <>
                    <Anchor component={Link} to={`/meetings/${row.meeting.id}`} size="sm">
                        {formatDate(row.meeting.date)}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                        {row.association.name}, {row.organisation.name}
                    </Text>
                </>
            ),
        },
        {
            key: "state",
            title: t("associations.web.state"),
            width: 150,
            cell: (row) =>
                row.state === "dropped" ? (
                    <Badge color="gray">{t("associations.web.decision_dropped")}</Badge>
                ) : row.state === "done" ? (
                    <Badge color="green">{t("associations.web.decision_done")}</Badge>
                ) : row.late ? (
                    <Badge color="red">{t("associations.web.decision_late")}</Badge>
                ) : (
                    <Badge color="blue">{t("associations.web.decision_open")}</Badge>
                ),
        },
        {
            key: "act",
            title: t("associations.web.action"),
            width: 130,
            cell: (row) =>
                row.can?.done &&
                row.state !== "done" && (
                    <Button size="xs" variant="default" onClick={() => setDoing(row)}>
                        {t("associations.web.mark_done")}
                    </Button>
                ),
        },
    ];
    return (
        <Page title={t("associations.web.decisions")} note={t("associations.web.decisions_words")}>
            <Group mb="sm">
                <SegmentedControl
                    value={state}
                    aria-label={t("associations.web.state")}
                    onChange={(fresh) => {
                        setSelected([]);
                        setFilters({ state: fresh });
                    }}
                    data={["open", "late", "done"].map((name) => ({
                        value: name,
                        label: t(`associations.web.decisions_${name}`),
                    }))}
                />
                <Checkbox
                    label={t("associations.web.mine")}
                    checked={mine}
                    onChange={(event) => setFilters({ mine: event.currentTarget.checked ? "true" : null })}
                />
            </Group>
            <DataTable
                label={t("associations.web.decisions")}
                columns={columns}
                rowKey={(row) => row.id}
                rowState={(row) => (row.late && row.state !== "done" ? "attention" : undefined)}
                empty={t(`associations.web.no_decisions_${state}`)}
                {...(list.table.rows?.some((row) => row.can?.done)
                    ? {
                          selected,
                          onSelect: setSelected,
                          selectable: (row: DecisionRow) => Boolean(row.can?.done),
                          rowLabel: (row: DecisionRow) => row.text,
                      }
                    : {})}
                {...list.table}
            />
            <Bulk
                keys={selected}
                title={t("associations.web.mark_done_chosen", { count: selected.length })}
                act={(id) => api.post(`/decisions/${id}/done`, { done_on: doneOn })}
                onDone={async (refused) => {
                    setSelected(refused);
                    await queries.invalidateQueries({ queryKey: ["list", "/decisions"] });
                }}
            >
                <DateField
                    label={t("associations.web.done_on")}
                    w={170}
                    value={doneOn}
                    onChange={setDoneOn}
                />
            </Bulk>
            <Modal
                opened={doing !== null}
                onClose={() => setDoing(null)}
                title={t("associations.web.mark_done_title")}
            >
                {doing && <Done decision={doing} onDone={() => setDoing(null)} />}
            </Modal>
        </Page>
    );
}

function Done({ decision, onDone }: { decision: DecisionRow; onDone: () => void }) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: decision.id,
        initial: { done_on: today as string | null },
        send: async (values) => {
            await api.post(`/decisions/${decision.id}/done`, values);
            await queries.invalidateQueries({ queryKey: ["list", "/decisions"] });
            onDone();
        },
    });
    return (
        <Form of={form}>
            <Text size="sm" mb="sm">
                {decision.text}
            </Text>
            <DateField
                label={t("associations.web.done_on")}
                required
                {...form.fields.getInputProps("done_on")}
            />
            <FormProblem form={form} shown={["done_on"]} />
            <FormButtons form={form} title={t("associations.web.mark_done")} onCancel={onDone} />
        </Form>
    );
}
