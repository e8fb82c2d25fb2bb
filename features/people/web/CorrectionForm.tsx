import { api } from "@api/client";
import { Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { useText } from "@ui/text";
import { blankPerson, changedFrom, PersonFields, sent, valuesOf } from "./PersonForm";
import type { Person } from "./person";

// A person asks for what is wrong in their own card; posts and courses are said in words.
export default function CorrectionForm({ person, onDone }: { person: Person; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const before = valuesOf(person);
    const form = useServerForm({
        draft: person.id,
        initial: { changes: before, words: "" },
        send: async ({ changes, words }) => {
            const changed = changedFrom(before, changes);
            await api.post(`/people/${person.id}/corrections`, {
                changes: Object.keys(changed).length > 0 ? sent(changed) : undefined,
                words: words || undefined,
            });
            await queries.invalidateQueries({ queryKey: ["list", "/corrections"] });
            onDone();
        },
    });
    const inside = { getInputProps: (name: string) => form.fields.getInputProps(`changes.${name}`) };
    return (
        <Form of={form}>
            <Text size="sm" mb="sm">
                {t("people.web.correction_words")}
            </Text>
            {/* Years of service are said in words: they are counted, not copied. */}
            <PersonFields fields={inside} hidden={["experience_total", "experience_ped"]} />
            <Textarea
                mt="sm"
                label={t("people.web.correction_else")}
                description={t("people.web.correction_else_words")}
                autosize
                minRows={2}
                {...form.fields.getInputProps("words")}
            />
            <FormProblem
                form={form}
                shown={["words", ...Object.keys(blankPerson).map((name) => `changes.${name}`)]}
            />
            <FormButtons form={form} title={t("people.web.correction_send")} onCancel={onDone} />
        </Form>
    );
}
