import { findOrganisations } from "@api/choices";
import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { dash } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { type AssociationRow, communitiesQuery, levels, scheduleColour } from "./association";

export default function AssociationsPage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const [filters, setFilters] = useFilters<
        "q" | "organisation" | "organisation_name" | "level" | "community" | "mine"
    >();
    const search = useDebouncedCallback((q: string) => setFilters({ q }), 300);
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : home;
    const list = useList<AssociationRow>("/associations", {
        organisation: organisation?.id,
        q: filters.q,
        level: filters.level,
        community: filters.community,
        mine: filters.mine,
    });
    const communities = useQuery(communitiesQuery(organisation?.id));
    const inside = organisation
        ? { organisation: organisation.id, organisation_name: organisation.name }
        : undefined;
    const keepsStaff = session.menu.includes("imports");
    const columns: Column<AssociationRow>[] = [
        {
            key: "name",
            title: t("associations.web.name"),
            phone: "heading",
            cell: (row) => (
                <Anchor component={Link} to={`/associations/${row.id}`} size="sm">
                    {row.name}
                </Anchor>
            ),
        },
        {
            key: "community",
            title: t("associations.web.community"),
            cell: (row) => row.community.title,
        },
        {
            key: "organisation",
            title: t("associations.web.organisation"),
            cell: (row) => row.organisation.name,
        },
        {
            key: "head",
            title: t("associations.web.head"),
            cell: (row) =>
                row.head?.name ??
                (row.has_head ? dash : <Badge color="yellow">{t("associations.web.no_head")}</Badge>),
        },
        {
            key: "members",
            title: t("associations.web.members"),
            align: "right",
            cell: (row) => row.members_count,
        },
        {
            key: "meetings",
            title: t("associations.web.meetings"),
            align: "right",
            cell: (row) =>
                t("associations.web.held_of", { held: row.meetings_held, planned: row.meetings_planned }),
        },
        {
            key: "schedule",
            title: t("associations.web.schedule"),
            cell: (row) => (
                <Badge color={scheduleColour[row.schedule_state]}>
                    {t(`associations.web.schedule_${row.schedule_state}`)}
                </Badge>
            ),
        },
    ];
    return (
        <Page
            title={t("associations.web.menu")}
            note={organisation?.name}
            actions={
                keepsStaff && (
                    <>
                        <Button component={Link} to="/associations/proposals" search={inside as never}>
                            {t("associations.web.proposals")}
                        </Button>
                        <Button
                            component={Link}
                            to="/associations/new"
                            search={inside as never}
                            variant="default"
                        >
                            {t("associations.web.create")}
                        </Button>
                    </>
                )
            }
        >
            <Filters>
                <TextInput
                    label={t("associations.web.search")}
                    leftSection={<Icon name="search" size={16} />}
                    defaultValue={filters.q}
                    onChange={(event) => search(event.currentTarget.value)}
                />
                <Picker
                    label={t("associations.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    clearable={Boolean(filters.organisation)}
                    value={organisation}
                    onChange={(choice) =>
                        setFilters({ organisation: choice?.id, organisation_name: choice?.name })
                    }
                />
                <NativeSelect
                    label={t("associations.web.level")}
                    value={filters.level ?? ""}
                    onChange={(event) => setFilters({ level: event.currentTarget.value })}
                    data={[
                        { value: "", label: t("associations.web.all") },
                        ...levels.map((level) => ({
                            value: level,
                            label: t(`associations.web.level_${level}`),
                        })),
                    ]}
                />
                <NativeSelect
                    label={t("associations.web.community")}
                    value={filters.community ?? ""}
                    onChange={(event) => setFilters({ community: event.currentTarget.value })}
                    data={[
                        { value: "", label: t("associations.web.all") },
                        ...(communities.data?.items ?? []).map((one) => ({
                            value: one.code,
                            label: one.title,
                        })),
                    ]}
                />
                <Checkbox
                    label={t("associations.web.only_mine")}
                    checked={filters.mine === "true"}
                    onChange={(event) =>
                        setFilters({ mine: event.currentTarget.checked ? "true" : undefined })
                    }
                />
            </Filters>
            <DataTable
                label={t("associations.web.menu")}
                columns={columns}
                rowKey={(row) => row.id}
                empty={t("associations.web.empty")}
                {...list.table}
            />
        </Page>
    );
}
