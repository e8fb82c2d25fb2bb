import { api } from "@api/client";
import { NumberInput, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { useText } from "@ui/text";
import { type Person, personQuery } from "./person";

type Inputs = { getInputProps: (name: string) => object };

export const blankPerson = {
    surname: "",
    given_name: "",
    patronymic: "",
    maiden_surname: "",
    birth_date: null as string | null,
    phone: "",
    mail: "",
    snils: "",
    education: "",
    experience_total: "" as number | string,
    experience_ped: "" as number | string,
};
export type PersonValues = typeof blankPerson;

export const valuesOf = (person: Person) =>
    Object.fromEntries(
        Object.keys(blankPerson).map((name) => [
            name,
            person[name as keyof Person] ?? (name === "birth_date" ? null : ""),
        ]),
    ) as PersonValues;

export const changedFrom = (before: PersonValues, values: PersonValues): Partial<PersonValues> =>
    Object.fromEntries(
        Object.entries(values).filter(([name, value]) => value !== before[name as keyof PersonValues]),
    );

// An emptied field is told to the server as null.
export function sent(values: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, value === "" ? null : value]),
    );
}

export function PersonFields({ fields, hidden = [] }: { fields: Inputs; hidden?: string[] }) {
    const t = useText();
    const input = (name: string) => fields.getInputProps(name);
    const shown = (name: string) => !hidden.includes(name);
    return (
        <Stack gap="sm">
            <TextInput label={t("people.web.surname")} required {...input("surname")} />
            <TextInput label={t("people.web.given_name")} required {...input("given_name")} />
            <TextInput label={t("people.web.patronymic")} {...input("patronymic")} />
            {shown("maiden_surname") && (
                <TextInput label={t("people.web.maiden_surname")} {...input("maiden_surname")} />
            )}
            {shown("birth_date") && <DateField label={t("people.web.birth_date")} {...input("birth_date")} />}
            {shown("education") && <TextInput label={t("people.web.education")} {...input("education")} />}
            {(["experience_total", "experience_ped"] as const).filter(shown).map((name) => (
                <NumberInput key={name} label={t(`people.web.${name}`)} min={0} max={80} {...input(name)} />
            ))}
            {shown("phone") && <TextInput label={t("people.web.phone")} type="tel" {...input("phone")} />}
            {shown("mail") && <TextInput label={t("people.web.mail")} {...input("mail")} />}
            {shown("snils") && (
                <TextInput label={t("people.web.snils")} inputMode="numeric" {...input("snils")} />
            )}
        </Stack>
    );
}

export function PersonForm({ person, onDone }: { person: Person; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const before = valuesOf(person);
    const form = useServerForm<PersonValues>({
        draft: person.id,
        initial: before,
        version: person.version,
        send: async (values, version) => {
            await api.patch(`/people/${person.id}`, sent(changedFrom(before, values)), version);
            await queries.invalidateQueries({ queryKey: ["people"] });
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...personQuery(person.id), staleTime: 0 }),
    });
    return (
        <Form of={form}>
            <PersonFields fields={form.fields} hidden={person.hidden} />
            <FormProblem form={form} shown={Object.keys(blankPerson)} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
