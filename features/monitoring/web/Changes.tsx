import { Anchor, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { formatDate, formatNumber, formatSchoolYear } from "@ui/format";
import { hasText, useText } from "@ui/text";
import { changeWords, known, type Picture, type Row, spoken, titled } from "./monitoring";

// What changed since last year, before everything else: which indicators, because of which records, and where.
export function Changes({ data }: { data: Picture }) {
    const t = useText();
    const rows = data.rows.filter((row) => known(row.now) && known(row.compared));
    const order = [...rows].sort((a, b) => Number(b.change !== 0) - Number(a.change !== 0));
    return (
        <Section title={t("monitoring.web.changes", { year: formatSchoolYear(data.previous_year) })}>
            <Text size="sm" c="dimmed" mb="sm">
                {data.same_day
                    ? t("monitoring.web.compared_same_day", {
                          year: formatSchoolYear(data.previous_year),
                          date: formatDate(data.same_day),
                      })
                    : t("monitoring.web.compared_whole", { year: formatSchoolYear(data.previous_year) })}
            </Text>
            {order.length === 0 && <Text size="sm">{t("monitoring.web.changes_none")}</Text>}
            <div className="changes">
                {order.map((row) => (
                    <Changed key={row.indicator} row={row} data={data} />
                ))}
            </div>
        </Section>
    );
}

const at = (data: Picture, more: object) =>
    ({
        organisation: data.organisation.id,
        organisation_name: data.organisation.name,
        year: String(data.year),
        ...more,
    }) as never;

function Changed({ row, data }: { row: Row; data: Picture }) {
    const t = useText();
    const { moves, words, risen, fallen } = row.reasons;
    const better =
        row.direction === "range" || !row.change
            ? null
            : t(
                  row.change > 0 === (row.direction === "up")
                      ? "monitoring.web.better"
                      : "monitoring.web.worse",
              );
    return (
        <details open={Boolean(row.change)}>
            <summary>
                {titled(row.indicator, row.name)}:{" "}
                <strong>{changeWords(row.change ?? 0, row.unit, t)}</strong>{" "}
                <Text span size="sm" c="dimmed">
                    {t("monitoring.web.now_and_then", {
                        now: spoken(row.now, row.unit, t),
                        before: spoken(row.compared, row.unit, t),
                    })}
                    {better && ` · ${better}`}
                </Text>
            </summary>
            <ul className="how">
                {row.can.records &&
                    moves.map(({ move, count }) => (
                        <li key={move}>
                            <Anchor
                                component={Link}
                                to="/monitoring/records"
                                search={at(data, { indicator: row.indicator, move })}
                                size="sm"
                            >
                                {t(`monitoring.web.move_${move}`, { count: formatNumber(count) })}
                            </Anchor>
                        </li>
                    ))}
                {row.can.records &&
                    words.map(({ attribute, value, now, before }) => (
                        <li key={value}>
                            <Text size="sm" span>
                                {hasText(`monitoring.web.word_${value}`)
                                    ? t(`monitoring.web.word_${value}`)
                                    : value}
                                :{" "}
                            </Text>
                            <Anchor
                                component={Link}
                                to="/monitoring/records"
                                search={at(data, {
                                    indicator: row.indicator,
                                    attribute,
                                    value,
                                    same_day: data.same_day ? "true" : undefined,
                                })}
                                size="sm"
                                aria-label={t("monitoring.web.word_now", { word: value, count: String(now) })}
                            >
                                {formatNumber(now)}
                            </Anchor>
                            <Text size="sm" span>
                                {" "}
                                {t("monitoring.web.was_records")}{" "}
                            </Text>
                            <Anchor
                                component={Link}
                                to="/monitoring/records"
                                search={at(data, {
                                    indicator: row.indicator,
                                    attribute,
                                    value,
                                    year: String(data.previous_year),
                                    same_day: data.same_day ? "true" : undefined,
                                })}
                                size="sm"
                                aria-label={t("monitoring.web.word_before", {
                                    word: value,
                                    count: String(before),
                                })}
                            >
                                {formatNumber(before)}
                            </Anchor>
                        </li>
                    ))}
            </ul>
            <Places title={t("monitoring.web.risen")} places={risen} row={row} data={data} />
            <Places title={t("monitoring.web.fallen")} places={fallen} row={row} data={data} />
        </details>
    );
}

function Places({
    title,
    places,
    row,
    data,
}: {
    title: string;
    places: Row["reasons"]["risen"];
    row: Row;
    data: Picture;
}) {
    const t = useText();
    if (places.length === 0) return null;
    return (
        <Table aria-label={`${titled(row.indicator, row.name)}: ${title}`} className="keep" maw={720} mb="sm">
            <Table.Thead>
                <Table.Tr>
                    <Table.Th>{title}</Table.Th>
                    <Table.Th ta="right">{t("monitoring.web.change")}</Table.Th>
                    <Table.Th ta="right" visibleFrom="xs">
                        {t("monitoring.web.values")}
                    </Table.Th>
                </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
                {places.map((place) => (
                    <Table.Tr key={place.organisation.id}>
                        <Table.Td>
                            <Anchor
                                component={Link}
                                to="/monitoring"
                                search={
                                    {
                                        organisation: place.organisation.id,
                                        organisation_name: place.organisation.name,
                                        year: String(data.year),
                                    } as never
                                }
                                size="sm"
                            >
                                {place.organisation.name}
                            </Anchor>
                        </Table.Td>
                        <Table.Td ta="right" className="figures">
                            {changeWords(place.change, row.unit, t)}
                        </Table.Td>
                        <Table.Td ta="right" className="figures" visibleFrom="xs">
                            {t("monitoring.web.now_and_then", {
                                now: spoken(place.now, row.unit, t),
                                before: spoken(place.compared, row.unit, t),
                            })}
                        </Table.Td>
                    </Table.Tr>
                ))}
            </Table.Tbody>
        </Table>
    );
}
