import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { dictionariesQuery } from "@api/dictionaries";
import { useSession } from "@api/session";
import { Autocomplete, NativeSelect, NumberInput, Stack, TagsInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import type { Person } from "./person";

export type EmploymentValues = {
    organisation: Choice | null;
    position: string;
    subjects: string[];
    employment: string;
    rate: number | string;
    since: string | null;
};

export function blankEmployment(organisation: Choice | null, today: string): EmploymentValues {
    return { organisation, position: "", subjects: [], employment: "main", rate: "", since: today };
}

export function employmentBody(values: EmploymentValues) {
    const { organisation, rate, ...rest } = values;
    return { ...rest, organisation: organisation?.id, rate: rate === "" ? null : rate };
}

type Fields = {
    getInputProps: (name: string) => object;
    setFieldValue: (name: never, value: never) => void;
    getValues: () => EmploymentValues;
    errors: Record<string, unknown>;
};

export function EmploymentFields({ fields }: { fields: Fields }) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const input = (name: string) => fields.getInputProps(name);
    const positions = [...new Set((terms.data?.positions ?? []).map((one) => one.title))];
    const subjects = (terms.data?.subjects ?? []).map((one) => one.title);
    return (
        <Stack gap="sm">
            <Picker
                label={t("people.web.organisation")}
                what="organisations-only"
                search={(words, signal) => findOrganisations(words, signal, { levels: ["organisation"] })}
                required
                value={fields.getValues().organisation}
                onChange={(choice) => fields.setFieldValue("organisation" as never, choice as never)}
                error={fields.errors.organisation as string}
            />
            <Autocomplete
                label={t("people.web.position")}
                required
                data={positions}
                limit={40}
                {...input("position")}
            />
            <TagsInput
                label={t("people.web.subjects")}
                description={t("people.web.subjects_hint")}
                data={subjects}
                limit={40}
                {...input("subjects")}
            />
            <NativeSelect
                label={t("people.web.employment")}
                data={(terms.data?.employment_kinds ?? []).map((kind) => ({
                    value: kind.code,
                    label: kind.title,
                }))}
                {...input("employment")}
            />
            <NumberInput
                label={t("people.web.rate")}
                min={0}
                max={2}
                step={0.25}
                decimalScale={2}
                decimalSeparator=","
                {...input("rate")}
            />
            <DateField label={t("people.web.works_since")} required {...input("since")} />
        </Stack>
    );
}

export function EmploymentForm({ person, onDone }: { person: Person; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const { today } = useSession();
    const form = useServerForm<EmploymentValues>({
        draft: person.id,
        initial: blankEmployment(person.employments[0]?.organisation ?? null, today),
        send: async (values) => {
            await api.post(`/people/${person.id}/employments`, employmentBody(values));
            await queries.invalidateQueries({ queryKey: ["people"] });
            onDone();
        },
    });
    return (
        <Form of={form}>
            <EmploymentFields fields={form.fields as never} />
            <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
