import "@ui/style-lines.css";
import { api, download } from "@api/client";
import { useList } from "@api/list";
import { useSession } from "@api/session";
import { Alert, Badge, Button, Group, PasswordInput, Table, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { type Column, DataTable } from "@ui/DataTable";
import { DownloadButton } from "@ui/DownloadButton";
import { Form } from "@ui/draft";
import { Facts, Section } from "@ui/Facts";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { formatInstant } from "@ui/format";
import { Page } from "@ui/Page";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { useConsents } from "./ConsentsPage";
import { NewPassword } from "./NewPassword";
import { useSecondStep } from "./SecondStepPage";
import { useTokens } from "./TokensPage";

export default function ProfilePage() {
    const t = useText();
    const session = useSession();
    return (
        <Page title={session.name} narrow>
            <Section
                title={t("accounts.web.profile")}
                actions={
                    session.person && (
                        <Button component={Link} to={`/people/${session.person}`} variant="default" size="xs">
                            {t("accounts.web.my_card")}
                        </Button>
                    )
                }
            >
                <Facts
                    items={[
                        [t("accounts.web.login"), session.login],
                        [
                            t("accounts.web.roles"),
                            session.roles.map((role) => (
                                <div key={role.role + role.organisation.id}>
                                    {role.role_name}, {role.organisation.name}
                                </div>
                            )),
                        ],
                    ]}
                />
            </Section>
            <Section title={t("accounts.web.entering")}>
                <Entering />
            </Section>
            <Section title={t("accounts.web.sessions")}>
                <Sessions />
            </Section>
            {session.person && (
                <Section title={t("accounts.web.consents")}>
                    <Consents />
                </Section>
            )}
            {session.person && (
                <Section title={t("accounts.web.own_data")}>
                    <Text size="sm" c="dimmed" mb="sm">
                        {t("accounts.web.own_data_words")}
                    </Text>
                    <DownloadButton fetchFile={() => download("/me/data.xlsx", undefined, "data.xlsx")}>
                        {t("accounts.web.own_data_take")}
                    </DownloadButton>
                </Section>
            )}
            <Section title={t("accounts.web.looks")}>
                <Text size="sm" c="dimmed" mb="sm">
                    {t("accounts.web.looks_words")}
                </Text>
                <Looks />
            </Section>
        </Page>
    );
}

// What is changed rarely is one line each, and opens when it is wanted.
function Entering() {
    const t = useText();
    const [changing, setChanging] = useState(false);
    const second = useSecondStep();
    const tokens = useTokens();
    return (
        <>
            <ul className="lines">
                <li>
                    <Text size="sm" className="line-words">
                        {t("accounts.web.password")}
                    </Text>
                    <Button
                        size="xs"
                        variant="default"
                        aria-expanded={changing}
                        onClick={() => setChanging(!changing)}
                    >
                        {t("accounts.web.change_password")}
                    </Button>
                </li>
                <Setting
                    title={t("accounts.web.second_step")}
                    to="/profile/second-step"
                    words={
                        second.data?.on
                            ? t("accounts.web.second_line_on", { count: second.data.recovery_left })
                            : t("accounts.web.second_line_off")
                    }
                />
                <Setting
                    title={t("accounts.web.tokens")}
                    to="/profile/tokens"
                    words={
                        tokens.data?.items.length
                            ? t("accounts.web.tokens_line", { count: tokens.data.items.length })
                            : t("accounts.web.tokens_none")
                    }
                />
            </ul>
            {changing && <ChangePassword />}
        </>
    );
}

function Setting({ title, words, to }: { title: string; words: string; to: string }) {
    const t = useText();
    return (
        <li>
            <div className="line-words">
                <Text size="sm">{title}</Text>
                <Text size="xs" c="dimmed">
                    {words}
                </Text>
            </div>
            <Button
                component={Link}
                to={to}
                size="xs"
                variant="default"
                aria-label={`${t("accounts.web.set_up")}: ${title}`}
            >
                {t("accounts.web.set_up")}
            </Button>
        </li>
    );
}

function Consents() {
    const t = useText();
    const consents = useConsents();
    return (
        <Loaded of={consents}>
            {(data) => (
                <>
                    <ul className="lines">
                        {data.items.map((consent) => (
                            <li key={consent.code}>
                                <Text size="sm" className="line-words">
                                    {consent.title}
                                </Text>
                                <Badge color={consent.state === "given" ? "green" : "gray"}>
                                    {t(`accounts.web.consent_state.${consent.state}`)}
                                </Badge>
                            </li>
                        ))}
                    </ul>
                    <Button component={Link} to="/profile/consents" size="xs" variant="default" mt="sm">
                        {t("accounts.web.consents_open")}
                    </Button>
                </>
            )}
        </Loaded>
    );
}

function ChangePassword() {
    const t = useText();
    const [done, setDone] = useState(false);
    const form = useServerForm({
        draft: false,
        initial: { current: "", fresh: "", repeat: "" },
        validate: (values): Record<string, string> =>
            values.fresh === values.repeat ? {} : { repeat: t("accounts.web.passwords_differ") },
        send: async ({ current, fresh }) => {
            setDone(false);
            await api.post("/password", { current, fresh });
            form.fields.setValues({ current: "", fresh: "", repeat: "" });
            setDone(true);
        },
    });
    return (
        <Form of={form}>
            <PasswordInput
                label={t("accounts.web.current_password")}
                autoComplete="current-password"
                required
                maw={360}
                {...form.fields.getInputProps("current")}
            />
            <Group maw={360} display="block">
                <NewPassword fields={form.fields} name="fresh" />
            </Group>
            <FormProblem form={form} shown={["current", "fresh", "repeat"]} />
            {done && (
                <Alert color="green" mt="sm" role="status">
                    {t("accounts.web.password_changed")}
                </Alert>
            )}
            <FormButtons form={form} title={t("accounts.web.change_password")} />
        </Form>
    );
}

type SessionRow = {
    id: string;
    created_at: string;
    seen_at: string;
    agent: string | null;
    address: string | null;
    current: boolean;
};

function Sessions() {
    const t = useText();
    const queries = useQueryClient();
    const sessions = useQuery({
        queryKey: ["sessions"],
        queryFn: ({ signal }) => api.get<{ items: SessionRow[] }>("/sessions", undefined, signal),
    });
    return (
        <Loaded of={sessions}>
            {(data) => (
                <Table aria-label={t("accounts.web.sessions")}>
                    <Table.Tbody>
                        {data.items.map((row) => (
                            <Table.Tr key={row.id}>
                                <Table.Td>
                                    <Text size="sm">{agentName(row.agent)}</Text>
                                    <Text size="xs" c="dimmed">
                                        {t("accounts.web.session_seen", {
                                            at: formatInstant(row.seen_at),
                                            address: row.address,
                                        })}
                                    </Text>
                                </Table.Td>
                                <Table.Td ta="right">
                                    {row.current ? (
                                        <Badge>{t("accounts.web.this_session")}</Badge>
                                    ) : (
                                        <ConfirmButton
                                            title={t("accounts.web.end_session")}
                                            question={t("accounts.web.end_session_question")}
                                            size="xs"
                                            variant="default"
                                            act={async () => {
                                                await api.delete(`/sessions/${row.id}`);
                                                await queries.invalidateQueries({ queryKey: ["sessions"] });
                                            }}
                                        />
                                    )}
                                </Table.Td>
                            </Table.Tr>
                        ))}
                    </Table.Tbody>
                </Table>
            )}
        </Loaded>
    );
}

// "Mozilla/5.0 (X11; Linux x86_64) … Firefox/128.0" → "Firefox, Linux"
function agentName(agent: string | null): string {
    if (!agent) return "?";
    const browsers: [RegExp, string][] = [
        [/YaBrowser/, "Яндекс Браузер"],
        [/Edg\//, "Edge"],
        [/OPR\//, "Opera"],
        [/Firefox/, "Firefox"],
        [/Chrome/, "Chrome"],
        [/Safari/, "Safari"],
    ];
    const systems: [RegExp, string][] = [
        [/Android/, "Android"],
        [/iPhone|iPad/, "iOS"],
        [/Windows/, "Windows"],
        [/Mac OS/, "macOS"],
        [/Linux/, "Linux"],
    ];
    const named = (list: [RegExp, string][]) => list.find(([mark]) => mark.test(agent))?.[1];
    return [named(browsers), named(systems)].filter(Boolean).join(", ") || agent.slice(0, 60);
}

type Look = { at: string; who_role: string; who_organisation: string | null; what: string };

function Looks() {
    const t = useText();
    const looks = useList<Look>("/looks");
    const columns: Column<Look>[] = [
        {
            key: "at",
            title: t("accounts.web.look_at"),
            cell: (row) => formatInstant(row.at),
            width: 150,
            phone: "heading",
        },
        {
            key: "who",
            title: t("accounts.web.look_who"),
            cell: (row) => [row.who_role, row.who_organisation].filter(Boolean).join(", "),
        },
        { key: "what", title: t("accounts.web.look_what"), cell: (row) => row.what },
    ];
    return (
        <DataTable
            label={t("accounts.web.looks")}
            columns={columns}
            rowKey={(row) => row.at + row.what + row.who_role}
            empty={t("accounts.web.no_looks")}
            {...looks.table}
        />
    );
}
