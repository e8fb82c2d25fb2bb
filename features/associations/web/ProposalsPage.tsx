import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Alert, Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Bulk } from "@ui/Bulk";
import { type Column, DataTable } from "@ui/DataTable";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { useFilters } from "@ui/filters";
import { FormProblem, useServerForm } from "@ui/form";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useMemo, useState } from "react";
import type { Named, Proposal, Proposals } from "./association";
import { Tending } from "./Tending";

export default function ProposalsPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<"organisation" | "organisation_name">();
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : homeOrganisation(session);
    const proposals = useQuery({
        queryKey: ["associations", "proposals", organisation?.id],
        queryFn: ({ signal }) =>
            api.get<Proposals>("/associations/proposals", { organisation: organisation?.id }, signal),
    });
    return (
        <Page
            title={t("associations.web.proposals_title")}
            note={t("associations.web.proposals_words")}
            crumbs={[{ title: t("associations.web.menu"), to: "/associations" }]}
        >
            <div className="filters no-print">
                <Picker
                    label={t("associations.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    value={organisation}
                    onChange={(choice) =>
                        setFilters({ organisation: choice?.id, organisation_name: choice?.name })
                    }
                />
            </div>
            <Loaded of={proposals}>{(answer) => <Choosing key={organisation?.id} answer={answer} />}</Loaded>
        </Page>
    );
}

function Choosing({ answer }: { answer: Proposals }) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [selected, setSelected] = useState<string[]>([]);
    const [heads, setHeads] = useState<Record<string, string>>({});
    const [accepted, setAccepted] = useState<Named[]>([]);
    const [reason, setReason] = useState("");
    const headOf = (proposal: Proposal) => heads[proposal.key] ?? proposal.head_candidate?.id ?? "";
    const form = useServerForm({
        initial: { since: today as string | null },
        send: async ({ since }) => {
            const items = answer.items
                .filter((proposal) => selected.includes(proposal.key))
                .map((proposal) => {
                    const head = headOf(proposal);
                    return head ? { key: proposal.key, head } : { key: proposal.key };
                });
            const made = await api.post<{ items: Named[] }>("/associations/proposals/accept", {
                items,
                since,
            });
            setAccepted((before) => [...before, ...made.items]);
            setSelected([]);
            await Promise.all([
                queries.invalidateQueries({ queryKey: ["associations"] }),
                queries.invalidateQueries({ queryKey: ["list", "/associations"] }),
            ]);
        },
    });
    const columns = useMemo(
        (): Column<Proposal>[] => [
            {
                key: "name",
                title: t("associations.web.name"),
                phone: "heading",
                cell: (row) => (
                    <>
                        <Text size="sm" fw={500}>
                            {row.name}
                        </Text>
                        <Text size="xs" c="dimmed">
                            {row.organisation.name}
                        </Text>
                    </>
                ),
            },
            {
                key: "basis",
                title: t("associations.web.basis"),
                cell: (row) => (
                    <>
                        {t(`associations.web.kind_${row.kind}`, { basis: row.basis })}
                        <Text size="xs" c="dimmed">
                            {t("associations.web.teachers_over", {
                                count: row.teachers.length,
                                threshold: row.threshold,
                            })}
                        </Text>
                    </>
                ),
            },
            {
                key: "teachers",
                title: t("associations.web.teachers"),
                cell: (row) => (
                    <details>
                        <summary>{t("associations.web.people", { count: row.teachers.length })}</summary>
                        {row.teachers.map((teacher) => (
                            <Text size="sm" key={teacher.id}>
                                {teacher.name}{" "}
                                <Text span size="xs" c="dimmed">
                                    {teacher.position}
                                </Text>
                            </Text>
                        ))}
                    </details>
                ),
            },
            {
                key: "head",
                title: t("associations.web.head"),
                width: 280,
                cell: (row) => (
                    <>
                        <NativeSelect
                            size="xs"
                            aria-label={t("associations.web.head_of", { name: row.name })}
                            value={heads[row.key] ?? row.head_candidate?.id ?? ""}
                            onChange={(event) => {
                                const head = event.currentTarget.value;
                                setHeads((before) => ({ ...before, [row.key]: head }));
                            }}
                            data={[
                                { value: "", label: t("associations.web.head_later") },
                                ...row.teachers.map((teacher) => ({
                                    value: teacher.id,
                                    label: teacher.name,
                                })),
                            ]}
                        />
                        {row.head_candidate &&
                            (heads[row.key] ?? row.head_candidate.id) === row.head_candidate.id && (
                                <Text size="xs" c="dimmed">
                                    {row.head_candidate.reason}
                                </Text>
                            )}
                    </>
                ),
            },
        ],
        [t, heads],
    );
    return (
        <>
            {accepted.length > 0 && (
                <Alert
                    color="green"
                    mb="md"
                    role="status"
                    title={t("associations.web.accepted", { count: accepted.length })}
                >
                    <Text size="sm">{accepted.map((one) => one.name).join("; ")}</Text>
                    <Button size="xs" mt="xs" onClick={() => navigate({ to: "/associations" })}>
                        {t("associations.web.to_list")}
                    </Button>
                </Alert>
            )}
            <DataTable
                label={t("associations.web.proposals_title")}
                columns={columns}
                rows={answer.items}
                rowKey={(row) => row.key}
                rowLabel={(row) => `${row.name}, ${row.organisation.name}`}
                selected={selected}
                onSelect={setSelected}
                empty={t("associations.web.no_proposals")}
            />
            {/* What is not wanted now stays away until its ground is another one. */}
            <Bulk
                keys={selected}
                title={t("associations.web.not_now_chosen", { count: selected.length })}
                disabled={!reason.trim()}
                act={(key) => api.post("/associations/proposals/put-off", { key, reason: reason.trim() })}
                onDone={async (refused) => {
                    setSelected(refused);
                    if (refused.length === 0) setReason("");
                    await queries.invalidateQueries({ queryKey: ["associations"] });
                }}
            >
                <TextInput
                    label={t("associations.web.reason_not_now")}
                    w={320}
                    value={reason}
                    onChange={(event) => setReason(event.currentTarget.value)}
                />
            </Bulk>
            {answer.items.length > 0 && (
                <Form of={form} className="spaced">
                    <Group align="flex-end" mt="md" gap="sm">
                        <DateField
                            label={t("associations.web.since")}
                            required
                            w={190}
                            {...form.fields.getInputProps("since")}
                        />
                        <Button type="submit" disabled={selected.length === 0} loading={form.sending}>
                            {t("associations.web.accept", { count: selected.length })}
                        </Button>
                    </Group>
                    <FormProblem form={form} shown={["since"]} />
                </Form>
            )}
            <Tending answer={answer} />
        </>
    );
}
