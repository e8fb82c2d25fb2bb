import { findColleagues } from "@api/choices";
import { api } from "@api/client";
import { Stack, Textarea, TextInput } from "@mantine/core";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { type Choice, Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import type { Meeting } from "./association";

export default function MeetingForm({
    meeting,
    version: opened,
    onSaved,
    onRefresh,
    onDone,
}: {
    meeting: Meeting;
    version: number;
    onSaved: (fresh: Meeting | undefined) => void;
    onRefresh: () => Promise<Meeting>;
    onDone: () => void;
}) {
    const t = useText();
    const before = {
        theme: meeting.theme,
        date: meeting.date as string | null,
        time: meeting.time ?? "",
        place: meeting.place ?? "",
        chair: meeting.chair as Choice | null,
        secretary: meeting.secretary as Choice | null,
        guests: meeting.guests ?? "",
    };
    const form = useServerForm({
        draft: meeting.id,
        initial: before,
        version: opened,
        send: async (values, version) => {
            const changed: Record<string, unknown> = {};
            for (const name of ["theme", "date", "time", "place", "guests"] as const) {
                if (values[name] !== before[name]) changed[name] = values[name] || null;
            }
            for (const name of ["chair", "secretary"] as const) {
                if (values[name]?.id !== before[name]?.id) changed[name] = values[name]?.id ?? null;
            }
            onSaved(await api.patch<Meeting>(`/meetings/${meeting.id}`, changed, version));
            onDone();
        },
        refresh: onRefresh,
    });
    const input = form.fields.getInputProps;
    const values = form.fields.getValues();
    // Those who attend come first: the chair and the secretary are nearly always among them.
    const search = async (words: string, signal: AbortSignal): Promise<Choice[]> => {
        const fold = (text: string) => text.toLocaleLowerCase("ru");
        const inside = meeting.attendance
            .filter((one) => fold(one.person.name).includes(fold(words)))
            .map((one) => ({ ...one.person, note: one.position }));
        if (inside.length || !words) return inside;
        return findColleagues(words, signal, {
            level: meeting.level,
            organisation: meeting.organisation.id,
        });
    };
    const person = (name: "chair" | "secretary") => (
        <Picker
            label={t(`associations.web.${name}`)}
            what={`meeting-people-${meeting.id}`}
            search={search}
            value={values[name]}
            onChange={(choice) => form.fields.setFieldValue(name, choice)}
            error={form.fields.errors[name]}
        />
    );
    return (
        <Form of={form}>
            <Stack gap="sm">
                {/* The day and the theme of what was held stand; who chaired and wrote is named afterwards, too. */}
                {meeting.state === "planned" && (
                    <>
                        <TextInput label={t("associations.web.theme")} required {...input("theme")} />
                        <DateField label={t("associations.web.date")} required {...input("date")} />
                        <TextInput label={t("associations.web.time")} type="time" {...input("time")} />
                        <TextInput label={t("associations.web.place")} {...input("place")} />
                    </>
                )}
                {person("chair")}
                {person("secretary")}
                <Textarea label={t("associations.web.guests")} autosize minRows={2} {...input("guests")} />
            </Stack>
            <FormProblem form={form} shown={Object.keys(values)} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
