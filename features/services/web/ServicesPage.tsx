import { api, type Page as List } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, NativeSelect, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { useFilters } from "@ui/filters";
import { dash, formatNumber } from "@ui/format";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";
import type { ServiceRow } from "./service";

const colours = { none: "red", alone: "yellow", working: "green" } as const;
const which = ["none", "alone", "working", "understaffed"] as const;

// Every municipality's service; whoever has one municipality comes to its card at once.
export default function ServicesPage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const [filters, setFilters] = useFilters<"state" | "sort">();
    const { state, sort } = filters;
    const found = useQuery({
        queryKey: ["services", "list", state ?? "", sort ?? ""],
        queryFn: ({ signal }) =>
            api.get<List<ServiceRow>>(
                "/services",
                { state: state || undefined, sort: sort || undefined },
                signal,
            ),
        placeholderData: (before) => before,
    });
    const only = found.data?.items.length === 1 && !state && home?.level !== "region";
    if (only) return <Navigate to={`/services/${found.data?.items[0]?.municipality.id}`} replace />;
    const figure = (value: number | null) => (value ? formatNumber(value, 2) : dash);
    const columns: Column<ServiceRow>[] = [
        {
            key: "municipality",
            title: t("services.web.municipality"),
            phone: "heading",
            sort: "name",
            cell: (row) => (
                <Anchor component={Link} to={`/services/${row.municipality.id}`} size="sm">
                    {row.municipality.name}
                </Anchor>
            ),
        },
        {
            key: "form",
            title: t("services.web.form"),
            cell: (row) => (
                <Text size="sm" c={row.form ? undefined : "dimmed"}>
                    {t(row.form ? `services.web.form.${row.form}` : "services.web.form_unknown")}
                    {row.organisation && ` · ${row.organisation.name}`}
                </Text>
            ),
        },
        {
            key: "people",
            title: t("services.web.people"),
            sort: "people",
            cell: (row) => (
                <>
                    <span className="figures">{formatNumber(row.people)}</span>{" "}
                    {row.state !== "working" && (
                        <Badge component="span" size="sm" color={colours[row.state]}>
                            {t(`services.web.state.${row.state}`)}
                        </Badge>
                    )}
                </>
            ),
        },
        {
            key: "due",
            title: t("services.web.due"),
            align: "right",
            sort: "due",
            cell: (row) => figure(row.due),
        },
        { key: "there", title: t("services.web.there"), align: "right", cell: (row) => figure(row.there) },
        {
            key: "vacant",
            title: t("services.web.vacant"),
            align: "right",
            sort: "vacant",
            cell: (row) => figure(row.vacant),
        },
        {
            key: "missing",
            title: t("services.web.missing"),
            align: "right",
            sort: "missing",
            cell: (row) => (row.due === null ? dash : formatNumber(row.missing, 2)),
        },
        {
            key: "load",
            title: t("services.web.load"),
            align: "right",
            sort: "load",
            cell: (row) =>
                row.educators_per_post === null
                    ? dash
                    : t("services.web.load_row", { educators: formatNumber(row.educators_per_post, 0) }),
        },
    ];
    return (
        <Page title={t("services.web.menu")} note={home?.name}>
            <NativeSelect
                mb="md"
                maw={280}
                className="no-print"
                label={t("services.web.state")}
                value={state ?? ""}
                onChange={(event) => setFilters({ state: event.currentTarget.value })}
                data={[
                    { value: "", label: t("services.web.all") },
                    ...which.map((value) => ({ value, label: t(`services.web.state.${value}`) })),
                ]}
            />
            {/* A phone has no headings to press. */}
            <NativeSelect
                mb="md"
                maw={280}
                hiddenFrom="sm"
                label={t("services.web.sort")}
                value={sort ?? ""}
                onChange={(event) => setFilters({ sort: event.currentTarget.value })}
                data={[
                    { value: "", label: t("services.web.sort.name") },
                    ...["-missing", "-vacant", "-load", "people"].map((value) => ({
                        value,
                        label: t(`services.web.sort.${value.replace("-", "")}`),
                    })),
                ]}
            />
            {found.data?.total != null && (
                <Text size="sm" c="dimmed" mb="xs" role="status">
                    {t("services.web.total", { count: formatNumber(found.data.total) })}
                </Text>
            )}
            <DataTable
                label={t("services.web.menu")}
                columns={columns}
                rows={found.data?.items}
                rowKey={(row) => row.municipality.id}
                rowState={(row) => (row.state === "none" || row.understaffed ? "attention" : undefined)}
                error={found.error}
                retry={() => found.refetch()}
                fetching={found.isFetching}
                sort={sort || "name"}
                onSort={(fresh) => setFilters({ sort: fresh })}
                empty={t("services.web.nothing")}
            />
        </Page>
    );
}
