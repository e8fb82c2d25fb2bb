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
            const session = await api.post<Session>("/session", { login: login.trim(), password });
            queries.setQueryData(sessionQuery.queryKey, session);
            onDone?.();
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    const field = (name: string) => problem?.fields.find((error) => error.path === `/${name}`)?.message;
    const form = (
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
            <Text size="sm" mt="lg" c="dimmed">
                {t("accounts.web.have_slip")}{" "}
                <Anchor href="/accept" size="sm" underline="always">
                    {t("accounts.web.enter_code")}
                </Anchor>
            </Text>
            <Text size="sm" mt="xs" c="dimmed">
                {t("accounts.web.forgot")}
            </Text>
        </Paper>
    );
}
