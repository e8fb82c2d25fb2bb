import { api } from "@api/client";
import { useSession } from "@api/session";
import { Stack, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { useText } from "@ui/text";
import type { Association } from "./association";

export function NewMeetingForm({ association, onDone }: { association: Association; onDone: () => void }) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const form = useServerForm({
        draft: association.id,
        initial: {
            date: today as string | null,
            time: "",
            place: association.organisation.name,
            theme: "",
            agenda: "",
        },
        send: async ({ agenda, time, ...values }) => {
            const made = await api.post<{ id: string }>("/meetings", {
                association: association.id,
                ...values,
                ...(time ? { time } : {}),
                agenda: agenda
                    .split("\n")
                    .map((title) => title.trim())
                    .filter(Boolean)
                    .map((title) => ({ title })),
            });
            await queries.invalidateQueries({ queryKey: ["list", "/meetings"] });
            form.forget();
            onDone();
            await navigate({ to: `/meetings/${made.id}` });
        },
    });
    const input = form.fields.getInputProps;
    return (
        <Form of={form}>
            <Stack gap="sm">
                <TextInput label={t("associations.web.theme")} required {...input("theme")} />
                <DateField label={t("associations.web.date")} required {...input("date")} />
                <TextInput label={t("associations.web.time")} type="time" {...input("time")} />
                <TextInput label={t("associations.web.place")} {...input("place")} />
                <Textarea
                    label={t("associations.web.agenda")}
                    description={t("associations.web.agenda_words")}
                    autosize
                    minRows={3}
                    {...input("agenda")}
                />
            </Stack>
            <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
            <FormButtons form={form} title={t("associations.web.set_meeting")} onCancel={onDone} />
        </Form>
    );
}
