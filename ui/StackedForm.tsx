import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Form } from "./draft";
import { FormButtons, FormProblem, type ServerForm } from "./form";
import { useText } from "./text";

// Fields one under another, what went wrong, and the two buttons: the form of a drawer.
export function StackedForm<Values extends { [name: string]: unknown }>({
    form,
    onDone,
    children,
}: {
    form: ServerForm<Values>;
    onDone: () => void;
    children: ReactNode;
}) {
    const t = useText();
    return (
        <Form of={form}>
            <Stack gap="sm">{children}</Stack>
            <FormProblem form={form} shown={Object.keys(form.fields.getValues())} />
            <FormButtons form={form} title={t("ui.web.save")} onCancel={onDone} />
        </Form>
    );
}
