import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, Button, Drawer, Group, Progress, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { formatDate } from "@ui/format";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { YearSelect } from "@ui/YearSelect";
import { useState } from "react";
import { NewPaperForm } from "./NewPaperForm";
import { NumberingForm } from "./NumberingForm";
import { actWords, colours, type PaperSet, type PlaceSet, type SetLine, setQuery, useKeep } from "./paper";

// The documents of a place: which there ought to be, which there are; and of the places right below it.
export default function PapersPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<"organisation" | "organisation_name" | "year">();
    const home = homeOrganisation(session);
    const place = filters.organisation ?? home?.id ?? "";
    const year = Number(filters.year ?? session.school_year);
    const set = useQuery({
        ...setQuery(place, year),
        placeholderData: keepPreviousData,
        enabled: place !== "",
    });
    const staff = session.roles.some((r) => ["institute_methodist", "ministry_official"].includes(r.role));
    return (
        <Page
            title={t("papers.web.menu")}
            note={set.data?.organisation.name}
            actions={
                <>
                    {staff && (
                        <Button component={Link} to="/papers/templates" variant="default">
                            {t("papers.web.templates")}
                        </Button>
                    )}
                    <Button
                        component={Link}
                        to="/papers/register"
                        search={{ organisation: place } as never}
                        variant="default"
                    >
                        {t("papers.web.register")}
                    </Button>
                </>
            }
        >
            <Filters>
                <Picker
                    label={t("papers.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    value={set.data ? set.data.organisation : null}
                    onChange={(choice) => setFilters({ organisation: choice?.id })}
                />
                <YearSelect
                    label={t("papers.web.year")}
                    value={year}
                    current={session.school_year}
                    onChange={(chosen) => setFilters({ year: chosen })}
                />
            </Filters>
            <Loaded of={set}>{(found) => <Whole set={found} />}</Loaded>
            <Places place={place} year={year} />
        </Page>
    );
}

function Whole({ set }: { set: PaperSet }) {
    const t = useText();
    const [adding, setAdding] = useState<SetLine | null | "any">(null);
    const [numbering, setNumbering] = useState(false);
    return (
        <>
            {set.wanted > 0 && (
                <Group gap="sm" mb="md" role="status">
                    <Progress
                        value={(set.have / set.wanted) * 100}
                        w={180}
                        color={set.have === set.wanted ? "green" : "yellow"}
                        aria-label={t("papers.web.have_of", { have: set.have, wanted: set.wanted })}
                    />
                    <Text size="sm">{t("papers.web.have_of", { have: set.have, wanted: set.wanted })}</Text>
                </Group>
            )}
            {set.groups.map((group, place) => (
                <Section
                    key={group.code}
                    title={group.title}
                    actions={
                        place === 0 && (
                            <Group gap="xs">
                                {set.can.number && (
                                    <Button size="xs" variant="subtle" onClick={() => setNumbering(true)}>
                                        {t("papers.web.numbering")}
                                    </Button>
                                )}
                                {set.can.add && (
                                    <Button size="xs" onClick={() => setAdding("any")}>
                                        {t("papers.web.add")}
                                    </Button>
                                )}
                            </Group>
                        )
                    }
                >
                    <ul className="week">
                        {group.lines.map((line) => (
                            <Line
                                key={line.kind + (line.paper?.id ?? "")}
                                line={line}
                                set={set}
                                onAdd={() => setAdding(line)}
                            />
                        ))}
                    </ul>
                </Section>
            ))}
            <Drawer
                opened={adding !== null}
                onClose={() => setAdding(null)}
                closeOnClickOutside={false}
                title={t("papers.web.add")}
            >
                {adding && (
                    <NewPaperForm
                        set={set}
                        line={adding === "any" ? null : adding}
                        onDone={() => setAdding(null)}
                    />
                )}
            </Drawer>
            <Drawer
                opened={numbering}
                onClose={() => setNumbering(false)}
                closeOnClickOutside={false}
                title={t("papers.web.numbering")}
            >
                {numbering && <NumberingForm set={set} onDone={() => setNumbering(false)} />}
            </Drawer>
        </>
    );
}

function Line({ line, set, onAdd }: { line: SetLine; set: PaperSet; onAdd: () => void }) {
    const t = useText();
    const navigate = useNavigate();
    const keep = useKeep();
    const [sending, setSending] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function make() {
        setSending(true);
        setProblem(null);
        try {
            const card = await api.post<Parameters<typeof keep>[0]>("/papers", {
                organisation: set.organisation.id,
                kind: line.kind,
                school_year: line.term === "year" ? set.school_year : null,
                from_data: true,
            });
            await keep(card);
            navigate({ to: `/papers/${card.id}` });
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    const quiet = line.standing === "missing" && !line.required;
    const words = line.paper
        ? actWords(line.paper, t)
        : line.due && t("papers.web.due", { date: formatDate(line.due) });
    const missing = line.standing === "missing" && set.can.add;
    return (
        <li>
            <div className="week-words">
                {line.paper ? (
                    <Anchor component={Link} to={`/papers/${line.paper.id}`} size="sm">
                        {line.paper.title}
                    </Anchor>
                ) : (
                    <Text size="sm" c={quiet ? "dimmed" : undefined}>
                        {line.title}
                    </Text>
                )}
                {words && (
                    <Text size="xs" c="dimmed">
                        {words}
                    </Text>
                )}
                {problem && <Failure error={problem} />}
            </div>
            <Group gap="xs">
                {!quiet && (
                    <Badge component="span" color={colours[line.standing]}>
                        {t(`papers.web.standing.${line.standing}`)}
                    </Badge>
                )}
                {line.page && (
                    <Button
                        component={Link}
                        to={line.page}
                        search={{ organisation: set.organisation.id, year: set.school_year } as never}
                        size="compact-sm"
                        variant="default"
                        aria-label={t("papers.web.to_page_of", { title: line.title })}
                    >
                        {t("papers.web.to_page")}
                    </Button>
                )}
                {missing && line.makes && (
                    <Button
                        size="compact-sm"
                        loading={sending}
                        aria-label={t("papers.web.make_of", { title: line.title })}
                        onClick={make}
                    >
                        {t("papers.web.make")}
                    </Button>
                )}
                {missing && !line.makes && (
                    <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t("papers.web.bring_of", { title: line.title })}
                        onClick={onAdd}
                    >
                        {t("papers.web.bring")}
                    </Button>
                )}
            </Group>
        </li>
    );
}

function Places({ place, year }: { place: string; year: number }) {
    const t = useText();
    const [filters, setFilters] = useFilters<"sort">();
    const sort = filters.sort ?? "name";
    const found = useQuery({
        queryKey: ["papers", "set", "places", place, year, sort],
        queryFn: ({ signal }) =>
            api.get<{ items: PlaceSet[] }>(
                "/papers/places",
                { organisation: place, year, sort: sort === "-missing" ? "missing" : "name" },
                signal,
            ),
        placeholderData: keepPreviousData,
        enabled: place !== "",
    });
    if (found.data?.items.length === 0) return null;
    const columns: Column<PlaceSet>[] = [
        {
            key: "organisation",
            title: t("papers.web.organisation"),
            phone: "heading",
            sort: "name",
            cell: (row) => (
                <Anchor
                    component={Link}
                    to="/papers"
                    search={{ organisation: row.organisation.id } as never}
                    size="sm"
                >
                    {row.organisation.name}
                </Anchor>
            ),
        },
        {
            key: "have",
            title: t("papers.web.have"),
            align: "right",
            cell: (row) => t("papers.web.of", { have: row.have, wanted: row.wanted }),
        },
        {
            key: "waiting",
            title: t("papers.web.waiting"),
            align: "right",
            cell: (row) => row.waiting || "",
        },
        {
            key: "missing",
            title: t("papers.web.missing"),
            sort: "missing",
            cell: (row) => (
                <Text size="xs" c="dimmed">
                    {row.missing.join("; ")}
                </Text>
            ),
        },
    ];
    return (
        <Section title={t("papers.web.below")}>
            <DataTable
                label={t("papers.web.below")}
                columns={columns}
                rows={found.data?.items}
                rowKey={(row) => row.organisation.id}
                rowState={(row) => (row.have < row.wanted ? "attention" : undefined)}
                error={found.error}
                retry={() => found.refetch()}
                fetching={found.isFetching}
                sort={sort}
                onSort={(fresh) => setFilters({ sort: fresh === "missing" ? "-missing" : fresh })}
                empty={t("papers.web.none")}
            />
        </Section>
    );
}
