import { findOrganisations } from "@api/choices";
import { download } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Alert, NativeSelect } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DownloadButton } from "@ui/DownloadButton";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { formatSchoolYear } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { levels } from "./association";
import { clustersQuery, gridQuery } from "./grid";
import { ApproveYear, CopyYear } from "./YearActions";
import { YearClashes } from "./YearClashes";
import { YearTable } from "./YearTable";

// All meetings of a year, association by association and month by month.
export default function YearPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<
        "organisation" | "organisation_name" | "cluster" | "level" | "year"
    >();
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : homeOrganisation(session);
    const year = Number(filters.year ?? session.school_year);
    const place = { organisation: organisation?.id, cluster: filters.cluster, level: filters.level, year };
    const clusters = useQuery(clustersQuery(organisation?.id)).data?.items ?? [];
    const grid = useQuery({ ...gridQuery(place), placeholderData: keepPreviousData });
    return (
        <Page
            title={t("associations.web.grid_title", { year: formatSchoolYear(year) })}
            note={organisation?.name}
            crumbs={[{ title: t("associations.web.menu"), to: "/associations" }]}
            actions={
                grid.data && (
                    <>
                        {grid.data.can.approve && <ApproveYear grid={grid.data} place={place} />}
                        {grid.data.can.copy && <CopyYear grid={grid.data} place={place} />}
                        {grid.data.items.length > 0 && (
                            <DownloadButton
                                fetchFile={() => download("/schedules.docx", place, "schedule.docx")}
                            >
                                {t("associations.web.grid_paper")}
                            </DownloadButton>
                        )}
                    </>
                )
            }
        >
            <Filters>
                <Picker
                    label={t("associations.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    clearable={Boolean(filters.organisation)}
                    value={organisation}
                    onChange={(choice) =>
                        setFilters({
                            organisation: choice?.id,
                            organisation_name: choice?.name,
                            cluster: null,
                        })
                    }
                />
                {clusters.length > 0 && (
                    <NativeSelect
                        label={t("associations.web.cluster")}
                        value={filters.cluster ?? ""}
                        onChange={(event) => setFilters({ cluster: event.currentTarget.value })}
                        data={[
                            { value: "", label: t("associations.web.all") },
                            ...clusters.map((one) => ({ value: one.id, label: one.name })),
                        ]}
                    />
                )}
                <NativeSelect
                    label={t("associations.web.year")}
                    value={String(year)}
                    onChange={(event) => setFilters({ year: event.currentTarget.value })}
                    data={[1, 0, -1, -2].map((more) => ({
                        value: String(session.school_year + more),
                        label: formatSchoolYear(session.school_year + more),
                    }))}
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
            </Filters>
            <Loaded of={grid}>
                {(data) => (
                    <>
                        {data.only_regional && (
                            <Alert color="blue" icon={<Icon name="info" />} mb="md">
                                {t("associations.web.grid_regional")}
                            </Alert>
                        )}
                        <YearClashes grid={data} />
                        <YearTable grid={data} />
                    </>
                )}
            </Loaded>
        </Page>
    );
}
