import { api, type Page as List } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, NativeSelect, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { useFilters } from "@ui/filters";
import { dash, formatNumber } from "@ui/format";
import { Page } from "@ui/Page";
import { Empty, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import type { ServiceRow } from "./service";

const colours = { none: "red", alone: "yellow", working: "green" } as const;

// Every municipality's service; whoever has one municipality comes to its card at once.
export default function ServicesPage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const [filters, setFilters] = useFilters<"state">();
    const found = useQuery({
        queryKey: ["services", "list", filters.state ?? ""],
        queryFn: ({ signal }) =>
            api.get<List<ServiceRow>>("/services", { state: filters.state || undefined }, signal),
    });
    const only = found.data?.items.length === 1 && !filters.state && home?.level !== "region";
    if (only) return <Navigate to={`/services/${found.data?.items[0]?.municipality.id}`} replace />;
    return (
        <Page title={t("services.web.menu")} note={home?.name}>
            <NativeSelect
                mb="md"
                maw={260}
                label={t("services.web.state")}
                value={filters.state ?? ""}
                onChange={(event) => setFilters({ state: event.currentTarget.value })}
                data={[
                    { value: "", label: t("services.web.all") },
                    ...(["none", "alone", "working"] as const).map((value) => ({
                        value,
                        label: t(`services.web.state.${value}`),
                    })),
                ]}
            />
            <Loaded of={found}>
                {({ items }) =>
                    items.length === 0 ? (
                        <Empty title={t("services.web.nothing")} />
                    ) : (
                        <Table.ScrollContainer minWidth={640}>
                            <Table aria-label={t("services.web.menu")}>
                                <Table.Thead>
                                    <Table.Tr>
                                        {["municipality", "form", "where", "people", "rates", "vacant"].map(
                                            (name) => (
                                                <Table.Th key={name}>{t(`services.web.${name}`)}</Table.Th>
                                            ),
                                        )}
                                    </Table.Tr>
                                </Table.Thead>
                                <Table.Tbody>
                                    {items.map((row) => (
                                        <Line key={row.municipality.id} row={row} />
                                    ))}
                                </Table.Tbody>
                            </Table>
                        </Table.ScrollContainer>
                    )
                }
            </Loaded>
        </Page>
    );
}

function Line({ row }: { row: ServiceRow }) {
    const t = useText();
    return (
        <Table.Tr>
            <Table.Td>
                <Anchor component={Link} to={`/services/${row.municipality.id}`} size="sm">
                    {row.municipality.name}
                </Anchor>
            </Table.Td>
            <Table.Td>
                <Text size="sm" c={row.form ? undefined : "dimmed"}>
                    {t(row.form ? `services.web.form.${row.form}` : "services.web.form_unknown")}
                </Text>
            </Table.Td>
            <Table.Td>
                <Text size="sm">{row.organisation?.name ?? dash}</Text>
            </Table.Td>
            <Table.Td className="figures">
                {formatNumber(row.people)}{" "}
                {row.state !== "working" && (
                    <Badge size="sm" color={colours[row.state]}>
                        {t(`services.web.state.${row.state}`)}
                    </Badge>
                )}
            </Table.Td>
            <Table.Td className="figures">
                {row.rate > 0
                    ? t("services.web.of", {
                          held: formatNumber(row.held, 2),
                          rate: formatNumber(row.rate, 2),
                      })
                    : dash}
            </Table.Td>
            <Table.Td className="figures">{row.vacant > 0 ? formatNumber(row.vacant, 2) : dash}</Table.Td>
        </Table.Tr>
    );
}
