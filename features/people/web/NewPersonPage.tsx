import { api } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form } from "@ui/draft";
import { useFilters } from "@ui/filters";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";
import { blankEmployment, EmploymentFields, employmentBody } from "./EmploymentForm";
import { blankPerson, PersonFields, sent } from "./PersonForm";

// The rest is known of somebody who is already in the system.
const later = ["maiden_surname", "snils", "experience_total", "experience_ped"];
const {
    maiden_surname: _,
    snils: __,
    experience_total: ___,
    experience_ped: ____,
    ...newPerson
} = blankPerson;

export default function NewPersonPage() {
    const t = useText();
    const session = useSession();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [filters] = useFilters<"organisation" | "organisation_name">();
    const home = homeOrganisation(session);
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : home?.level === "organisation"
          ? home
          : null;
    const form = useServerForm({
        initial: { ...newPerson, ...blankEmployment(organisation, session.today) },
        validate: (values): Record<string, string> =>
            values.organisation ? {} : { organisation: t("people.web.choose_organisation") },
        send: async ({ organisation, position, subjects, employment, rate, since, ...person }) => {
            const post = employmentBody({ organisation, position, subjects, employment, rate, since });
            const made = await api.post<{ id: string }>("/people", {
                ...sent(person),
                post,
            });
            await queries.invalidateQueries({ queryKey: ["people"] });
            form.forget();
            await navigate({ to: `/people/${made.id}` });
        },
    });
    return (
        <Page title={t("people.web.add")} crumbs={[{ title: t("people.web.menu"), to: "/people" }]} narrow>
            <Form of={form}>
                <Title order={2} mb="xs">
                    {t("people.web.details")}
                </Title>
                <PersonFields fields={form.fields} hidden={later} />
                <Title order={2} mt="lg" mb="xs">
                    {t("people.web.post")}
                </Title>
                <EmploymentFields fields={form.fields as never} />
                <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
                <FormButtons
                    form={form}
                    title={t("people.web.add")}
                    onCancel={() => navigate({ to: "/people" })}
                />
            </Form>
        </Page>
    );
}
