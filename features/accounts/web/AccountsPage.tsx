import { findOrganisations } from "@api/choices";
import { useList } from "@api/list";
import { Anchor, Badge, Group, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { useFilters } from "@ui/filters";
import { formatInstant } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { useText } from "@ui/text";

type Account = {
    id: string;
    login: string;
    person: string;
    person_name: string;
    roles: { role: string; role_name: string; organisation: { id: string; name: string } }[];
    last_seen_at: string | null;
    state: "active" | "closed";
};

export default function AccountsPage() {
    const t = useText();
    const [filters, setFilters] = useFilters<"q" | "organisation" | "organisation_name">();
    const search = useDebouncedCallback((q: string) => setFilters({ q }), 300);
    const accounts = useList<Account>("/accounts", { q: filters.q, organisation: filters.organisation });
    const columns: Column<Account>[] = [
        {
            key: "name",
            title: t("accounts.web.person"),
            cell: (row) => (
                <Anchor component={Link} to="/accounts/roles" search={{ person: row.person } as never}>
                    {row.person_name}
                </Anchor>
            ),
            phone: "heading",
        },
        { key: "login", title: t("accounts.web.login"), cell: (row) => row.login },
        {
            key: "roles",
            title: t("accounts.web.roles"),
            cell: (row) =>
                row.roles.map((role) => (
                    <div key={role.role + role.organisation.id}>
                        {role.role_name}, {role.organisation.name}
                    </div>
                )),
        },
        {
            key: "seen",
            title: t("accounts.web.last_seen"),
            cell: (row) =>
                row.state === "closed" ? (
                    <Badge color="gray">{t("accounts.web.closed")}</Badge>
                ) : row.last_seen_at ? (
                    formatInstant(row.last_seen_at)
                ) : (
                    t("accounts.web.never")
                ),
        },
    ];
    return (
        <Page title={t("accounts.web.menu")} note={t("accounts.web.accounts_words")}>
            <Group mb="md" align="flex-end" gap="sm">
                <TextInput
                    label={t("accounts.web.search")}
                    leftSection={<Icon name="search" size={16} />}
                    defaultValue={filters.q}
                    onChange={(event) => search(event.currentTarget.value)}
                />
                <Picker
                    label={t("accounts.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    value={
                        filters.organisation
                            ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
                            : null
                    }
                    onChange={(choice) =>
                        setFilters({ organisation: choice?.id, organisation_name: choice?.name })
                    }
                />
            </Group>
            <DataTable
                label={t("accounts.web.menu")}
                columns={columns}
                rowKey={(row) => row.id}
                empty={t("accounts.web.no_accounts")}
                {...accounts.table}
            />
        </Page>
    );
}
