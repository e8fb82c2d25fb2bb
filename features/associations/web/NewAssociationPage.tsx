import { findColleagues, findOrganisations, findPeople } from "@api/choices";
import { api } from "@api/client";
import { dictionariesQuery } from "@api/dictionaries";
import { homeOrganisation, useSession } from "@api/session";
import { Autocomplete, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { useFilters } from "@ui/filters";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { Page } from "@ui/Page";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { type Association, levels } from "./association";

export default function NewAssociationPage() {
    const t = useText();
    const session = useSession();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const terms = useQuery(dictionariesQuery);
    const [filters] = useFilters<"organisation" | "organisation_name">();
    const home = homeOrganisation(session);
    const organisation: Choice | null = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : home;
    const form = useServerForm({
        initial: {
            name: "",
            level: home?.level === "organisation" ? "school" : "municipal",
            organisation,
            subject: "",
            head: null as Choice | null,
            since: session.today as string | null,
            act_number: "",
            act_date: null as string | null,
        },
        validate: (values): Record<string, string> =>
            values.organisation ? {} : { organisation: t("associations.web.choose_organisation") },
        send: async (values) => {
            const made = await api.post<{ id: string }>("/associations", {
                name: values.name,
                level: values.level,
                organisation: values.organisation?.id,
                since: values.since,
                ...(values.subject ? { subject: values.subject } : {}),
                ...(values.head ? { head: values.head.id } : {}),
                ...(values.act_number ? { act_number: values.act_number } : {}),
                ...(values.act_date ? { act_date: values.act_date } : {}),
            });
            await queries.invalidateQueries({ queryKey: ["list", "/associations"] });
            form.forget();
            await navigate({ to: `/associations/${made.id}` });
        },
    });
    const input = form.fields.getInputProps;
    const values = form.fields.getValues();
    const subjects = (terms.data?.subjects ?? []).map((one) => one.title);
    return (
        <Page
            title={t("associations.web.create")}
            crumbs={[{ title: t("associations.web.menu"), to: "/associations" }]}
            narrow
        >
            <Form of={form}>
                <Stack gap="sm">
                    <TextInput label={t("associations.web.name")} required {...input("name")} />
                    <NativeSelect
                        label={t("associations.web.level")}
                        data={levels.map((level) => ({
                            value: level,
                            label: t(`associations.web.level_${level}`),
                        }))}
                        {...input("level")}
                    />
                    <Picker
                        label={t("associations.web.organisation")}
                        what="organisations"
                        search={findOrganisations}
                        required
                        value={values.organisation}
                        onChange={(choice) => form.fields.setFieldValue("organisation", choice)}
                        error={form.fields.errors.organisation}
                    />
                    <Autocomplete
                        label={t("associations.web.subject")}
                        description={t("associations.web.subject_words")}
                        data={subjects}
                        limit={40}
                        {...input("subject")}
                    />
                    <Picker
                        label={t("associations.web.head")}
                        what={`colleagues-${values.level}-${values.organisation?.id}`}
                        search={(words, signal) =>
                            values.organisation
                                ? findColleagues(words, signal, {
                                      level: values.level as Association["level"],
                                      organisation: values.organisation.id,
                                  })
                                : findPeople(words, signal)
                        }
                        value={values.head}
                        onChange={(choice) => form.fields.setFieldValue("head", choice)}
                        error={form.fields.errors.head}
                    />
                    <DateField label={t("associations.web.since")} required {...input("since")} />
                    <TextInput label={t("associations.web.act_number")} {...input("act_number")} />
                    <DateField label={t("associations.web.act_date")} {...input("act_date")} />
                </Stack>
                <FormProblem form={form} shown={Object.keys(values)} />
                <FormButtons
                    form={form}
                    title={t("associations.web.create")}
                    onCancel={() => navigate({ to: "/associations" })}
                />
            </Form>
        </Page>
    );
}
