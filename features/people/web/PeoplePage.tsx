import { findOrganisations } from "@api/choices";
import { download } from "@api/client";
import { dictionariesQuery, titleOf } from "@api/dictionaries";
import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import {
    Anchor,
    Badge,
    Button,
    Checkbox,
    Group,
    NativeSelect,
    SegmentedControl,
    Text,
    TextInput,
} from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { DownloadButton } from "@ui/DownloadButton";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { asProblem } from "@ui/problem";
import { useText } from "@ui/text";
import type { PersonRow } from "./person";
import { SummaryView } from "./SummaryView";

type Filter =
    | "q"
    | "organisation"
    | "organisation_name"
    | "position"
    | "subject"
    | "category"
    | "young"
    | "state"
    | "sort"
    | "view";

export default function PeoplePage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const [filters, setFilters] = useFilters<Filter>();
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : home;
    const question = {
        organisation: organisation?.id,
        q: filters.q,
        position: filters.position,
        subject: filters.subject,
        category: filters.category,
        young: filters.young,
        state: filters.state,
        sort: filters.sort ?? "name",
    };
    const summary = filters.view === "summary";
    const people = useList<PersonRow>("/people", question, !summary);
    // Names are not for every role: then the same page tells the counts.
    const countsOnly = asProblem(people.table.error ?? null).status === 403;
    // The institute finds people by name; lists are not its own.
    const byName = session.roles.every((one) => one.role === "institute_methodist");
    return (
        <Page
            title={t("people.web.menu")}
            note={organisation?.name}
            actions={
                <>
                    {session.menu.includes("imports") && (
                        <Button
                            component={Link}
                            to="/people/imports/new"
                            leftSection={<Icon name="upload" size={16} />}
                        >
                            {t("people.web.import")}
                        </Button>
                    )}
                    {!byName && !countsOnly && !summary && (
                        <DownloadButton
                            fetchFile={() => download("/people/export.xlsx", question, "people.xlsx")}
                        >
                            {t("people.web.export")}
                        </DownloadButton>
                    )}
                    {session.menu.includes("imports") && (
                        <Button component={Link} to="/people/new" variant="default">
                            {t("people.web.add")}
                        </Button>
                    )}
                </>
            }
        >
            <PeopleFilters
                organisation={organisation}
                filters={filters}
                setFilters={setFilters}
                search={byName || (!summary && !countsOnly)}
                whole={!byName && !summary && !countsOnly}
            />
            {!byName && !countsOnly && (
                <SegmentedControl
                    mb="sm"
                    size="xs"
                    className="no-print"
                    value={summary ? "summary" : "list"}
                    aria-label={t("people.web.view")}
                    onChange={(view) => setFilters({ view: view === "summary" ? view : null })}
                    data={[
                        { value: "list", label: t("people.web.list") },
                        { value: "summary", label: t("people.web.summary") },
                    ]}
                />
            )}
            {summary || countsOnly ? (
                <SummaryView
                    organisation={organisation?.id}
                    note={countsOnly && t(`people.web.${byName ? "by_name" : "counts_only"}`)}
                />
            ) : (
                <PeopleTable
                    people={people}
                    sort={question.sort}
                    onSort={(sort) => setFilters({ sort })}
                    oneOrganisation={filters.organisation === undefined && home?.level === "organisation"}
                />
            )}
        </Page>
    );
}

function PeopleFilters({
    organisation,
    filters,
    setFilters,
    search: searched,
    whole,
}: {
    organisation: { id: string; name: string } | null;
    filters: Partial<Record<Filter, string>>;
    setFilters: (patch: Partial<Record<Filter, string | null | undefined>>) => void;
    search: boolean;
    whole: boolean;
}) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const search = useDebouncedCallback((q: string) => setFilters({ q }), 300);
    const all = { value: "", label: t("people.web.all") };
    const subjects = (terms.data?.subjects ?? []).map((one) => one.title);
    const select = (name: Filter, options: (string | { value: string; label: string })[]) => (
        <NativeSelect
            label={t(`people.web.${name}`)}
            value={filters[name] ?? ""}
            onChange={(event) => setFilters({ [name]: event.currentTarget.value })}
            data={[all, ...options]}
        />
    );
    return (
        <Filters>
            {searched && (
                <TextInput
                    label={t("people.web.search")}
                    leftSection={<Icon name="search" size={16} />}
                    defaultValue={filters.q}
                    onChange={(event) => search(event.currentTarget.value)}
                />
            )}
            <Picker
                label={t("people.web.organisation")}
                what="organisations"
                search={findOrganisations}
                value={organisation}
                onChange={(choice) =>
                    setFilters({ organisation: choice?.id, organisation_name: choice?.name })
                }
            />
            {whole && (
                <>
                    {select("position", [...new Set((terms.data?.positions ?? []).map((one) => one.title))])}
                    {select("subject", subjects)}
                    {select(
                        "category",
                        (terms.data?.category_levels ?? []).map((one) => ({
                            value: one.code,
                            label: one.title,
                        })),
                    )}
                    <NativeSelect
                        label={t("people.web.state")}
                        value={filters.state ?? "working"}
                        onChange={(event) =>
                            setFilters({
                                state: event.currentTarget.value === "left" ? "left" : null,
                            })
                        }
                        data={[
                            { value: "working", label: t("people.web.working") },
                            { value: "left", label: t("people.web.left") },
                        ]}
                    />
                    <Checkbox
                        label={t("people.web.young_only")}
                        checked={filters.young === "true"}
                        onChange={(event) =>
                            setFilters({ young: event.currentTarget.checked ? "true" : null })
                        }
                    />
                </>
            )}
        </Filters>
    );
}

function PeopleTable({
    people,
    sort,
    onSort,
    oneOrganisation,
}: {
    people: ReturnType<typeof useList<PersonRow>>;
    sort: string;
    onSort: (sort: string) => void;
    oneOrganisation: boolean;
}) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const hidden = (key: string) => people.hidden.includes(key);
    const columns: Column<PersonRow>[] = [
        {
            key: "name",
            title: t("people.web.name"),
            sort: "name",
            phone: "heading",
            cell: (row) => (
                <Group gap={6}>
                    <Anchor component={Link} to={`/people/${row.id}`} size="sm">
                        {row.name}
                    </Anchor>
                    {row.young && <Badge size="sm">{t("people.web.young")}</Badge>}
                </Group>
            ),
        },
        {
            key: "positions",
            title: t("people.web.position"),
            cell: (row) =>
                row.positions.map((post) => (
                    <div key={post.position + post.organisation.id + post.subjects.join()}>
                        {post.position}
                        {post.subjects.length > 0 && (
                            <Text span size="sm" c="dimmed">
                                : {post.subjects.join(", ")}
                            </Text>
                        )}
                    </div>
                )),
        },
        {
            key: "organisation",
            title: t("people.web.organisation"),
            hidden: oneOrganisation,
            cell: (row) => [...new Set(row.positions.map((post) => post.organisation.name))].join("; "),
        },
        {
            key: "category",
            title: t("people.web.category"),
            hidden: hidden("category"),
            cell: (row) =>
                row.category && (
                    <>
                        {titleOf(terms.data?.category_levels, row.category.level)}
                        {row.category.until && (
                            <Text size="xs" c="dimmed">
                                {t("ui.web.until", { date: formatDate(row.category.until) })}
                            </Text>
                        )}
                    </>
                ),
        },
        {
            key: "experience",
            title: t("people.web.experience"),
            hidden: hidden("experience_years"),
            align: "right",
            width: 80,
            cell: (row) => row.experience_years,
        },
        {
            key: "age",
            title: t("people.web.age"),
            hidden: hidden("age"),
            align: "right",
            width: 90,
            cell: (row) => row.age,
        },
        {
            key: "courses",
            title: t("people.web.courses_last"),
            hidden: hidden("courses_last_on"),
            width: 110,
            cell: (row) => row.courses_last_on && formatDate(row.courses_last_on),
        },
    ];
    return (
        <DataTable
            label={t("people.web.menu")}
            columns={columns}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={onSort}
            empty={t("people.web.empty")}
            {...people.table}
        />
    );
}
