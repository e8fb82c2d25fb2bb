import { api } from "@api/client";
import { FileInput, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { useServerForm } from "@ui/form";
import { dayAfter } from "@ui/format";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Paper, type PaperSet, type SetLine, useKeep } from "./paper";

const none = (text: string) => text.trim() || null;

// A document that is there already, on paper or on a site: its file or link and the act, in one go.
export function NewPaperForm({
    set,
    line,
    onDone,
}: {
    set: PaperSet;
    line: SetLine | null;
    onDone: () => void;
}) {
    const t = useText();
    const keep = useKeep();
    const navigate = useNavigate();
    const [file, setFile] = useState<File | null>(null);
    const lines = set.groups.flatMap((group) => group.lines);
    const kinds = [...new Map(lines.map((one) => [one.kind, one])).values()];
    const form = useServerForm({
        draft: `paper-${set.organisation.id}-${line?.kind ?? "any"}`,
        initial: {
            kind: line?.kind ?? kinds[0]?.kind ?? "",
            title: "",
            link: "",
            act_date: null as string | null,
            act_number: "",
            valid_until: null as string | null,
        },
        send: async ({ kind, title, ...rest }) => {
            const chosen = kinds.find((one) => one.kind === kind);
            let card = await api.post<Paper>("/papers", {
                organisation: set.organisation.id,
                kind,
                title: none(title),
                school_year: chosen?.term === "year" ? set.school_year : null,
            });
            if (file) card = await api.upload<Paper>(`/papers/${card.id}/file`, file, { file: file.name });
            card = await api.patch<Paper>(
                `/papers/${card.id}`,
                {
                    link: none(rest.link),
                    act_number: none(rest.act_number),
                    act_date: rest.act_date,
                    valid_until: dayAfter(rest.valid_until),
                },
                card.version,
            );
            await keep(card);
            onDone();
            navigate({ to: `/papers/${card.id}` });
        },
    });
    const input = form.fields.getInputProps;
    const chosen = kinds.find((one) => one.kind === form.fields.getValues().kind);
    return (
        <StackedForm form={form} onDone={onDone}>
            <NativeSelect
                label={t("papers.web.kind")}
                required
                data={kinds.map((one) => ({ value: one.kind, label: one.title }))}
                {...input("kind")}
            />
            <TextInput
                label={t("papers.web.title")}
                description={t("papers.web.title_words")}
                {...input("title")}
            />
            <FileInput
                label={t("papers.web.file")}
                description={t("papers.web.file_words")}
                accept=".docx,.pdf,.odt"
                value={file}
                onChange={setFile}
                clearable
                clearButtonProps={{ "aria-label": t("ui.web.clear") }}
            />
            <TextInput label={t("papers.web.link")} type="url" placeholder="https://" {...input("link")} />
            <DateField label={t("papers.web.act_date")} {...input("act_date")} />
            <TextInput label={t("papers.web.act_number")} {...input("act_number")} />
            {chosen?.term !== "year" && (
                <DateField
                    label={t("papers.web.valid_until")}
                    required={chosen?.term === "dated"}
                    {...input("valid_until")}
                />
            )}
        </StackedForm>
    );
}
