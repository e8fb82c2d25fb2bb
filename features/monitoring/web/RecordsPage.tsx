import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { useFilters } from "@ui/filters";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { hasText, useText } from "@ui/text";
import { type IndicatorRecord, indicatorsQuery, pictureQuery, spoken, titled } from "./monitoring";

// The very records that were counted, each with the way to where it was made.
export default function RecordsPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<
        | "indicator"
        | "organisation"
        | "organisation_name"
        | "year"
        | "part"
        | "move"
        | "attribute"
        | "value"
        | "same_day"
    >();
    const code = filters.indicator ?? "";
    const organisation = filters.organisation ?? homeOrganisation(session)?.id;
    const year = Number(filters.year ?? session.school_year);
    const part = filters.part ?? "numerator";
    const indicators = useQuery(indicatorsQuery);
    const picture = useQuery(pictureQuery(organisation, year));
    const indicator = indicators.data?.items.find((one) => one.code === code);
    const row = picture.data?.rows.find((one) => one.indicator === code);
    const list = useList<IndicatorRecord>(`/indicators/${encodeURIComponent(code)}/records`, {
        organisation,
        year,
        part,
        move: filters.move,
        attribute: filters.attribute,
        value: filters.value,
        same_day: filters.same_day,
    });
    const narrowed = Boolean(filters.move || filters.attribute);
    const columns: Column<IndicatorRecord>[] = [
        {
            key: "title",
            title: t("monitoring.web.record"),
            phone: "heading",
            cell: (one) =>
                one.link ? (
                    <Anchor component={Link} to={one.link} size="sm">
                        {one.title}
                    </Anchor>
                ) : (
                    one.title
                ),
        },
        { key: "date", title: t("monitoring.web.date"), width: 120, cell: (one) => formatDate(one.on_date) },
        {
            key: "organisation",
            title: t("monitoring.web.organisation"),
            cell: (one) => one.organisation.name,
        },
        {
            key: "person",
            title: t("monitoring.web.person"),
            cell: (one) => one.person_name,
            // Records of schedules and meetings are nobody's alone.
            hidden: !list.items.some((one) => one.person_name),
        },
    ];
    const share = row?.unit === "percent";
    return (
        <Page
            title={titled(code, indicator?.name ?? row?.name ?? "")}
            note={[
                picture.data?.organisation.name ?? filters.organisation_name,
                t("monitoring.web.school_year", { year: formatSchoolYear(year) }),
            ]
                .filter(Boolean)
                .join(" · ")}
            crumbs={[
                {
                    title: t("monitoring.web.menu"),
                    to: "/monitoring",
                    search: {
                        ...(filters.organisation ? { organisation: filters.organisation } : {}),
                        ...(filters.organisation_name
                            ? { organisation_name: filters.organisation_name }
                            : {}),
                        year: String(year),
                    },
                },
            ]}
        >
            {narrowed && (
                <Text fw={500} mb="sm">
                    {filters.move
                        ? t(`monitoring.web.moved_${filters.move}`)
                        : hasText(`monitoring.web.word_${filters.value}`)
                          ? t(`monitoring.web.word_${filters.value}`)
                          : filters.value}
                    {filters.same_day && ` · ${t("monitoring.web.by_this_day")}`}
                    {list.total != null && `: ${list.total}`}
                </Text>
            )}
            {row && !narrowed && (
                <Text size="xl" fw={600} mb="sm">
                    {spoken(row.now, row.unit, t)}
                    {share && row.now.denominator !== null && !row.now.no_data && (
                        <Text span c="dimmed" size="sm" fw={400}>
                            {" "}
                            {t("monitoring.web.parts", {
                                numerator: row.now.numerator ?? 0,
                                denominator: row.now.denominator,
                            })}
                        </Text>
                    )}
                </Text>
            )}
            {share && !narrowed && (
                <SegmentedControl
                    mb="sm"
                    className="no-print"
                    value={part}
                    aria-label={t("monitoring.web.part")}
                    onChange={(fresh) => setFilters({ part: fresh })}
                    data={[
                        { value: "numerator", label: t("monitoring.web.part_numerator") },
                        { value: "denominator", label: t("monitoring.web.part_denominator") },
                    ]}
                />
            )}
            <DataTable
                label={t("monitoring.web.records")}
                columns={columns}
                rowKey={(one) => one.id}
                empty={t("monitoring.web.no_records")}
                {...list.table}
            />
        </Page>
    );
}
