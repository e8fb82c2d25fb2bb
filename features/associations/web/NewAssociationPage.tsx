import { findColleagues, findOrganisations, findPeople } from "@api/choices";
import { api } from "@api/client";
import { dictionariesQuery } from "@api/dictionaries";
import type { Schema } from "@api/schema";
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
import { useEffect } from "react";
import { type Association, type CommunityChoice, communitiesQuery, type Kind } from "./association";
import { clustersQuery } from "./grid";

type Option = CommunityChoice & { level: Association["level"]; kind: Kind };

const optionsOf = (communities: CommunityChoice[]): Option[] =>
    communities.flatMap((one) =>
        one.levels.flatMap((level) => one.joins.map((kind) => ({ ...one, level, kind }))),
    );

function chosen(choice: string) {
    const [code, level, kind] = choice.split(".");
    return { code, level: (level ?? "school") as Association["level"], kind: (kind ?? "free") as Kind };
}

const shortOf = (options: Option[], choice: string) => {
    const code = chosen(choice).code;
    const found = options.find((one) => one.code === code);
    return found ? `${found.short_name} ` : "";
};

// What joins the members: the one field that belongs to the kind.
function basis(kind: Kind, values: { subject: string; cycle: string; post: string }) {
    if (kind === "subject") return { subject: values.subject };
    if (kind === "cycle") return { cycle: values.cycle };
    if (kind === "post") return { post: values.post };
    return {};
}

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
            // One choice says what it is, where it exists and how it is joined: code.level.kind.
            community: "",
            organisation,
            subject: "",
            cycle: "",
            post: "",
            cluster: "",
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
                level: chosen(values.community).level,
                organisation: values.organisation?.id,
                since: values.since,
                community: chosen(values.community).code,
                ...basis(chosen(values.community).kind, values),
                ...(chosen(values.community).level === "cluster" && values.cluster
                    ? { cluster: values.cluster }
                    : {}),
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
    const cycles = [...new Set((terms.data?.subjects ?? []).map((one) => one.cycle))].filter(Boolean);
    const positions = (terms.data?.positions ?? []).map((one) => one.title);
    const communities = useQuery(communitiesQuery(values.organisation?.id));
    const options = optionsOf(communities.data?.items ?? []);
    // Until somebody chooses, what stands first for the reader's own level.
    const usual = home?.level === "organisation" ? "school" : "municipal";
    const first = options.find((one) => one.level === usual) ?? options[0];
    const choice = values.community || (first ? `${first.code}.${first.level}.${first.kind}` : "");
    const { level, kind } = chosen(choice);
    const choose = (next: string) => {
        const before = shortOf(options, choice);
        const after = shortOf(options, next);
        form.fields.setFieldValue("community", next);
        // The beginning of the name follows the kind, as long as nobody has written another.
        if (!values.name || values.name.startsWith(before)) {
            form.fields.setFieldValue("name", after + values.name.slice(before.length));
        }
    };
    useEffect(() => {
        if (!values.community && choice) choose(choice);
    });
    const owner = useQuery({
        queryKey: ["organisations", "card", values.organisation?.id ?? ""],
        queryFn: ({ signal }) =>
            api.get<Schema<"organisations.OrganisationCard">>(
                `/organisations/${values.organisation?.id}`,
                undefined,
                signal,
            ),
        enabled: level === "cluster" && Boolean(values.organisation),
    });
    const municipality = owner.data?.kind === "municipality" ? owner.data.id : owner.data?.parent;
    const clusters = useQuery(clustersQuery(municipality ?? undefined));
    return (
        <Page
            title={t("associations.web.create")}
            crumbs={[{ title: t("associations.web.menu"), to: "/associations" }]}
            narrow
        >
            <Form of={form}>
                <Stack gap="sm">
                    <NativeSelect
                        label={t("associations.web.community")}
                        data={options.map((one) => ({
                            value: `${one.code}.${one.level}.${one.kind}`,
                            label: t("associations.web.community_choice", {
                                title: one.title,
                                level: t(`associations.web.level_${one.level}`),
                                joins: t(`associations.web.join_${one.kind}`),
                            }),
                        }))}
                        {...input("community")}
                        value={choice}
                        onChange={(event) => choose(event.currentTarget.value)}
                    />
                    <TextInput label={t("associations.web.name")} required {...input("name")} />
                    <Picker
                        label={t("associations.web.organisation")}
                        what="organisations"
                        search={findOrganisations}
                        required
                        value={values.organisation}
                        onChange={(choice) => form.fields.setFieldValue("organisation", choice)}
                        error={form.fields.errors.organisation}
                    />
                    {level === "cluster" && (
                        <NativeSelect
                            label={t("associations.web.cluster")}
                            required
                            data={[
                                { value: "", label: t("associations.web.choose_cluster") },
                                ...(clusters.data?.items ?? []).map((one) => ({
                                    value: one.id,
                                    label: one.name,
                                })),
                            ]}
                            {...input("cluster")}
                        />
                    )}
                    {kind === "subject" && (
                        <Autocomplete
                            label={t("associations.web.subject")}
                            description={t("associations.web.subject_words")}
                            data={subjects}
                            limit={40}
                            required
                            {...input("subject")}
                        />
                    )}
                    {kind === "cycle" && (
                        <NativeSelect
                            label={t("associations.web.cycle")}
                            required
                            data={["", ...cycles]}
                            {...input("cycle")}
                        />
                    )}
                    {kind === "post" && (
                        <Autocomplete
                            label={t("associations.web.post")}
                            data={positions}
                            limit={40}
                            required
                            {...input("post")}
                        />
                    )}
                    <Picker
                        label={t("associations.web.head")}
                        what={`colleagues-${level}-${values.organisation?.id}`}
                        search={(words, signal) =>
                            values.organisation
                                ? findColleagues(words, signal, {
                                      level,
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
