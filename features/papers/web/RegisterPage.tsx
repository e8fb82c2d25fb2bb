import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { dash, formatDate, formatSchoolYear, lastDay } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";
import { colours, type PaperRow } from "./paper";

// What was approved, the newest act first, with the numbers under which it is kept.
export default function RegisterPage() {
    const t = useText();
    const home = homeOrganisation(useSession());
    const [filters, setFilters] = useFilters<"organisation" | "q">();
    const search = useDebouncedCallback((q: string) => setFilters({ q }), 300);
    const organisation = filters.organisation ?? home?.id;
    const list = useList<PaperRow>(
        "/papers",
        { organisation, text: filters.q?.trim() },
        organisation !== undefined,
    );
    const columns: Column<PaperRow>[] = [
        {
            key: "reg_number",
            title: t("papers.web.reg_number"),
            cell: (row) => row.reg_number ?? dash,
        },
        {
            key: "title",
            title: t("papers.web.title"),
            phone: "heading",
            cell: (row) => (
                <Anchor component={Link} to={`/papers/${row.id}`} size="sm">
                    {row.title}
                    {row.school_year && !row.title.includes(String(row.school_year))
                        ? `, ${formatSchoolYear(row.school_year)}`
                        : ""}
                </Anchor>
            ),
        },
        { key: "organisation", title: t("papers.web.organisation"), cell: (row) => row.organisation.name },
        {
            key: "act",
            title: t("papers.web.act"),
            cell: (row) =>
                t("papers.web.act_words", { date: formatDate(row.act_date), number: row.act_number ?? "" }),
        },
        { key: "edition", title: t("papers.web.edition"), align: "right", cell: (row) => row.edition },
        {
            key: "until",
            title: t("papers.web.valid_until"),
            cell: (row) => (row.valid_until ? formatDate(lastDay(row.valid_until)) : dash),
        },
        {
            key: "standing",
            title: t("papers.web.standing"),
            cell: (row) => (
                <Badge component="span" color={row.withdrawn_on ? "gray" : colours[row.standing]}>
                    {t(
                        row.withdrawn_on
                            ? "papers.web.standing.withdrawn"
                            : `papers.web.standing.${row.standing}`,
                    )}
                </Badge>
            ),
        },
    ];
    return (
        <Page
            title={t("papers.web.register")}
            note={home?.name}
            crumbs={[{ title: t("papers.web.menu"), to: "/papers" }]}
        >
            <Filters>
                <TextInput
                    label={t("papers.web.find")}
                    leftSection={<Icon name="search" size={16} />}
                    defaultValue={filters.q}
                    onChange={(event) => search(event.currentTarget.value)}
                />
            </Filters>
            <DataTable
                label={t("papers.web.register")}
                columns={columns}
                rowKey={(row) => row.id}
                empty={t(filters.q ? "papers.web.register_none" : "papers.web.register_empty")}
                {...list.table}
            />
        </Page>
    );
}
