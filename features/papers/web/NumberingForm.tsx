import { api } from "@api/client";
import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useServerForm } from "@ui/form";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import type { PaperSet } from "./paper";

export function NumberingForm({ set, onDone }: { set: PaperSet; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const form = useServerForm({
        initial: { pattern: set.numbering },
        draft: `numbering-${set.organisation.id}`,
        send: async (values) => {
            await api.put(`/papers/numbering/${set.organisation.id}`, values);
            await queries.invalidateQueries({ queryKey: ["papers", "set"] });
            onDone();
        },
    });
    return (
        <StackedForm form={form} onDone={onDone}>
            <TextInput
                label={t("papers.web.pattern")}
                description={t("papers.web.pattern_words", { mark: "{номер}", year: "{год}" })}
                required
                {...form.fields.getInputProps("pattern")}
            />
        </StackedForm>
    );
}
