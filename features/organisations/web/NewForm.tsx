import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { useSession } from "@api/session";
import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { kindsBelow, type Organisation } from "./organisation";

export function NewForm({ parent, onDone }: { parent: Organisation; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const { today } = useSession();
    const form = useServerForm({
        draft: parent.id,
        initial: {
            kind: kindsBelow[parent.level][0] as string,
            name: "",
            short_name: "",
            code: "",
            since: today as string | null,
            branch_of: null as Choice | null,
        },
        send: async ({ branch_of, code, ...values }) => {
            const made = await api.post<{ id: string }>("/organisations", {
                ...values,
                parent: parent.id,
                ...(code ? { code } : {}),
                ...(branch_of ? { branch_of: branch_of.id } : {}),
            });
            await queries.invalidateQueries({ queryKey: ["organisations"] });
            form.forget();
            onDone();
            await navigate({ to: `/organisations/${made.id}` });
        },
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Stack gap="sm">
                <NativeSelect
                    label={t("organisations.web.kind")}
                    data={kindsBelow[parent.level].map((kind) => ({
                        value: kind,
                        label: t(`organisations.web.kind_${kind}`),
                    }))}
                    {...input("kind")}
                />
                <TextInput label={t("organisations.web.full_name")} required {...input("name")} />
                <TextInput label={t("organisations.web.short_name")} required {...input("short_name")} />
                <TextInput
                    label={t("organisations.web.code")}
                    description={t("organisations.web.code_words")}
                    {...input("code")}
                />
                {parent.level !== "region" && (
                    <Picker
                        label={t("organisations.web.branch_of")}
                        description={t("organisations.web.branch_of_words")}
                        what={`organisations-${parent.id}`}
                        search={(words, signal) =>
                            findOrganisations(words, signal, { root: parent.id, levels: ["organisation"] })
                        }
                        value={form.fields.getValues().branch_of}
                        onChange={(choice) => form.fields.setFieldValue("branch_of", choice)}
                        error={form.fields.errors.branch_of}
                    />
                )}
                <DateField label={t("organisations.web.founded")} {...input("since")} />
            </Stack>
            <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
            <FormButtons form={form} title={t("organisations.web.add")} onCancel={onDone} />
        </Form>
    );
}
