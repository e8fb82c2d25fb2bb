import { findColleagues } from "@api/choices";
import { api } from "@api/client";
import { useSession } from "@api/session";
import { Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { type Association, associationQuery } from "./association";

export function AssociationForm({ association, onDone }: { association: Association; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const { today } = useSession();
    const form = useServerForm({
        draft: association.id,
        initial: {
            name: association.name,
            head: association.head as Choice | null,
            since: today as string | null,
            act_number: association.act_number ?? "",
            act_date: association.act_date,
        },
        version: association.version,
        send: async (values, version) => {
            const changed: Record<string, unknown> = {};
            if (values.name !== association.name) changed.name = values.name;
            if (values.act_number !== (association.act_number ?? "")) {
                changed.act_number = values.act_number || null;
            }
            if (values.act_date !== association.act_date) changed.act_date = values.act_date;
            if (values.head && values.head.id !== association.head?.id) {
                changed.head = values.head.id;
                changed.head_since = values.since;
            }
            await api.patch(`/associations/${association.id}`, changed, version);
            await Promise.all([
                queries.invalidateQueries({ queryKey: ["associations"] }),
                queries.invalidateQueries({ queryKey: ["list", "/associations"] }),
            ]);
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...associationQuery(association.id), staleTime: 0 }),
    });
    const input = form.fields.getInputProps;
    const values = form.fields.getValues();
    return (
        <Form of={form}>
            <Stack gap="sm">
                <TextInput label={t("associations.web.name")} required {...input("name")} />
                <Picker
                    label={t("associations.web.head")}
                    what={`colleagues-${association.level}-${association.organisation.id}`}
                    search={(words, signal) =>
                        findColleagues(words, signal, {
                            level: association.level,
                            organisation: association.organisation.id,
                        })
                    }
                    value={values.head}
                    clearable={false}
                    onChange={(choice) => form.fields.setFieldValue("head", choice)}
                    error={form.fields.errors.head}
                    disabled={!association.can.appoint}
                />
                {values.head && values.head.id !== association.head?.id && (
                    <DateField label={t("associations.web.head_since")} required {...input("since")} />
                )}
                <TextInput label={t("associations.web.act_number")} {...input("act_number")} />
                <DateField label={t("associations.web.act_date")} {...input("act_date")} />
            </Stack>
            <FormProblem form={form} shown={Object.keys(values)} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
