import "@ui/style-lines.css";
import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { useSession } from "@api/session";
import { Alert, Button, Group, PasswordInput, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatInstant } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

export type SecondStep = Schema<"accounts.SecondStep">;
type Secret = Schema<"accounts.SecondStepSecret">;
type Codes = Schema<"accounts.RecoveryCodes">;

export function useSecondStep() {
    return useQuery({
        queryKey: ["second-step"],
        queryFn: ({ signal }) => api.get<SecondStep>("/me/second-step", undefined, signal),
    });
}

// A code of an app after the password: switched on here, with ten codes on paper for the day the phone is lost.
export default function SecondStepPage() {
    const t = useText();
    const queries = useQueryClient();
    const state = useSecondStep();
    const [codes, setCodes] = useState<Codes | null>(null);
    const again = () => queries.invalidateQueries({ queryKey: ["second-step"] });
    return (
        <Page
            title={t("accounts.web.second_step")}
            crumbs={[{ title: t("accounts.web.profile"), to: "/profile" }]}
            narrow
        >
            {codes ? (
                <SpareCodes codes={codes} onDone={() => setCodes(null)} />
            ) : (
                <Loaded of={state}>
                    {(now) =>
                        now.on ? (
                            <SwitchedOn now={now} onCodes={setCodes} onChange={again} />
                        ) : (
                            <SwitchOn
                                onCodes={async (fresh) => {
                                    setCodes(fresh);
                                    await again();
                                }}
                            />
                        )
                    }
                </Loaded>
            )}
        </Page>
    );
}

function SwitchOn({ onCodes }: { onCodes: (codes: Codes) => unknown }) {
    const t = useText();
    const [secret, setSecret] = useState<Secret | null>(null);
    const [sending, setSending] = useState(false);
    const [error, setError] = useState<unknown>(null);
    async function begin() {
        setSending(true);
        setError(null);
        try {
            setSecret(await api.post<Secret>("/me/second-step"));
        } catch (problem) {
            setError(problem);
        } finally {
            setSending(false);
        }
    }
    if (secret)
        return (
            <Section title={t("accounts.web.second_connect")}>
                <Connect secret={secret} onCodes={onCodes} />
            </Section>
        );
    return (
        <Section title={t("accounts.web.second_off_title")}>
            <Text size="sm">{t("accounts.web.second_words")}</Text>
            <Text size="sm" mt="xs" mb="md">
                {t("accounts.web.second_apps")}
            </Text>
            {error ? <Failure error={error} /> : null}
            <Button onClick={begin} loading={sending}>
                {t("accounts.web.second_switch_on")}
            </Button>
        </Section>
    );
}

function Connect({ secret, onCodes }: { secret: Secret; onCodes: (codes: Codes) => unknown }) {
    const t = useText();
    const form = useServerForm({
        draft: false,
        initial: { code: "" },
        send: async (values) => onCodes(await api.post<Codes>("/me/second-step/confirm", values)),
    });
    const around = secret.qr.size + 8;
    return (
        <form onSubmit={form.submit}>
            <Text size="sm" mb="sm">
                1. {t("accounts.web.second_scan")}
            </Text>
            <svg
                className="qr"
                viewBox={`-4 -4 ${around} ${around}`}
                role="img"
                aria-label={t("accounts.web.second_qr")}
                shapeRendering="crispEdges"
            >
                <rect x={-4} y={-4} width={around} height={around} fill="#fff" />
                <path d={secret.qr.path} fill="#000" />
            </svg>
            <Text size="sm" mt="sm">
                {t("accounts.web.second_type")}
            </Text>
            <Text className="code" component="p" my={4}>
                {secret.secret.replace(/(.{4})(?=.)/g, "$1 ")}
            </Text>
            <Text size="sm" mt="md" mb="xs">
                2. {t("accounts.web.second_enter")}
            </Text>
            <CodeInput {...form.fields.getInputProps("code")} label={t("accounts.web.second_app_code")} />
            <FormProblem form={form} shown={["code"]} />
            <FormButtons form={form} title={t("accounts.web.second_confirm")} />
        </form>
    );
}

function CodeInput({ label, ...input }: { label: string }) {
    return (
        <TextInput
            label={label}
            maw={240}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            withAsterisk={false}
            {...input}
        />
    );
}

function SpareCodes({ codes, onDone }: { codes: Codes; onDone: () => void }) {
    const t = useText();
    const session = useSession();
    const [kept, setKept] = useState(false);
    useBlocker({
        shouldBlockFn: () => !kept && !window.confirm(t("accounts.web.leave_unprinted")),
        enableBeforeUnload: () => !kept,
    });
    return (
        <Section title={t("accounts.web.spare_codes")}>
            <Alert color="yellow" mb="md" className="no-print">
                {t("accounts.web.spare_once")}
            </Alert>
            <Text size="sm">
                {session.name}, {codes.login}. {t("accounts.web.spare_words")}
            </Text>
            <ol className="spare-codes" aria-label={t("accounts.web.spare_codes")}>
                {codes.codes.map((code) => (
                    <li key={code} className="code">
                        {code}
                    </li>
                ))}
            </ol>
            <Group className="no-print" mt="md" gap="sm">
                <Button
                    variant="default"
                    leftSection={<Icon name="print" />}
                    onClick={() => {
                        window.print();
                        setKept(true);
                    }}
                >
                    {t("accounts.web.print")}
                </Button>
                <Button onClick={onDone}>{t("accounts.web.spare_kept")}</Button>
            </Group>
        </Section>
    );
}

function SwitchedOn({
    now,
    onCodes,
    onChange,
}: {
    now: SecondStep;
    onCodes: (codes: Codes) => void;
    onChange: () => Promise<unknown>;
}) {
    const t = useText();
    const renew = useServerForm({
        draft: false,
        initial: { code: "" },
        send: async (values) => {
            onCodes(await api.post<Codes>("/me/second-step/codes", values));
            await onChange();
        },
    });
    const off = useServerForm({
        draft: false,
        initial: { password: "", code: "" },
        send: async (values) => {
            await api.post("/me/second-step/off", values);
            await onChange();
        },
    });
    return (
        <>
            <Section title={t("accounts.web.second_is_on")}>
                <Text size="sm">
                    {t("accounts.web.second_since", { at: now.since ? formatInstant(now.since) : "" })}{" "}
                    {t("accounts.web.second_how")}
                </Text>
            </Section>
            <Section title={t("accounts.web.spare_codes")}>
                <Text size="sm" mb="sm">
                    {t("accounts.web.spare_left", { count: now.recovery_left })}
                </Text>
                <form onSubmit={renew.submit}>
                    <CodeInput
                        {...renew.fields.getInputProps("code")}
                        label={t("accounts.web.second_app_code")}
                    />
                    <FormProblem form={renew} shown={["code"]} />
                    <FormButtons form={renew} title={t("accounts.web.spare_renew")} />
                </form>
            </Section>
            <Section title={t("accounts.web.second_end_title")}>
                <Text size="sm" mb="sm">
                    {t("accounts.web.second_end_words")}
                </Text>
                <form onSubmit={off.submit}>
                    <PasswordInput
                        label={t("accounts.web.current_password")}
                        autoComplete="current-password"
                        required
                        withAsterisk={false}
                        maw={360}
                        mb="sm"
                        {...off.fields.getInputProps("password")}
                    />
                    <CodeInput {...off.fields.getInputProps("code")} label={t("accounts.web.second_code")} />
                    <FormProblem form={off} shown={["password", "code"]} />
                    <FormButtons form={off} title={t("accounts.web.second_switch_off")} />
                </form>
            </Section>
        </>
    );
}
