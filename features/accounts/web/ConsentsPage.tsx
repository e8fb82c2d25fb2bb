import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Section } from "@ui/Facts";
import { formatDate, formatInstant } from "@ui/format";
import { Page } from "@ui/Page";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

export type Consent = Schema<"accounts.ConsentRow">;
type Consents = Schema<"accounts.ConsentRowList">;

export function useConsents(enabled = true) {
    return useQuery({
        queryKey: ["consents"],
        enabled,
        queryFn: ({ signal }) => api.get<Consents>("/me/consents", undefined, signal),
    });
}

const colors = { open: "gray", given: "green", refused: "gray", renewed: "yellow" };

// Each consent by itself, read where it is given; taken back with the same one press.
export default function ConsentsPage() {
    const t = useText();
    const consents = useConsents();
    return (
        <Page
            title={t("accounts.web.consents")}
            crumbs={[{ title: t("accounts.web.profile"), to: "/profile" }]}
            narrow
        >
            <Text size="sm" mb="md">
                {t("accounts.web.consents_words")}
            </Text>
            <Loaded of={consents}>
                {(data) => data.items.map((consent) => <One key={consent.code} consent={consent} />)}
            </Loaded>
        </Page>
    );
}

function One({ consent }: { consent: Consent }) {
    const t = useText();
    const queries = useQueryClient();
    const [sending, setSending] = useState<boolean | null>(null);
    const [error, setError] = useState<unknown>(null);
    async function answer(given: boolean) {
        setSending(given);
        setError(null);
        try {
            const { code, version } = consent;
            queries.setQueryData(
                ["consents"],
                await api.post<Consents>("/me/consents", { code, version, given }),
            );
            await queries.invalidateQueries({ queryKey: ["week"] });
        } catch (problem) {
            setError(problem);
            await queries.invalidateQueries({ queryKey: ["consents"] });
        } finally {
            setSending(null);
        }
    }
    return (
        <Section
            title={consent.title}
            actions={
                <Badge color={colors[consent.state]}>
                    {t(`accounts.web.consent_state.${consent.state}`)}
                </Badge>
            }
        >
            <Text size="sm">{consent.text}</Text>
            <Text size="xs" c="dimmed" mt="xs">
                {t("accounts.web.consent_version", {
                    version: consent.version,
                    date: formatDate(consent.since),
                })}
            </Text>
            {consent.acts.length > 0 && (
                <details>
                    <Text component="summary" size="xs" mt={4}>
                        {t("accounts.web.consent_acts")}
                    </Text>
                    <ul>
                        {consent.acts.map((act) => (
                            <Text component="li" size="xs" key={act.at + act.version + act.given}>
                                {t(
                                    act.given
                                        ? "accounts.web.consent_was_given"
                                        : "accounts.web.consent_was_refused",
                                    { at: formatInstant(act.at), version: act.version, how: act.how },
                                )}
                            </Text>
                        ))}
                    </ul>
                </details>
            )}
            {error ? <Failure error={error} /> : null}
            <Group gap="sm" mt="md">
                {consent.state !== "given" && (
                    <Button size="xs" loading={sending === true} onClick={() => answer(true)}>
                        {t("accounts.web.consent_give")}
                    </Button>
                )}
                {consent.state !== "refused" && (
                    <Button
                        size="xs"
                        variant="default"
                        loading={sending === false}
                        onClick={() => answer(false)}
                    >
                        {t(
                            consent.state === "open"
                                ? "accounts.web.consent_refuse"
                                : "accounts.web.consent_withdraw",
                        )}
                    </Button>
                )}
            </Group>
        </Section>
    );
}
