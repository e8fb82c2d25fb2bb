import { api } from "@api/client";
import { useList } from "@api/list";
import type { Schema } from "@api/schema";
import { homeOrganisation, useSession } from "@api/session";
import { Alert, Anchor, Badge, Group, SegmentedControl, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { useFilters } from "@ui/filters";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";
import { useState } from "react";
import { CorrectionLines } from "./Corrections";

type KeptList = Schema<"people.KeptList">;
type KeptLists = Schema<"people.KeptLists">;
type Reminded = Schema<"people.Reminded">;

// Whose list is right: what schools have confirmed, and what people ask to be corrected.
export default function StaffListsPage() {
    const t = useText();
    const queries = useQueryClient();
    const [filters, setFilters] = useFilters<"state">();
    const [told, setTold] = useState<Reminded | null>(null);
    const lists = useList<KeptList>("/staff-lists", { state: filters.state });
    const all = useQuery({
        queryKey: ["list", "/staff-lists", "sums"],
        queryFn: ({ signal }) => api.get<KeptLists>("/staff-lists", { limit: 1 }, signal),
    });
    const fresh = () => queries.invalidateQueries({ queryKey: ["list", "/staff-lists"] });
    const place = homeOrganisation(useSession())?.id;
    const columns: Column<KeptList>[] = [
        {
            key: "organisation",
            title: t("people.web.organisation"),
            phone: "heading",
            cell: (row) => (
                <Anchor
                    component={Link}
                    to="/people"
                    search={
                        {
                            organisation: row.organisation.id,
                            organisation_name: row.organisation.name,
                        } as never
                    }
                    size="sm"
                >
                    {row.organisation.name}
                </Anchor>
            ),
        },
        { key: "people", title: t("people.web.persons"), align: "right", cell: (row) => row.people },
        {
            key: "state",
            title: t("people.web.list_state"),
            width: 190,
            cell: (row) =>
                row.state === "confirmed" ? (
                    <>
                        <Badge color="green">{t("people.web.list_confirmed")}</Badge>
                        <Text size="xs" c="dimmed">
                            {[formatDate(row.confirmed_on), row.confirmed_by].filter(Boolean).join(", ")}
                        </Text>
                    </>
                ) : (
                    <Badge color="yellow">{t("people.web.list_waiting")}</Badge>
                ),
        },
        {
            key: "changed",
            title: t("people.web.list_changed"),
            cell: (row) =>
                row.changed_since
                    ? t("people.web.list_changed_count", { count: row.changed_since })
                    : undefined,
        },
        {
            key: "reminded",
            title: t("people.web.list_reminded"),
            cell: (row) =>
                row.state === "waiting" && (
                    <>
                        {formatDate(row.reminded_on)}
                        {!row.has_keeper && (
                            <Text size="xs" c="dimmed">
                                {t("people.web.list_no_keeper")}
                            </Text>
                        )}
                    </>
                ),
        },
        {
            key: "act",
            title: t("people.web.list_act"),
            align: "right",
            cell: (row) =>
                row.can.confirm &&
                (row.state === "waiting" || row.changed_since) && (
                    <ConfirmButton
                        size="xs"
                        variant="default"
                        title={t("people.web.confirm_list")}
                        question={t("people.web.confirm_list_question", { name: row.organisation.name })}
                        words={t("people.web.confirm_list_words", { count: row.people })}
                        act={async () => {
                            await api.post(`/organisations/${row.organisation.id}/staff-list/confirm`);
                            await fresh();
                        }}
                    />
                ),
        },
    ];
    return (
        <Page
            title={t("people.web.lists")}
            note={
                all.data &&
                t("people.web.lists_note", {
                    year: formatSchoolYear(all.data.school_year),
                    confirmed: all.data.confirmed,
                    total: all.data.total,
                })
            }
            actions={
                all.data?.can.remind &&
                place && (
                    <ConfirmButton
                        title={t("people.web.remind")}
                        question={t("people.web.remind_question", {
                            count: all.data.total - all.data.confirmed,
                        })}
                        words={t("people.web.remind_words")}
                        act={async () => {
                            setTold(await api.post<Reminded>("/staff-lists/remind", { organisation: place }));
                            await fresh();
                        }}
                    />
                )
            }
        >
            {told && (
                <Alert
                    color="green"
                    mb="md"
                    withCloseButton
                    closeButtonLabel={t("ui.web.close")}
                    onClose={() => setTold(null)}
                >
                    {t("people.web.reminded", { count: told.reminded })}{" "}
                    {told.letters > 0 && t("people.web.letters", { count: told.letters })}{" "}
                    {told.unreachable > 0 && t("people.web.unreachable", { count: told.unreachable })}
                </Alert>
            )}
            <Section title={t("people.web.corrections")}>
                <CorrectionLines query={{ state: "open" }} empty={t("people.web.no_corrections")} />
            </Section>
            <Group mt="lg" mb="md">
                <SegmentedControl
                    aria-label={t("people.web.list_state")}
                    value={filters.state ?? ""}
                    onChange={(state) => setFilters({ state: state || undefined })}
                    data={[
                        { value: "", label: t("people.web.lists_all") },
                        { value: "waiting", label: t("people.web.lists_waiting") },
                        { value: "confirmed", label: t("people.web.lists_confirmed") },
                    ]}
                />
            </Group>
            <DataTable
                label={t("people.web.lists")}
                columns={columns}
                rowKey={(row) => row.organisation.id}
                empty={t("people.web.no_lists")}
                {...lists.table}
            />
        </Page>
    );
}
