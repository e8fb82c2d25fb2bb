import { api } from "@api/client";
import { Alert, Button, Group, Select, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@ui/Confirm";
import { useFilters } from "@ui/filters";
import { formatDate } from "@ui/format";
import { Page } from "@ui/Page";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

type Place = { id: string; name: string };
type Role = {
    id: string;
    role: string;
    role_name: string;
    organisation: Place;
    since: string;
    can: { end: boolean };
};
type Choice = { role: string; role_name: string; organisation: Place };
type Roles = {
    person: string;
    person_name: string;
    has_account: boolean;
    second_step: boolean;
    items: Role[];
    may_give: Choice[];
    can: { remove_second_step: boolean };
};

const keyOf = (choice: Choice) => `${choice.role} ${choice.organisation.id}`;

export default function RolesPage() {
    const [search] = useFilters<"person">();
    const roles = useQuery({
        queryKey: ["roles", search.person],
        queryFn: ({ signal }) => api.get<Roles>(`/people/${search.person}/roles`, {}, signal),
    });
    return (
        <Loaded of={roles} page>
            {(held) => <Held held={held} />}
        </Loaded>
    );
}

function Held({ held }: { held: Roles }) {
    const t = useText();
    const queries = useQueryClient();
    const [chosen, setChosen] = useState<string | null>(null);
    const [sending, setSending] = useState(false);
    const [error, setError] = useState<unknown>(null);
    const fresh = async (roles: Roles) => {
        queries.setQueryData(["roles", held.person], roles);
        await queries.invalidateQueries({ queryKey: ["list", "/accounts"] });
    };
    async function give() {
        const choice = held.may_give.find((one) => keyOf(one) === chosen);
        if (!choice) return;
        setSending(true);
        setError(null);
        try {
            const body = { role: choice.role, organisation: choice.organisation.id };
            await fresh(await api.post<Roles>(`/people/${held.person}/roles`, body));
            setChosen(null);
        } catch (problem) {
            setError(problem);
        } finally {
            setSending(false);
        }
    }
    return (
        <Page
            title={held.person_name}
            note={t("accounts.web.roles_title")}
            crumbs={[{ title: t("accounts.web.menu"), to: "/accounts" }]}
        >
            <Text mb="md">{t("accounts.web.roles_words")}</Text>
            {!held.has_account && (
                <Alert color="yellow" mb="md">
                    {t("accounts.web.no_account_yet")}
                </Alert>
            )}
            {held.items.length === 0 && <Text c="dimmed">{t("accounts.web.no_roles")}</Text>}
            <ul className="dated" aria-label={t("accounts.web.roles")}>
                {held.items.map((role) => (
                    <li key={role.id}>
                        <Text size="sm" className="figures">
                            {t("accounts.web.role_since", { date: formatDate(role.since) })}
                        </Text>
                        <Text size="sm">
                            {role.role_name}, {role.organisation.name}
                        </Text>
                        {role.can.end ? (
                            <ConfirmButton
                                size="compact-xs"
                                variant="subtle"
                                color="red"
                                title={t("accounts.web.end_role")}
                                question={t("accounts.web.end_role_question", { role: role.role_name })}
                                act={async () => fresh(await api.delete<Roles>(`/roles/${role.id}`))}
                            />
                        ) : (
                            <span />
                        )}
                    </li>
                ))}
            </ul>
            <Stack mt="lg" gap="sm" maw={560}>
                {held.may_give.length > 0 ? (
                    <Group align="flex-end" gap="sm">
                        <Select
                            flex="1 1 280px"
                            label={t("accounts.web.choose_role")}
                            data={held.may_give.map((choice) => ({
                                value: keyOf(choice),
                                label: `${choice.role_name}, ${choice.organisation.name}`,
                            }))}
                            value={chosen}
                            onChange={setChosen}
                        />
                        <Button onClick={give} disabled={!chosen} loading={sending}>
                            {t("accounts.web.give_role")}
                        </Button>
                    </Group>
                ) : (
                    <Text c="dimmed">{t("accounts.web.nothing_to_give")}</Text>
                )}
                {error ? <Failure error={error} /> : null}
            </Stack>
            {held.second_step && (
                <Stack mt="xl" gap="sm" align="flex-start" maw={560}>
                    <Text size="sm">{t("accounts.web.second_of_person")}</Text>
                    {held.can.remove_second_step && (
                        <ConfirmButton
                            size="xs"
                            variant="default"
                            title={t("accounts.web.second_remove")}
                            question={t("accounts.web.second_remove_question", { name: held.person_name })}
                            words={t("accounts.web.second_remove_words")}
                            act={async () =>
                                fresh(await api.delete<Roles>(`/people/${held.person}/second-step`))
                            }
                        />
                    )}
                </Stack>
            )}
        </Page>
    );
}
