import { api } from "@api/client";
import { type Session, sessionQuery } from "@api/session";
import { Alert, Anchor, Button, Paper, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Form } from "@ui/draft";
import { useFilters } from "@ui/filters";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { type FormEvent, useEffect, useState } from "react";
import { NewPassword } from "./NewPassword";

type Invitation = {
    person_name: string;
    organisation_name: string | null;
    kind: "invite" | "reset";
    login_suggestion: string;
    second_step: boolean;
};

// A slip of paper holds a code; it opens an account or sets a new password, once.
export default function AcceptPage() {
    const t = useText();
    const [search] = useFilters<"code">();
    const [code, setCode] = useState(search.code ?? "");
    const [invitation, setInvitation] = useState<Invitation | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const [looking, setLooking] = useState(false);

    async function look(typed: string) {
        setLooking(true);
        setProblem(null);
        try {
            setInvitation(await api.post<Invitation>("/invitations/look", { code: typed.trim() }));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setLooking(false);
        }
    }
    useEffect(() => {
        document.title = `${t("accounts.web.accept_title")} · ${t("web.name")}`;
        if (search.code) look(search.code);
    }, []);

    return (
        <Paper maw={440} mx="auto" p="xl">
            <Title order={1} mb="md">
                {t("accounts.web.accept_title")}
            </Title>
            {invitation ? (
                <Accept code={code.trim()} invitation={invitation} />
            ) : (
                <form
                    onSubmit={(event: FormEvent) => {
                        event.preventDefault();
                        look(code);
                    }}
                >
                    <TextInput
                        label={t("accounts.web.code")}
                        description={t("accounts.web.code_hint")}
                        required
                        withAsterisk={false}
                        autoComplete="off"
                        autoCapitalize="characters"
                        spellCheck={false}
                        value={code}
                        onChange={(event) => setCode(event.currentTarget.value)}
                    />
                    {problem && <Failure error={problem} />}
                    <Button type="submit" fullWidth mt="lg" loading={looking}>
                        {t("accounts.web.go_on")}
                    </Button>
                </form>
            )}
            <Text size="sm" mt="lg">
                <Anchor component={Link} to="/" size="sm">
                    {t("accounts.web.have_account")}
                </Anchor>
            </Text>
        </Paper>
    );
}

function Accept({ code, invitation }: { code: string; invitation: Invitation }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const form = useServerForm({
        draft: false,
        initial: { login: invitation.login_suggestion ?? "", password: "", repeat: "", second: "" },
        validate: (values): Record<string, string> =>
            values.password === values.repeat ? {} : { repeat: t("accounts.web.passwords_differ") },
        send: async ({ login, password, second }) => {
            const session = await api.post<Session>("/invitations/accept", {
                code,
                login: login.trim(),
                password,
                ...(invitation.second_step ? { second: second.trim() } : {}),
            });
            queries.setQueryData(sessionQuery.queryKey, session);
            await navigate({ to: "/" });
        },
    });
    return (
        <Form of={form}>
            <Alert color="petrol" mb="md" title={invitation.person_name}>
                {invitation.organisation_name}
                <Text size="sm" mt={4}>
                    {t(`accounts.web.kind_${invitation.kind}`)}
                </Text>
            </Alert>
            <TextInput
                label={t("accounts.web.login")}
                description={t("accounts.web.login_hint")}
                autoComplete="username"
                autoCapitalize="none"
                required
                readOnly={invitation.kind === "reset"}
                {...form.fields.getInputProps("login")}
            />
            <NewPassword fields={form.fields} />
            {invitation.second_step && (
                <TextInput
                    mt="sm"
                    label={t("accounts.web.second_code")}
                    description={t("accounts.web.second_lost")}
                    autoComplete="one-time-code"
                    autoCapitalize="characters"
                    spellCheck={false}
                    required
                    {...form.fields.getInputProps("second")}
                />
            )}
            <FormProblem form={form} shown={["login", "password", "repeat", "second"]} />
            <FormButtons form={form} title={t("accounts.web.accept")} />
        </Form>
    );
}
