import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { useSession } from "@api/session";
import { List, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { type Organisation, organisationQuery, parentKind, treeChanged } from "./organisation";

// A transfer begins at a day: until then everything is counted where the organisation stood.
export function MoveForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const { today } = useSession();
    const form = useServerForm({
        draft: organisation.id,
        initial: { parent: null as Choice | null, since: today as string | null },
        version: organisation.version,
        validate: (values): Record<string, string> =>
            values.parent ? {} : { parent: t("organisations.web.choose_parent") },
        places: {
            "organisations.wrong_parent": "parent",
            "organisations.before_period": "since",
            "organisations.too_far_ahead": "since",
        },
        send: async ({ parent, since }, version) => {
            await api.patch(`/organisations/${organisation.id}`, { parent: parent?.id, since }, version);
            await treeChanged(queries);
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...organisationQuery(organisation.id), staleTime: 0 }),
    });
    const values = form.fields.getValues();
    const now = organisation.above.at(-1);
    const kind = parentKind(organisation);
    return (
        <Form of={form}>
            <Stack gap="sm">
                {now && <Text size="sm">{t("organisations.web.stands_under", { name: now.name })}</Text>}
                <Picker
                    label={t("organisations.web.new_parent")}
                    what={`organisations-${kind}`}
                    search={async (words, signal) =>
                        (await findOrganisations(words, signal, { kind })).filter(
                            (choice) => choice.id !== organisation.parent,
                        )
                    }
                    required
                    value={values.parent}
                    onChange={(choice) => form.fields.setFieldValue("parent", choice)}
                    error={form.fields.errors.parent}
                />
                <DateField
                    label={t("organisations.web.since")}
                    description={t("organisations.web.move_since_words")}
                    required
                    {...form.fields.getInputProps("since")}
                />
            </Stack>
            <List size="sm" c="dimmed" mt="sm" spacing={4}>
                <List.Item>{t("organisations.web.move_people")}</List.Item>
                <List.Item>{t("organisations.web.move_history")}</List.Item>
                {organisation.branches.length > 0 && (
                    <List.Item>{t("organisations.web.move_branches")}</List.Item>
                )}
            </List>
            <FormProblem form={form} shown={Object.keys(values)} />
            <FormButtons form={form} title={t("organisations.web.transfer")} onCancel={onDone} />
        </Form>
    );
}
