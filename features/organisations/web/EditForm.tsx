import { api } from "@api/client";
import { useSession } from "@api/session";
import { Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { useText } from "@ui/text";
import { type Organisation, organisationQuery, treeChanged } from "./organisation";

// A new name holds from a day; before it the old name stays in papers and in history.
export function EditForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const { today } = useSession();
    const form = useServerForm({
        draft: organisation.id,
        initial: {
            name: organisation.name,
            short_name: organisation.short_name ?? "",
            since: today as string | null,
            address: organisation.address ?? "",
            phone: organisation.phone ?? "",
            mail: organisation.mail ?? "",
        },
        version: organisation.version,
        places: {
            "organisations.before_period": "since",
            "organisations.too_far_ahead": "since",
        },
        send: async (values, version) => {
            const before = {
                name: organisation.name,
                short_name: organisation.short_name ?? "",
                address: organisation.address ?? "",
                phone: organisation.phone ?? "",
                mail: organisation.mail ?? "",
            };
            const changed = Object.fromEntries(
                Object.entries(before)
                    .filter(([name, value]) => values[name as keyof typeof before] !== value)
                    .map(([name]) => [name, values[name as keyof typeof before]]),
            );
            await api.patch(
                `/organisations/${organisation.id}`,
                { ...changed, since: values.since },
                version,
            );
            await treeChanged(queries);
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...organisationQuery(organisation.id), staleTime: 0 }),
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Stack gap="sm">
                <TextInput label={t("organisations.web.full_name")} required {...input("name")} />
                <TextInput label={t("organisations.web.short_name")} {...input("short_name")} />
                <DateField
                    label={t("organisations.web.since")}
                    description={t("organisations.web.since_words")}
                    required
                    {...input("since")}
                />
                <TextInput label={t("organisations.web.address")} {...input("address")} />
                <TextInput label={t("organisations.web.phone")} {...input("phone")} />
                <TextInput label={t("organisations.web.mail")} {...input("mail")} />
            </Stack>
            <Text size="xs" c="dimmed" mt="xs">
                {t("organisations.web.history_words")}
            </Text>
            <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
