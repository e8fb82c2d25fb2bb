import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { homeOrganisation, useSession } from "@api/session";
import { Alert, Anchor, Button, Group, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Empty, Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";

type Week = Schema<"week.Week">;
type Item = Week["items"][number];
type Action = Item["actions"][number];

const parts = ["late", "due", "waits", "others", "next"] as const;

// The page that begins every day: what each room says of the reader's own work.
export default function WeekPage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const week = useQuery({
        queryKey: ["week"],
        queryFn: ({ signal }) => api.get<Week>("/week", undefined, signal),
        // What was done on any other page is gone from here at once.
        staleTime: 0,
    });
    return (
        <Page
            title={t("web.home")}
            note={[
                home?.name,
                formatDate(session.today),
                t("web.home_note", { year: formatSchoolYear(session.school_year) }),
            ]
                .filter(Boolean)
                .join(" · ")}
        >
            <Loaded of={week}>{(found) => <Parts week={found} />}</Loaded>
        </Page>
    );
}

function Parts({ week }: { week: Week }) {
    const t = useText();
    const [done, setDone] = useState<string | null>(null);
    return (
        <>
            <div role="status" aria-live="polite">
                {done && (
                    <Alert color="green" mb="md" icon={<Icon name="check" />}>
                        {t("week.web.done", { title: done })}
                    </Alert>
                )}
            </div>
            {week.items.length === 0 && (
                <Empty title={t("week.web.nothing")}>{t("week.web.nothing_words")}</Empty>
            )}
            {parts.map((part) => {
                const items = week.items.filter((one) => one.part === part);
                if (items.length === 0) return null;
                return (
                    <Section key={part} title={`${t(`week.web.${part}`)} (${items.length})`}>
                        <ul className="week" data-part={part}>
                            {items.map((item) => (
                                <Line key={item.kind + item.page + item.title} item={item} onDone={setDone} />
                            ))}
                        </ul>
                    </Section>
                );
            })}
        </>
    );
}

function Line({ item, onDone }: { item: Item; onDone: (title: string) => void }) {
    const t = useText();
    const queries = useQueryClient();
    const [sending, setSending] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function act(action: Action) {
        setSending(action.title);
        setProblem(null);
        try {
            await api.post(action.path, action.body);
            onDone(item.title);
            // What was done here shows on every other page, too.
            await queries.invalidateQueries();
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(null);
        }
    }
    const [path, query] = item.page.split("?");
    return (
        <li>
            <Text size="sm" className="figures" w={92}>
                {item.on ? formatDate(item.on) : ""}
            </Text>
            <div className="week-words">
                <Anchor
                    component={Link}
                    to={path}
                    search={Object.fromEntries(new URLSearchParams(query ?? "")) as never}
                    size="sm"
                >
                    {item.title}
                </Anchor>
                {item.note && (
                    <Text size="xs" c="dimmed">
                        {item.note}
                    </Text>
                )}
                {problem && <Failure error={problem} />}
            </div>
            {item.actions.length > 0 && (
                <Group gap={4}>
                    {item.actions.map((action) => (
                        <Button
                            key={action.title}
                            size="compact-sm"
                            variant="default"
                            loading={sending === action.title}
                            aria-label={t("week.web.act_on", { action: action.title, title: item.title })}
                            onClick={() => act(action)}
                        >
                            {action.title}
                        </Button>
                    ))}
                </Group>
            )}
        </li>
    );
}
