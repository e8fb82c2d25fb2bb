import "@ui/style-lines.css";
import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { Alert, Badge, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@ui/Confirm";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatDate, formatInstant } from "@ui/format";
import { Page } from "@ui/Page";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

export type Token = Schema<"accounts.TokenRow">;
type Made = Schema<"accounts.MadeToken">;

export function useTokens() {
    return useQuery({
        queryKey: ["tokens"],
        queryFn: ({ signal }) => api.get<{ items: Token[] }>("/me/tokens", undefined, signal),
    });
}

// Programs that act in my name: each with a token of its own, shown once.
export default function TokensPage() {
    const t = useText();
    const queries = useQueryClient();
    const tokens = useTokens();
    const [made, setMade] = useState<Made | null>(null);
    const again = () => queries.invalidateQueries({ queryKey: ["tokens"] });
    return (
        <Page
            title={t("accounts.web.tokens")}
            crumbs={[{ title: t("accounts.web.profile"), to: "/profile" }]}
            narrow
        >
            <Text size="sm" mb="md">
                {t("accounts.web.tokens_words")}
            </Text>
            {made && <Fresh made={made} onDone={() => setMade(null)} />}
            <Loaded of={tokens}>
                {(data) => (
                    <Section title={t("accounts.web.tokens_mine")}>
                        {data.items.length === 0 ? (
                            <Text size="sm" c="dimmed">
                                {t("accounts.web.tokens_none")}
                            </Text>
                        ) : (
                            <ul className="lines">
                                {data.items.map((row) => (
                                    <Line
                                        key={row.id}
                                        row={row}
                                        onEnd={async () => {
                                            await api.delete(`/me/tokens/${row.id}`);
                                            if (made?.id === row.id) setMade(null);
                                            await again();
                                        }}
                                    />
                                ))}
                            </ul>
                        )}
                    </Section>
                )}
            </Loaded>
            <Section title={t("accounts.web.token_new")}>
                <NewToken
                    onMade={async (fresh) => {
                        setMade(fresh);
                        window.scrollTo({ top: 0 });
                        await again();
                    }}
                />
            </Section>
        </Page>
    );
}

function Line({ row, onEnd }: { row: Token; onEnd: () => Promise<unknown> }) {
    const t = useText();
    return (
        <li>
            <div className="line-words">
                <Text size="sm">
                    {row.name} {row.expired && <Badge color="gray">{t("accounts.web.token_expired")}</Badge>}
                </Text>
                <Text size="xs" c="dimmed">
                    {t(`accounts.web.token_scope.${row.scope}`)},{" "}
                    {t("accounts.web.token_until", { date: formatDate(row.expires_on) })}.{" "}
                    {row.used_at
                        ? t("accounts.web.token_used", { at: formatInstant(row.used_at) })
                        : t("accounts.web.token_unused")}
                </Text>
            </div>
            <ConfirmButton
                size="xs"
                variant="default"
                title={t("accounts.web.token_end")}
                question={t("accounts.web.token_end_question", { name: row.name })}
                words={t("accounts.web.token_end_words")}
                act={onEnd}
            />
        </li>
    );
}

function Fresh({ made, onDone }: { made: Made; onDone: () => void }) {
    const t = useText();
    const [copied, setCopied] = useState(false);
    return (
        <Alert color="green" mb="md" role="status" title={t("accounts.web.token_made", { name: made.name })}>
            <Text size="sm">{t("accounts.web.token_once")}</Text>
            <p className="code long">{made.token}</p>
            <Group gap="sm">
                <Button
                    size="xs"
                    onClick={async () => {
                        await navigator.clipboard?.writeText(made.token);
                        setCopied(true);
                    }}
                >
                    {t(copied ? "accounts.web.token_copied" : "accounts.web.token_copy")}
                </Button>
                <Button size="xs" variant="default" onClick={onDone}>
                    {t("accounts.web.token_kept")}
                </Button>
            </Group>
        </Alert>
    );
}

function NewToken({ onMade }: { onMade: (made: Made) => Promise<unknown> }) {
    const t = useText();
    const form = useServerForm({
        initial: { name: "", scope: "read", expires_on: null as string | null },
        send: async (values) => {
            const made = await api.post<Made>("/me/tokens", {
                name: values.name.trim(),
                scope: values.scope,
                ...(values.expires_on ? { expires_on: values.expires_on } : {}),
            });
            form.fields.setValues({ name: "", scope: "read", expires_on: null });
            await onMade(made);
        },
    });
    return (
        <Form of={form}>
            <TextInput
                label={t("accounts.web.token_name")}
                description={t("accounts.web.token_name_hint")}
                required
                withAsterisk={false}
                maxLength={80}
                autoComplete="off"
                {...form.fields.getInputProps("name")}
            />
            <Select
                mt="sm"
                maw={240}
                label={t("accounts.web.token_may")}
                allowDeselect={false}
                data={(["read", "change"] as const).map((value) => ({
                    value,
                    label: t(`accounts.web.token_scope.${value}`),
                }))}
                {...form.fields.getInputProps("scope")}
            />
            <DateField
                mt="sm"
                maw={240}
                label={t("accounts.web.token_term")}
                description={t("accounts.web.token_term_hint")}
                clearable
                {...form.fields.getInputProps("expires_on")}
            />
            <FormProblem form={form} shown={["name", "scope", "expires_on"]} />
            <FormButtons form={form} title={t("accounts.web.token_make")} />
        </Form>
    );
}
