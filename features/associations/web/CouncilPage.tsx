import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { homeOrganisation, useSession } from "@api/session";
import { Alert, Anchor, Badge, Button, Group, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { asProblem, type Problem } from "@ui/problem";
import { Empty, Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { councilQuery } from "./desk";

type Council = Schema<"associations.Council">;
type Seat = Council["seats"][number];

// The methodical council of a place: whom the rule names, who sits, where its meetings are.
export default function CouncilPage() {
    const t = useText();
    const home = homeOrganisation(useSession());
    const [filters, setFilters] = useFilters<"organisation">();
    const own = home?.level === "region" ? undefined : home?.id;
    const place = filters.organisation ?? own;
    const found = useQuery({ ...councilQuery(place ?? ""), enabled: Boolean(place) });
    return (
        <Page title={t("associations.web.council")} note={found.data?.organisation.name}>
            <Filters>
                <Picker
                    label={t("associations.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    value={found.data ? found.data.organisation : null}
                    onChange={(choice) => setFilters({ organisation: choice?.id })}
                />
            </Filters>
            {place ? (
                <Loaded of={found}>
                    {(council) => <Whole key={council.organisation.id} council={council} />}
                </Loaded>
            ) : (
                <Empty title={t("associations.web.council")}>{t("associations.web.council_choose")}</Empty>
            )}
        </Page>
    );
}

function Whole({ council }: { council: Council }) {
    const t = useText();
    const queries = useQueryClient();
    // The first time everybody whom the rule names is marked; of organisations there are many, and some are chosen.
    const [marked, setMarked] = useState(
        () =>
            new Set(
                council.seats
                    .filter((seat) => (council.association ? seat.seated : seat.bench !== "organisation"))
                    .map((seat) => seat.person.id),
            ),
    );
    const [sending, setSending] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function save() {
        setSending(true);
        setProblem(null);
        try {
            const fresh = await api.post<Council>("/councils", {
                organisation: council.organisation.id,
                members: [...marked],
            });
            queries.setQueryData(councilQuery(council.organisation.id).queryKey, fresh);
            setMarked(new Set(fresh.seats.filter((seat) => seat.seated).map((seat) => seat.person.id)));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    const edits = Boolean(council.can.seat);
    const columns: Column<Seat>[] = [
        {
            key: "person",
            title: t("associations.web.person"),
            phone: "heading",
            cell: (seat) => (
                <>
                    {seat.person.name}{" "}
                    {seat.chair && (
                        <Badge component="span" size="sm">
                            {t("associations.web.chair")}
                        </Badge>
                    )}
                </>
            ),
        },
        {
            key: "position",
            title: t("associations.web.position"),
            cell: (seat) => [seat.position, seat.organisation].filter(Boolean).join(", "),
        },
        {
            key: "bench",
            title: t("associations.web.council_bench"),
            cell: (seat) =>
                seat.bench
                    ? (seat.what ?? t(`associations.web.council_bench.${seat.bench}`))
                    : t("associations.web.council_leaves"),
        },
    ];
    return (
        <>
            {council.wrong_chair && council.chair && (
                <Alert color="yellow" mb="md">
                    {t("associations.web.council_wrong_chair", { name: council.chair.name })}
                </Alert>
            )}
            {council.association ? (
                <Group gap="md" mb="md">
                    <Anchor component={Link} to={`/associations/${council.association.id}`} size="sm">
                        {t("associations.web.council_page")}
                    </Anchor>
                    {council.waiting > 0 && (
                        <Text size="sm">
                            {t("associations.web.council_waiting", { count: council.waiting })}
                        </Text>
                    )}
                    {edits && (
                        <Anchor
                            component={Link}
                            to="/papers"
                            search={{ organisation: council.organisation.id } as never}
                            size="sm"
                        >
                            {t("associations.web.council_paper")}
                        </Anchor>
                    )}
                </Group>
            ) : (
                <Text size="sm" mb="md">
                    {t(edits ? "associations.web.council_none" : "associations.web.council_none_here")}
                </Text>
            )}
            {council.hidden.length === 0 && council.seats.length > 0 && (
                <Section title={t("associations.web.council_members")}>
                    <Text size="sm" c="dimmed" mb="sm">
                        {t("associations.web.council_rule")}
                    </Text>
                    {problem && <Failure error={problem} />}
                    <DataTable
                        label={t("associations.web.council_members")}
                        columns={columns}
                        rows={council.seats}
                        rowKey={(seat) => seat.person.id}
                        rowLabel={(seat) => seat.person.name}
                        empty={null}
                        selected={[...marked]}
                        onSelect={edits ? (people) => setMarked(new Set(people)) : undefined}
                    />
                    {edits && (
                        <Group mt="md" gap="sm">
                            <Button loading={sending} disabled={marked.size === 0} onClick={save}>
                                {t("associations.web.council_save")}
                            </Button>
                            <Text size="sm" c="dimmed" role="status">
                                {t("associations.web.council_seated", { count: marked.size })}
                            </Text>
                        </Group>
                    )}
                </Section>
            )}
        </>
    );
}
