import { api } from "@api/client";
import { dictionariesQuery } from "@api/dictionaries";
import { useSession } from "@api/session";
import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { useServerForm } from "@ui/form";
import { dayAfter, lastDay, parsePartialDate } from "@ui/format";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import { type Person, personQuery } from "./person";

type Status = Person["statuses"][number];

const empty = (text: string | number) => (text === "" ? null : text);

function useRecord<Values extends { [name: string]: unknown }>(
    person: Person,
    initial: Values,
    onDone: () => void,
    send: (values: Values, version?: number) => Promise<unknown>,
) {
    const queries = useQueryClient();
    return useServerForm<Values>({
        draft: person.id,
        initial,
        version: person.version,
        send: async (values, version) => {
            await send(values, version);
            await queries.invalidateQueries({ queryKey: ["people"] });
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...personQuery(person.id), staleTime: 0 }),
    });
}

type Props = { person: Person; onDone: () => void };

export function CategoryForm({ person, onDone }: Props) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const form = useRecord(person, { level: "first", since: "", act: "" }, onDone, ({ level, since, act }) =>
        api.post(`/people/${person.id}/categories`, {
            level,
            since: parsePartialDate(since),
            act: empty(act),
        }),
    );
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={onDone}>
            <NativeSelect
                label={t("people.web.category")}
                required
                data={(terms.data?.category_levels ?? [])
                    .filter((one) => one.code !== "none")
                    .map((one) => ({ value: one.code, label: one.title }))}
                {...input("level")}
            />
            <TextInput
                label={t("people.web.given_on")}
                description={t("people.web.partial_words")}
                {...input("since")}
            />
            <TextInput label={t("people.web.act_number")} {...input("act")} />
        </StackedForm>
    );
}

export function CourseForm({ person, onDone }: Props) {
    const t = useText();
    const blank = {
        title: "",
        hours: "" as number | string,
        started_on: "",
        finished_on: "",
        provider: "",
        form: "",
        document: "",
    };
    const form = useRecord(person, blank, onDone, (values) =>
        api.post(`/people/${person.id}/courses`, {
            title: values.title,
            hours: empty(values.hours),
            started_on: parsePartialDate(values.started_on),
            finished_on: parsePartialDate(values.finished_on),
            provider: empty(values.provider),
            form: empty(values.form),
            document: empty(values.document),
        }),
    );
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={onDone}>
            <TextInput label={t("people.web.course_title")} required {...input("title")} />
            <NumberInput label={t("people.web.course_hours")} min={1} {...input("hours")} />
            <TextInput
                label={t("people.web.course_started")}
                description={t("people.web.partial_words")}
                {...input("started_on")}
            />
            <TextInput
                label={t("people.web.course_finished")}
                description={t("people.web.partial_words")}
                {...input("finished_on")}
            />
            <TextInput label={t("people.web.course_provider")} {...input("provider")} />
            <TextInput label={t("people.web.course_form")} {...input("form")} />
            <TextInput label={t("people.web.course_document")} {...input("document")} />
        </StackedForm>
    );
}

export function PlanForm({ person, onDone }: Props) {
    const t = useText();
    const form = useRecord(person, { year: "", words: "" }, onDone, (values) =>
        api.post(`/people/${person.id}/plans`, values),
    );
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={onDone}>
            <TextInput
                label={t("people.web.plan_year_label")}
                placeholder="2026/27"
                required
                {...input("year")}
            />
            <TextInput
                label={t("people.web.plan_words")}
                description={t("people.web.plan_hint")}
                required
                {...input("words")}
            />
        </StackedForm>
    );
}

// A new status, or the end of one that is held.
export function StatusForm({ person, status, onDone }: Props & { status?: Status }) {
    const t = useText();
    const { today } = useSession();
    const terms = useQuery(dictionariesQuery);
    const initial = {
        status: status?.status ?? terms.data?.statuses[0]?.code ?? "",
        since: (status?.since ?? today) as string | null,
        until: status?.until ? lastDay(status.until) : (null as string | null),
        act: status?.act ?? "",
    };
    const form = useRecord(person, initial, onDone, (values, version) =>
        status
            ? api.patch(
                  `/people/${person.id}/statuses/${status.id}`,
                  { until: dayAfter(values.until) },
                  version,
              )
            : api.post(`/people/${person.id}/statuses`, {
                  status: values.status,
                  since: values.since,
                  until: dayAfter(values.until),
                  act: empty(values.act),
              }),
    );
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={onDone}>
            <NativeSelect
                label={t("people.web.status")}
                required
                disabled={Boolean(status)}
                data={(terms.data?.statuses ?? []).map((one) => ({ value: one.code, label: one.title }))}
                {...input("status")}
            />
            {!status && <DateField label={t("people.web.status_since")} required {...input("since")} />}
            <DateField
                label={t("people.web.status_until")}
                description={t("people.web.status_until_words")}
                {...input("until")}
            />
            {!status && <TextInput label={t("people.web.act_number")} {...input("act")} />}
        </StackedForm>
    );
}
