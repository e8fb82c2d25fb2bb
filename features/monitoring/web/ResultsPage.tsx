import { Anchor, Box, Group, NativeSelect, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFilters } from "@ui/filters";
import { formatSchoolYear } from "@ui/format";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useEffect } from "react";
import { spoken, titled, type Value } from "./monitoring";
import { type Results, resultsQuery } from "./results";

// For parents, teachers of other regions, the press: what the region has decided to show, and how it is counted.
export default function ResultsPage() {
    const t = useText();
    const [filters, setFilters] = useFilters<"region" | "year">();
    const results = useQuery(resultsQuery(filters.region, filters.year));
    useEffect(() => {
        document.title = `${t("monitoring.web.public_title")} · ${t("web.name")}`;
    }, [t]);
    return (
        <Box maw={960} mx="auto">
            <Title order={1} mb="xs">
                {t("monitoring.web.public_title")}
            </Title>
            <Loaded of={results}>
                {(data) =>
                    data.region ? (
                        <>
                            <Text mb="md">
                                {data.region.name} ·{" "}
                                {t("monitoring.web.school_year", { year: formatSchoolYear(data.year) })}
                            </Text>
                            <Choice data={data} year={filters.year} onChange={setFilters} />
                            <Numbers data={data} />
                        </>
                    ) : (
                        <Text>{t("monitoring.web.public_none")}</Text>
                    )
                }
            </Loaded>
            <Text mt="xl" size="sm">
                <Anchor href="/">{t("monitoring.web.public_enter")}</Anchor>
            </Text>
        </Box>
    );
}

function Choice({
    data,
    year,
    onChange,
}: {
    data: Results;
    year?: string;
    onChange: (fresh: { region?: string; year?: string }) => void;
}) {
    const t = useText();
    const last = year ? Math.max(Number(year), data.year) : data.year;
    return (
        <Group mb="lg" align="flex-end">
            {data.regions.length > 1 && (
                <NativeSelect
                    label={t("monitoring.web.public_region")}
                    value={data.region?.id}
                    onChange={(event) => onChange({ region: event.currentTarget.value })}
                    data={data.regions.map((one) => ({ value: one.id, label: one.name }))}
                />
            )}
            <NativeSelect
                label={t("monitoring.web.year")}
                value={String(data.year)}
                onChange={(event) => onChange({ year: event.currentTarget.value })}
                data={[last + 1, last, last - 1, last - 2].map((one) => ({
                    value: String(one),
                    label: formatSchoolYear(one),
                }))}
            />
        </Group>
    );
}

function Numbers({ data }: { data: Results }) {
    const t = useText();
    return (
        <>
            {data.rows.map((row) => {
                const say = (value?: Value) => spoken(value, row.unit, t);
                const years = [formatSchoolYear(data.year), formatSchoolYear(data.previous_year)];
                return (
                    <Box component="section" key={row.indicator} mb="xl">
                        <Title order={2} size="h3">
                            {titled(row.indicator, row.name)}
                        </Title>
                        <Text size="sm" c="dimmed">
                            {row.criterion}
                        </Text>
                        {row.now.reason && (
                            <Text size="sm" c="dimmed">
                                {row.now.reason}
                            </Text>
                        )}
                        <details>
                            <summary>{t("monitoring.web.public_how")}</summary>
                            <Text size="sm">{row.passport.numerator}</Text>
                            {row.passport.denominator && <Text size="sm">{row.passport.denominator}</Text>}
                            {row.passport.act && <Text size="sm">{row.passport.act}</Text>}
                        </details>
                        <Table aria-label={row.name} mt="xs" className="figures">
                            <Table.Thead>
                                <Table.Tr>
                                    <Table.Th>{t("monitoring.web.public_place")}</Table.Th>
                                    {years.map((year) => (
                                        <Table.Th key={year} ta="right">
                                            {year}
                                        </Table.Th>
                                    ))}
                                </Table.Tr>
                            </Table.Thead>
                            <Table.Tbody>
                                <Table.Tr fw={600}>
                                    <Table.Td>{data.region?.name}</Table.Td>
                                    <Table.Td ta="right">{say(row.now)}</Table.Td>
                                    <Table.Td ta="right">{say(row.before)}</Table.Td>
                                </Table.Tr>
                                {data.municipalities.map((place) => (
                                    <Table.Tr key={place.organisation.id}>
                                        <Table.Td>{place.organisation.name}</Table.Td>
                                        <Table.Td ta="right">{say(place.now[row.indicator])}</Table.Td>
                                        <Table.Td ta="right">{say(place.before[row.indicator])}</Table.Td>
                                    </Table.Tr>
                                ))}
                            </Table.Tbody>
                        </Table>
                    </Box>
                );
            })}
        </>
    );
}
