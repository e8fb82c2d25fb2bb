import { api } from "@api/client";
import { type Session, sessionQuery } from "@api/session";
import { Anchor, Button, Paper, PasswordInput, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { type FormEvent, useEffect, useState } from "react";

export default function SignIn({ again = false, onDone }: { again?: boolean; onDone?: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    const [login, setLogin] = useState("");
    const [password, setPassword] = useState("");
    // The password fitted, and the account asks for a code as well.
    const [code, setCode] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const [sending, setSending] = useState(false);
    useEffect(() => {
        if (!again) document.title = `${t("accounts.web.sign_in")} · ${t("web.name")}`;
    }, [again, t]);

    async function send(event: FormEvent) {
        event.preventDefault();
        setSending(true);
        setProblem(null);
        try {
            const session = await api.post<Session>("/session", {
                login: login.trim(),
                password,
                ...(code === null ? {} : { code: code.trim() }),
            });
            queries.setQueryData(sessionQuery.queryKey, session);
            onDone?.();
        } catch (error) {
            const said = asProblem(error);
            if (said.key === "accounts.second_needed") setCode("");
            else setProblem(said);
        } finally {
            setSending(false);
        }
    }
    const field = (name: string) => problem?.fields.find((error) => error.path === `/${name}`)?.message;
    const secondStep = (
        <form onSubmit={send}>
            <Text size="sm" mb="sm">
                {t("accounts.web.second_asked")}
            </Text>
            <TextInput
                label={t("accounts.web.second_code")}
                autoComplete="one-time-code"
                autoCapitalize="characters"
                spellCheck={false}
                required
                withAsterisk={false}
                data-autofocus
                autoFocus
                value={code ?? ""}
                error={field("code")}
                onChange={(event) => setCode(event.currentTarget.value)}
            />
            {problem && !field("code") && <Failure error={problem} />}
            <Button type="submit" fullWidth mt="lg" loading={sending}>
                {t("accounts.web.sign_in")}
            </Button>
            <Button
                variant="subtle"
                fullWidth
                mt="xs"
                onClick={() => {
                    setCode(null);
                    setProblem(null);
                }}
            >
                {t("accounts.web.second_back")}
            </Button>
            <Text size="sm" mt="md" c="dimmed">
                {t("accounts.web.second_lost")}
            </Text>
        </form>
    );
    const form =
        code !== null ? (
            secondStep
        ) : (
            <form onSubmit={send}>
                <TextInput
                    label={t("accounts.web.login")}
                    autoComplete="username"
                    autoCapitalize="none"
                    spellCheck={false}
                    required
                    withAsterisk={false}
                    value={login}
                    error={field("login")}
                    onChange={(event) => setLogin(event.currentTarget.value)}
                />
                <PasswordInput
                    mt="sm"
                    label={t("accounts.web.password")}
                    autoComplete="current-password"
                    required
                    withAsterisk={false}
                    value={password}
                    error={field("password")}
                    onChange={(event) => setPassword(event.currentTarget.value)}
                />
                {problem && <Failure error={problem} />}
                <Button type="submit" fullWidth mt="lg" loading={sending}>
                    {t("accounts.web.sign_in")}
                </Button>
            </form>
        );
    if (again) return form;
    return (
        <Paper maw={380} mx="auto" p="xl">
            <Title order={1} mb="md">
                {t("accounts.web.sign_in_title")}
            </Title>
            {form}
            {code === null && (
                <>
                    <Text size="sm" mt="lg" c="dimmed">
                        {t("accounts.web.have_slip")}{" "}
                        <Anchor href="/accept" size="sm" underline="always">
                            {t("accounts.web.enter_code")}
                        </Anchor>
                    </Text>
                    <Text size="sm" mt="xs" c="dimmed">
                        {t("accounts.web.forgot")}
                    </Text>
                </>
            )}
        </Paper>
    );
}
