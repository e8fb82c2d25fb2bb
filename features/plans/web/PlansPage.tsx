import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { asProblem, type Problem } from "@ui/problem";
import { Empty, Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { YearSelect } from "@ui/YearSelect";
import { useState } from "react";
import { type Plan, type PlanPlace, type PlanRow, stateColours } from "./plan";

// The plan of a place and year, or what it can begin with; and the plans right below the place.
export default function PlansPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<"organisation" | "year">();
    const place = filters.organisation ?? homeOrganisation(session)?.id ?? "";
    const year = Number(filters.year ?? session.school_year);
    const found = useQuery({
        queryKey: ["plans", "of", place, year],
        queryFn: ({ signal }) => api.get<PlanPlace>("/plans/of", { organisation: place, year }, signal),
        placeholderData: keepPreviousData,
        enabled: place !== "",
    });
    return (
        <Page title={t("plans.web.menu")} note={found.data?.organisation.name}>
            <Filters>
                <Picker
                    label={t("plans.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    value={found.data ? found.data.organisation : null}
                    onChange={(choice) => setFilters({ organisation: choice?.id })}
                />
                <YearSelect
                    label={t("plans.web.year")}
                    value={year}
                    current={session.school_year}
                    onChange={(chosen) => setFilters({ year: chosen })}
                />
            </Filters>
            <Loaded of={found}>{(of) => <Own key={of.organisation.id + of.school_year} of={of} />}</Loaded>
            <Below place={place} year={year} />
        </Page>
    );
}

function Own({ of }: { of: PlanPlace }) {
    const t = useText();
    const navigate = useNavigate();
    const [sending, setSending] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function begin(from: "sections" | "functions" | "last_year") {
        setSending(from);
        setProblem(null);
        try {
            const plan = await api.post<Plan>("/plans", {
                organisation: of.organisation.id,
                school_year: of.school_year,
                from,
            });
            navigate({ to: `/plans/${plan.id}` });
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(null);
        }
    }
    const title = t("plans.web.plan_of", { year: formatSchoolYear(of.school_year) });
    if (of.plan)
        return (
            <Section title={title}>
                <Stack gap="sm" align="flex-start">
                    <Group gap="sm">
                        <Badge component="span" color={stateColours[of.plan.state]}>
                            {t(`plans.web.state.${of.plan.state}`)}
                        </Badge>
                        <Text size="sm">
                            {t("plans.web.counts", {
                                items: of.plan.items,
                                done: of.plan.done,
                                late: of.plan.late,
                            })}
                        </Text>
                        <Done of={of.plan} />
                    </Group>
                    <Group gap="sm">
                        <Button component={Link} to={`/plans/${of.plan.id}`}>
                            {t("plans.web.open")}
                        </Button>
                        {of.can.analysis && (
                            <Button component={Link} to={`/plans/${of.plan.id}/analysis`} variant="default">
                                {t("plans.web.analysis")}
                            </Button>
                        )}
                    </Group>
                </Stack>
            </Section>
        );
    if (!of.can.add)
        return (
            <Section title={title}>
                <Empty title={t("plans.web.none")}>{t("plans.web.none_words")}</Empty>
            </Section>
        );
    return (
        <Section title={title}>
            <Stack gap="sm" align="flex-start">
                <Text size="sm">{t("plans.web.begin_words")}</Text>
                {problem && <Failure error={problem} />}
                <Group gap="sm">
                    {of.last && (
                        <Button loading={sending === "last_year"} onClick={() => begin("last_year")}>
                            {t("plans.web.from_last")}
                        </Button>
                    )}
                    <Button
                        variant={of.last ? "default" : "filled"}
                        loading={sending === "functions"}
                        onClick={() => begin("functions")}
                    >
                        {t("plans.web.from_functions")}
                    </Button>
                    <Button
                        variant="default"
                        loading={sending === "sections"}
                        onClick={() => begin("sections")}
                    >
                        {t("plans.web.from_sections")}
                    </Button>
                </Group>
                <Text size="sm" c="dimmed">
                    {t("plans.web.begin_import")}
                </Text>
            </Stack>
        </Section>
    );
}

function Done({ of }: { of: PlanRow }) {
    const t = useText();
    return (
        <Progress
            w={90}
            value={of.items ? (of.done / of.items) * 100 : 0}
            aria-label={t("plans.web.done_of", { done: of.done, items: of.items })}
        />
    );
}

function Below({ place, year }: { place: string; year: number }) {
    const t = useText();
    const found = useQuery({
        queryKey: ["plans", "below", place, year],
        queryFn: ({ signal }) =>
            api.get<{ items: PlanRow[] }>("/plans", { organisation: place, year }, signal),
        placeholderData: keepPreviousData,
        enabled: place !== "",
    });
    if (!found.error && found.data?.items.length === 0) return null;
    const columns: Column<PlanRow>[] = [
        {
            key: "organisation",
            title: t("plans.web.organisation"),
            phone: "heading",
            cell: (row) => (
                <Anchor component={Link} to={`/plans/${row.id}`} size="sm">
                    {row.organisation.name}
                </Anchor>
            ),
        },
        {
            key: "state",
            title: t("plans.web.state"),
            cell: (row) => (
                <Badge component="span" color={stateColours[row.state]}>
                    {t(`plans.web.state.${row.state}`)}
                </Badge>
            ),
        },
        { key: "items", title: t("plans.web.items"), align: "right", cell: (row) => row.items },
        {
            key: "done",
            title: t("plans.web.done"),
            cell: (row) => (
                <Group gap="xs" wrap="nowrap">
                    <Done of={row} />
                    <span className="figures">{row.done}</span>
                </Group>
            ),
        },
        { key: "late", title: t("plans.web.late"), align: "right", cell: (row) => row.late || "" },
    ];
    return (
        <Section title={t("plans.web.below")}>
            <DataTable
                label={t("plans.web.below")}
                columns={columns}
                rows={found.data?.items}
                rowKey={(row) => row.id}
                rowState={(row) => (row.late ? "attention" : undefined)}
                error={found.error}
                retry={() => found.refetch()}
                fetching={found.isFetching}
                empty={t("plans.web.none")}
            />
        </Section>
    );
}
