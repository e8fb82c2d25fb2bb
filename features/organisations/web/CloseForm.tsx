import { api } from "@api/client";
import { useSession } from "@api/session";
import { Alert, List } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { useText } from "@ui/text";
import { type Organisation, organisationQuery, treeChanged } from "./organisation";

// What closing does is said before, with the day in it.
export function CloseForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const { today } = useSession();
    const form = useServerForm({
        draft: organisation.id,
        initial: { closed_on: today as string | null },
        version: organisation.version,
        places: {
            "organisations.before_period": "closed_on",
            "organisations.too_far_ahead": "closed_on",
            "organisations.has_children": "closed_on",
            "organisations.has_branches": "closed_on",
            "organisations.has_people": "closed_on",
        },
        send: async ({ closed_on }, version) => {
            await api.patch(`/organisations/${organisation.id}`, { closed_on }, version);
            onDone();
            if (closed_on && closed_on <= today) {
                // Its own page is gone with it.
                form.forget();
                await navigate({ to: `/organisations/${organisation.parent}` });
                queries.removeQueries({ queryKey: organisationQuery(organisation.id).queryKey });
            }
            await treeChanged(queries);
        },
        refresh: () => queries.fetchQuery({ ...organisationQuery(organisation.id), staleTime: 0 }),
    });
    const { closed_on } = form.fields.getValues();
    return (
        <Form of={form}>
            <DateField
                label={t("organisations.web.closed_on")}
                description={t("organisations.web.closed_on_words")}
                required
                {...form.fields.getInputProps("closed_on")}
            />
            {organisation.people_count > 0 && (
                <Alert color="yellow" mt="sm" icon={<Icon name="warning" />}>
                    {t("organisations.web.close_people", { count: organisation.people_count })}
                </Alert>
            )}
            <List size="sm" mt="sm" spacing={4}>
                <List.Item>{t("organisations.web.close_lists", { date: formatDate(closed_on) })}</List.Item>
                <List.Item>{t("organisations.web.close_history")}</List.Item>
                <List.Item>
                    {closed_on && closed_on > today
                        ? t("organisations.web.close_final", { date: formatDate(closed_on) })
                        : t("organisations.web.close_at_once")}
                </List.Item>
            </List>
            <FormProblem form={form} shown={["closed_on"]} />
            <FormButtons form={form} title={t("organisations.web.close")} color="red.9" onCancel={onDone} />
        </Form>
    );
}
