import { Alert, Button, Group, Text } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { useBlocker } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { type FormDraft, OfferElsewhere, useDraft } from "./draft";
import { Icon } from "./icons";
import { asProblem, type Problem } from "./problem";
import { Failure } from "./States";
import { useText } from "./text";

// "/agenda/0/title" of the server is "agenda.0.title" of the form.
export function fieldPath(pointer: string): string {
    return pointer.replace(/^\//, "").replaceAll("/", ".");
}

const hasVersion = (answer: unknown): answer is { version: number } =>
    typeof (answer as { version?: unknown } | undefined)?.version === "number";

type Setup<Values> = {
    initial: Values;
    // The version that the form was opened with: a later one on the page must not hide a conflict.
    version?: number;
    // An answer with a version is what the next sending starts from.
    send: (values: Values, version: number) => Promise<unknown>;
    // Brings the fresh version after a conflict; what was typed stays.
    refresh?: () => Promise<{ version: number }>;
    validate?: (values: Values) => Record<string, string>;
    // Refusals that are about one field stand at it: their key and its name.
    places?: Record<string, string>;
    // Which of several records of the page it is; false where nothing of it may be kept on a device.
    draft?: string | false;
};

export type ServerForm<Values> = {
    fields: UseFormReturnType<Values>;
    problem: Problem | null;
    sending: boolean;
    dirty: boolean;
    submit: (event?: FormEvent) => Promise<void>;
    refresh?: () => Promise<unknown>;
    forget: () => void;
    draft: FormDraft;
};

// A form that survives its errors: whatever the server answers, the values stay where they were typed.
export function useServerForm<Values extends Record<string, unknown>>(
    setup: Setup<Values>,
): ServerForm<Values> {
    const [problem, setProblem] = useState<Problem | null>(null);
    const [sending, setSending] = useState(false);
    const saved = useRef(false);
    const version = useRef(setup.version ?? 0);
    const fields = useForm<Values>({
        initialValues: setup.initial,
        validate: setup.validate ? (values) => setup.validate?.(values) ?? {} : undefined,
    });
    const dirty = fields.isDirty();
    const draft = useDraft(fields, setup.initial, setup.draft, setup.version !== undefined);
    // Read at the moment of leaving: after a successful send the way is free at once.
    useBlocker({
        shouldBlockFn: () => fields.isDirty() && !saved.current && !window.confirm(leaveWords.current),
        enableBeforeUnload: () => fields.isDirty() && !saved.current,
    });
    const t = useText();
    const leaveWords = useRef("");
    leaveWords.current = t("ui.web.leave_unsaved");

    async function submit(event?: FormEvent) {
        event?.preventDefault();
        if (sending || fields.validate().hasErrors) return;
        setSending(true);
        setProblem(null);
        saved.current = true;
        try {
            const answer = await setup.send(fields.getValues(), version.current);
            if (hasVersion(answer)) version.current = answer.version;
            fields.resetDirty();
            draft.drop();
        } catch (error) {
            const said = asProblem(error);
            const place = setup.places?.[said.key];
            if (place) {
                fields.setErrors({ [place]: said.detail ?? said.message });
                return;
            }
            setProblem(said);
            fields.setErrors(
                Object.fromEntries(said.fields.map((field) => [fieldPath(field.path), field.message])),
            );
        } finally {
            saved.current = false;
            setSending(false);
        }
    }

    async function takeFresh() {
        try {
            const fresh = await setup.refresh?.();
            if (fresh) version.current = fresh.version;
            setProblem(null);
        } catch (error) {
            setProblem(asProblem(error));
        }
    }

    return {
        fields,
        problem,
        sending,
        dirty,
        submit,
        refresh: setup.refresh && takeFresh,
        forget: () => {
            saved.current = true;
            draft.drop();
        },
        draft,
    };
}

// What went wrong, above the buttons; errors of shown fields stand at the fields themselves.
export function FormProblem<Values>({
    form,
    shown,
}: {
    form: Pick<ServerForm<Values>, "problem" | "refresh"> & { draft?: FormDraft };
    shown?: string[];
}) {
    const t = useText();
    const { problem, refresh } = form;
    if (!problem) return <OfferElsewhere draft={form.draft} />;
    if (problem.conflict) {
        return (
            <Alert
                color="yellow"
                role="alert"
                my="sm"
                icon={<Icon name="warning" />}
                title={t("ui.web.conflict")}
            >
                <Text size="sm">{t("ui.web.conflict_words")}</Text>
                {refresh && (
                    <Button size="xs" variant="default" mt="sm" onClick={() => refresh()}>
                        {t("ui.web.conflict_refresh")}
                    </Button>
                )}
            </Alert>
        );
    }
    const elsewhere = problem.fields.filter((field) => shown && !shown.includes(fieldPath(field.path)));
    return (
        <>
            <Failure error={problem} />
            {elsewhere.length > 0 && (
                <Alert color="red" my="sm">
                    {elsewhere.map((field) => (
                        <Text size="sm" key={field.path + field.key}>
                            {field.message}
                        </Text>
                    ))}
                </Alert>
            )}
        </>
    );
}

export function FormButtons({
    form,
    title,
    color,
    onCancel,
    children,
}: {
    form: Pick<ServerForm<unknown>, "sending" | "forget">;
    title: string;
    color?: string;
    onCancel?: () => void;
    children?: ReactNode;
}) {
    const t = useText();
    return (
        <Group mt="md" gap="sm" className="form-buttons">
            <Button type="submit" loading={form.sending} color={color}>
                {title}
            </Button>
            {onCancel && (
                <Button
                    variant="default"
                    onClick={() => {
                        form.forget();
                        onCancel();
                    }}
                >
                    {t("ui.web.cancel")}
                </Button>
            )}
            {children}
        </Group>
    );
}
