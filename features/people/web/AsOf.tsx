import { api } from "@api/client";
import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Import, importQuery } from "./import";

// The day of a list can still be put right: the file is read anew for it.
export function AsOf({ data }: { data: Import }) {
    const t = useText();
    const [open, setOpen] = useState(false);
    if (!data.can.change_columns) return null;
    return (
        <>
            <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
                {t("people.web.change_day")}
            </Button>
            <Modal opened={open} onClose={() => setOpen(false)} title={t("people.web.change_day")}>
                {open && <DayForm data={data} onDone={() => setOpen(false)} />}
            </Modal>
        </>
    );
}

function DayForm({ data, onDone }: { data: Import; onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: data.id,
        initial: { as_of: data.as_of as string | null },
        version: data.version,
        send: async (values, version) => {
            await api.patch(`/imports/${data.id}/columns`, { columns: [], ...values }, version);
            await queries.invalidateQueries({ queryKey: ["imports"] });
            await queries.invalidateQueries({ queryKey: ["list", `/imports/${data.id}/rows`] });
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...importQuery(data.id), staleTime: 0 }),
    });
    return (
        <Form of={form}>
            <DateField
                label={t("people.web.as_of")}
                description={t("people.web.change_day_words")}
                required
                {...form.fields.getInputProps("as_of")}
            />
            <FormProblem form={form} shown={["as_of"]} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
