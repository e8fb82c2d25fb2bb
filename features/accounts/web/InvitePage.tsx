import { api } from "@api/client";
import { Alert, Button, Checkbox, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useFilters } from "@ui/filters";
import { formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Empty, Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

type Slip = {
    id: string;
    code: string;
    url: string;
    person_name: string;
    organisation_name: string | null;
    expires_on: string;
    kind: "invite" | "reset";
    sent_to: string | null;
    no_consent: boolean;
};

// Codes are shown once and cut from one sheet: many teachers have no work mail.
export default function InvitePage() {
    const t = useText();
    const [search] = useFilters<"person" | "organisation" | "name">();
    const [slips, setSlips] = useState<Slip[] | null>(null);
    const [error, setError] = useState<unknown>(null);
    const [sending, setSending] = useState(false);
    const [printed, setPrinted] = useState(false);
    const [send, setSend] = useState(false);
    const mail = useQuery({
        queryKey: ["mail"],
        queryFn: ({ signal }) => api.get<{ open: boolean }>("/mail", {}, signal),
    });
    useBlocker({
        shouldBlockFn: () =>
            Boolean(slips?.length) && !printed && !window.confirm(t("accounts.web.leave_unprinted")),
        enableBeforeUnload: () => Boolean(slips?.length) && !printed,
    });

    async function issue() {
        setSending(true);
        setError(null);
        const how = send ? { send } : {};
        try {
            if (search.person)
                setSlips([await api.post<Slip>(`/people/${search.person}/invitations`, undefined, how)]);
            else {
                const answer = await api.post<{ items: Slip[] }>(
                    `/organisations/${search.organisation}/invitations`,
                    undefined,
                    how,
                );
                setSlips(answer.items);
            }
        } catch (problem) {
            setError(problem);
        } finally {
            setSending(false);
        }
    }

    return (
        <Page
            title={t("accounts.web.invite_title")}
            note={search.name}
            actions={
                slips &&
                slips.length > 0 && (
                    <Button
                        leftSection={<Icon name="print" />}
                        onClick={() => {
                            window.print();
                            setPrinted(true);
                        }}
                    >
                        {t("accounts.web.print")}
                    </Button>
                )
            }
        >
            {!slips && (
                <>
                    <Text mb="md">
                        {t(search.person ? "accounts.web.invite_person" : "accounts.web.invite_all")}
                    </Text>
                    {mail.data?.open && (
                        <Checkbox
                            mb="md"
                            label={t("accounts.web.send_too")}
                            checked={send}
                            onChange={(event) => setSend(event.currentTarget.checked)}
                        />
                    )}
                    {error ? <Failure error={error} /> : null}
                    <Group>
                        <Button onClick={issue} loading={sending}>
                            {t("accounts.web.issue")}
                        </Button>
                        <Button variant="default" onClick={() => history.back()}>
                            {t("ui.web.cancel")}
                        </Button>
                    </Group>
                </>
            )}
            {slips?.length === 0 && <Empty title={t("accounts.web.nobody_to_invite")} />}
            {slips && slips.length > 0 && (
                <>
                    <Alert color="yellow" mb="md" className="no-print">
                        {t("accounts.web.shown_once")}
                    </Alert>
                    <div className="slips">
                        {slips.map((slip) => (
                            <section className="slip" key={slip.id} aria-label={slip.person_name}>
                                <Text fw={600}>{slip.person_name}</Text>
                                <Text size="sm" c="dimmed">
                                    {slip.organisation_name}
                                </Text>
                                <Text size="sm" mt="xs">
                                    {t(`accounts.web.slip_${slip.kind}`)}
                                </Text>
                                <Text size="sm">
                                    1. {t("accounts.web.slip_open", { address: acceptAddress(slip.url) })}
                                </Text>
                                <Text size="sm">2. {t("accounts.web.slip_code")}</Text>
                                <p className="code">{slip.code}</p>
                                <Text size="sm">3. {t("accounts.web.slip_choose")}</Text>
                                {slip.sent_to && (
                                    <Text size="xs" className="no-print">
                                        {t("accounts.web.sent_to", { address: slip.sent_to })}
                                    </Text>
                                )}
                                {slip.no_consent && (
                                    <Text size="xs" className="no-print">
                                        {t("accounts.web.not_sent_consent")}
                                    </Text>
                                )}
                                <Text size="xs" c="dimmed" mt="xs">
                                    {t("accounts.web.slip_expires", { date: formatDate(slip.expires_on) })}
                                </Text>
                            </section>
                        ))}
                    </div>
                </>
            )}
        </Page>
    );
}

// A short address is typed by hand from paper; the code is entered on the page itself.
function acceptAddress(url: string): string {
    return `${new URL(url || "/accept", location.origin).host}/accept`;
}
