import { api } from "@api/client";
import { Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useServerForm } from "@ui/form";
import { StackedForm } from "@ui/StackedForm";
import { useText } from "@ui/text";
import { type Plan, planQuery } from "./plan";

export default function HeadForm({
    plan,
    onDone,
    onKeep,
}: {
    plan: Plan;
    onDone: () => void;
    onKeep: (plan: Plan) => void;
}) {
    const t = useText();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: `plan-head-${plan.id}`,
        version: plan.version,
        initial: { theme: plan.theme ?? "", goal: plan.goal ?? "", tasks: plan.tasks ?? "" },
        send: async (values, version) => {
            onKeep(await api.patch<Plan>(`/plans/${plan.id}`, values, version));
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...planQuery(plan.id), staleTime: 0 }),
    });
    const input = form.fields.getInputProps;
    return (
        <StackedForm form={form} onDone={onDone}>
            <TextInput label={t("plans.web.head.theme")} {...input("theme")} />
            <Textarea label={t("plans.web.head.goal")} autosize minRows={2} {...input("goal")} />
            <Textarea label={t("plans.web.head.tasks")} autosize minRows={4} {...input("tasks")} />
        </StackedForm>
    );
}
