import { findOrganisations } from "@api/choices";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Button, Drawer, NativeSelect, Table, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Facts, Section } from "@ui/Facts";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { dash, formatPeriod, formatSchoolYear } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { Loaded } from "@ui/States";
import { hasText, useText } from "@ui/text";
import { useState } from "react";
import { Change } from "./Change";
import { Changes } from "./Changes";
import {
    type Child,
    indicatorsQuery,
    known,
    type Picture,
    pictureQuery,
    type Row,
    spoken,
    titled,
    type Value,
} from "./monitoring";

export default function MonitoringPage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const [filters, setFilters] = useFilters<"organisation" | "organisation_name" | "year" | "trail">();
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : home;
    const year = Number(filters.year ?? session.school_year);
    const picture = useQuery(pictureQuery(organisation?.id, year));
    const years = [session.school_year, session.school_year - 1, session.school_year - 2];
    const below = filters.organisation !== undefined && filters.organisation !== home?.id;
    return (
        <Page
            title={t("monitoring.web.menu")}
            note={[
                picture.data?.organisation.name ?? organisation?.name,
                t("monitoring.web.school_year", { year: formatSchoolYear(year) }),
            ].join(" · ")}
            crumbs={
                below && home
                    ? [{ title: home.name, to: "/monitoring", search: { year: String(year) } }]
                    : undefined
            }
            actions={
                <Button
                    variant="default"
                    leftSection={<Icon name="print" size={16} />}
                    onClick={() => window.print()}
                >
                    {t("monitoring.web.print")}
                </Button>
            }
        >
            <Filters>
                <Picker
                    label={t("monitoring.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    value={
                        picture.data && picture.data.organisation.id === organisation?.id
                            ? picture.data.organisation
                            : organisation
                    }
                    onChange={(choice) =>
                        setFilters({ organisation: choice?.id, organisation_name: choice?.name })
                    }
                />
                <NativeSelect
                    label={t("monitoring.web.year")}
                    value={String(year)}
                    onChange={(event) => setFilters({ year: event.currentTarget.value })}
                    data={years.map((one) => ({ value: String(one), label: formatSchoolYear(one) }))}
                />
            </Filters>
            <Loaded of={picture}>{(data) => <Indicators data={data} />}</Loaded>
        </Page>
    );
}

function Indicators({ data }: { data: Picture }) {
    const t = useText();
    const [passport, setPassport] = useState<string | null>(null);
    const criteria = [...new Set(data.rows.map((row) => row.criterion))];
    const at = { organisation: data.organisation.id, organisation_name: data.organisation.name };
    return (
        <>
            <Changes data={data} />
            {criteria.map((criterion) => (
                <Section key={criterion} title={criterion || t("monitoring.web.menu")}>
                    <Table className="indicators keep" aria-label={criterion}>
                        <Table.Thead>
                            <Table.Tr>
                                <Table.Th>{t("monitoring.web.indicator")}</Table.Th>
                                <Table.Th ta="right" w={150}>
                                    {formatSchoolYear(data.year)}
                                </Table.Th>
                                <Table.Th ta="right" w={130} visibleFrom="xs">
                                    {data.same_day
                                        ? t("monitoring.web.whole_year", {
                                              year: formatSchoolYear(data.previous_year),
                                          })
                                        : formatSchoolYear(data.previous_year)}
                                </Table.Th>
                                <Table.Th w={130} visibleFrom="sm">
                                    {t(
                                        data.same_day
                                            ? "monitoring.web.change_same_day"
                                            : "monitoring.web.change",
                                    )}
                                </Table.Th>
                            </Table.Tr>
                        </Table.Thead>
                        <Table.Tbody>
                            {data.rows
                                .filter((row) => row.criterion === criterion)
                                .map((row) => (
                                    <Table.Tr key={row.indicator}>
                                        <Table.Td>
                                            <Text size="sm">{titled(row.indicator, row.name)}</Text>
                                            <UnstyledButton
                                                className="link no-print"
                                                onClick={() => setPassport(row.indicator)}
                                            >
                                                {t("monitoring.web.passport")}
                                            </UnstyledButton>
                                        </Table.Td>
                                        <Table.Td ta="right">
                                            <Figure
                                                row={row}
                                                value={row.now}
                                                at={at}
                                                year={data.year}
                                                large
                                            />
                                        </Table.Td>
                                        <Table.Td ta="right" visibleFrom="xs">
                                            <Figure
                                                row={row}
                                                value={row.before}
                                                at={at}
                                                year={data.previous_year}
                                            />
                                        </Table.Td>
                                        <Table.Td visibleFrom="sm">
                                            <Change row={row} />
                                        </Table.Td>
                                    </Table.Tr>
                                ))}
                        </Table.Tbody>
                    </Table>
                </Section>
            ))}
            {data.children.length > 0 && <Children data={data} />}
            <Drawer
                opened={passport !== null}
                onClose={() => setPassport(null)}
                title={t("monitoring.web.passport_title")}
            >
                {passport && <Passport code={passport} />}
            </Drawer>
        </>
    );
}

type At = { organisation: string; organisation_name: string };

// Each number opens to the records behind it.
function Figure({
    row,
    value,
    at,
    year,
    large = false,
}: {
    row: Row;
    value: Value;
    at: At;
    year: number;
    large?: boolean;
}) {
    const t = useText();
    const words = spoken(value, row.unit, t);
    const parts =
        known(value) && value.denominator !== null && row.unit === "percent"
            ? t("monitoring.web.parts", {
                  numerator: value.numerator ?? 0,
                  denominator: value.denominator,
              })
            : null;
    return (
        <>
            {known(value) ? (
                <Anchor
                    component={Link}
                    to="/monitoring/records"
                    search={{ indicator: row.indicator, ...at, year: String(year) } as never}
                    size={large ? "lg" : "sm"}
                    fw={large ? 600 : 400}
                    className="figures"
                    aria-label={t("monitoring.web.open_records", { indicator: row.indicator, value: words })}
                >
                    {words}
                </Anchor>
            ) : (
                <Text size="sm" c="dimmed">
                    {words}
                </Text>
            )}
            <Text size="xs" c="dimmed" className="figures">
                {known(value) ? parts : value.reason}
            </Text>
        </>
    );
}

function Children({ data }: { data: Picture }) {
    const t = useText();
    const columns: Column<Child>[] = [
        {
            key: "name",
            title: t(`monitoring.web.children_${data.organisation.level}`),
            phone: "heading",
            cell: (child) => (
                <Anchor
                    component={Link}
                    to="/monitoring"
                    search={
                        {
                            organisation: child.organisation.id,
                            organisation_name: child.organisation.name,
                            year: String(data.year),
                        } as never
                    }
                    size="sm"
                >
                    {child.organisation.name}
                </Anchor>
            ),
        },
        ...data.rows.map(
            (row): Column<Child> => ({
                key: row.indicator,
                title: titled(row.indicator, row.name),
                align: "right",
                cell: (child) => {
                    const value = child.values[row.indicator];
                    return (
                        <>
                            {known(value?.now) ? (
                                <Anchor
                                    component={Link}
                                    to="/monitoring/records"
                                    search={
                                        {
                                            indicator: row.indicator,
                                            organisation: child.organisation.id,
                                            organisation_name: child.organisation.name,
                                            year: String(data.year),
                                        } as never
                                    }
                                    size="sm"
                                    className="figures"
                                    aria-label={`${child.organisation.name}: ${t(
                                        "monitoring.web.open_records",
                                        {
                                            indicator: row.indicator,
                                            value: spoken(value.now, row.unit, t),
                                        },
                                    )}`}
                                >
                                    {spoken(value.now, row.unit, t)}
                                </Anchor>
                            ) : (
                                <Text size="sm" c="dimmed" className="figures" span>
                                    {spoken(value?.now, row.unit, t)}
                                </Text>
                            )}
                            {known(value?.compared) && (
                                <Text size="xs" c="dimmed" className="figures" display="block" span>
                                    {t("monitoring.web.was", { value: spoken(value.compared, row.unit, t) })}
                                </Text>
                            )}
                        </>
                    );
                },
            }),
        ),
    ];
    return (
        <Section title={t(`monitoring.web.by_${data.organisation.level}`)}>
            <DataTable
                label={t(`monitoring.web.by_${data.organisation.level}`)}
                columns={columns}
                rows={data.children}
                rowKey={(child) => child.organisation.id}
                empty={dash}
            />
        </Section>
    );
}

function Passport({ code }: { code: string }) {
    const t = useText();
    const indicators = useQuery(indicatorsQuery);
    return (
        <Loaded of={indicators}>
            {(data) => {
                const indicator = data.items.find((one) => one.code === code);
                if (!indicator) return <Text>{t("monitoring.web.no_passport")}</Text>;
                const named = (name: string) =>
                    hasText(`monitoring.web.passport_${name}`) ? t(`monitoring.web.passport_${name}`) : name;
                return (
                    <>
                        <Text fw={500} mb="md">
                            {titled(indicator.code, indicator.name)}
                        </Text>
                        <Facts
                            items={[
                                [t("monitoring.web.criterion"), indicator.criterion],
                                [t("monitoring.web.unit"), t(`monitoring.web.unit_${indicator.unit}`)],
                                [
                                    t("monitoring.web.direction"),
                                    t(`monitoring.web.direction_${indicator.direction}`),
                                ],
                                ...Object.entries(indicator.passport).map(
                                    ([name, value]): [string, string | null] => [named(name), value],
                                ),
                                [
                                    t("monitoring.web.in_force"),
                                    formatPeriod(indicator.since, indicator.until),
                                ],
                                [t("monitoring.web.changed"), indicator.changed ?? undefined],
                                // How it was counted before, and why that ended.
                                ...indicator.history.map((one): [string, string] => [
                                    formatPeriod(one.since, one.until),
                                    [one.numerator, one.changed].filter(Boolean).join(" – "),
                                ]),
                            ]}
                        />
                    </>
                );
            }}
        </Loaded>
    );
}
