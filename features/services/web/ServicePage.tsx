import { api } from "@api/client";
import { Alert, Anchor, Badge, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Facts, Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { dash, formatDate, formatNumber, lastDay } from "@ui/format";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, Suspense, useState } from "react";
import { Funding } from "./Funding";
import { type Holder, loadWords, type Post, type Service, serviceQuery } from "./service";

const Forms = lazy(() => import("./Forms"));

export type Drawn =
    | { what: "form" }
    | { what: "post"; post?: Post }
    | { what: "holder"; post: Post }
    | { what: "end"; post: Post; holder: Holder };

export default function ServicePage() {
    const id = useId();
    const card = useQuery(serviceQuery(id));
    return (
        <Loaded of={card} page>
            {(service) => <Card key={id} service={service} />}
        </Loaded>
    );
}

function Card({ service }: { service: Service }) {
    const t = useText();
    const queries = useQueryClient();
    const [drawn, setDrawn] = useState<Drawn | null>(null);
    const [sending, setSending] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function takeStaff() {
        setSending(true);
        setProblem(null);
        try {
            await api.post(`/services/${service.municipality.id}/posts/of-staff`);
            await queries.invalidateQueries({ queryKey: ["services"] });
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    return (
        <Page
            title={t("services.web.one")}
            note={service.municipality.name}
            crumbs={[{ title: t("services.web.menu"), to: "/services" }]}
            actions={
                service.can.edit && (
                    <Button variant="default" onClick={() => setDrawn({ what: "form" })}>
                        {t("services.web.edit")}
                    </Button>
                )
            }
        >
            <Section title={t("services.web.form")}>
                <Facts
                    items={[
                        [
                            t("services.web.form"),
                            t(
                                service.form
                                    ? `services.web.form.${service.form}`
                                    : "services.web.form_unknown",
                            ),
                        ],
                        [t("services.web.where"), service.organisation?.name ?? dash],
                        [t("services.web.people"), formatNumber(service.people)],
                        [
                            t("services.web.rates"),
                            service.rate > 0
                                ? t("services.web.of", {
                                      held: formatNumber(service.held, 2),
                                      rate: formatNumber(service.rate, 2),
                                  })
                                : dash,
                        ],
                        [
                            t("services.web.vacant"),
                            service.vacant > 0 ? formatNumber(service.vacant, 2) : dash,
                        ],
                        [t("services.web.work"), loadWords(service.work, t)],
                        [
                            t("services.web.load_of"),
                            service.load ? loadWords(service.load, t) : t("services.web.load_none"),
                        ],
                    ]}
                />
            </Section>
            <Section
                title={t("services.web.posts")}
                actions={
                    service.can.edit && (
                        <Group gap="xs">
                            {service.can.add_staff && (
                                <Button size="xs" loading={sending} onClick={takeStaff}>
                                    {t("services.web.from_staff", { count: service.staff })}
                                </Button>
                            )}
                            <Button size="xs" variant="default" onClick={() => setDrawn({ what: "post" })}>
                                {t("services.web.add_post")}
                            </Button>
                        </Group>
                    )
                }
            >
                {problem && <Failure error={problem} />}
                {service.posts.length === 0 && <Alert color="gray">{t("services.web.no_posts")}</Alert>}
                <Stack gap="md">
                    {service.posts.map((post) => (
                        <PostLine
                            key={post.id}
                            post={post}
                            edits={Boolean(service.can.edit)}
                            onDraw={setDrawn}
                        />
                    ))}
                </Stack>
            </Section>
            {service.can.funding && <Funding service={service} />}
            <Drawer
                opened={drawn !== null}
                onClose={() => setDrawn(null)}
                closeOnClickOutside={false}
                title={
                    drawn &&
                    t(
                        drawn.what === "form"
                            ? "services.web.edit"
                            : drawn.what === "holder"
                              ? "services.web.add_holder"
                              : drawn.what === "end"
                                ? "services.web.end_holder"
                                : drawn.post
                                  ? "services.web.edit_post"
                                  : "services.web.add_post",
                    )
                }
            >
                <Suspense fallback={<Waiting />}>
                    {drawn && <Forms service={service} drawn={drawn} onDone={() => setDrawn(null)} />}
                </Suspense>
            </Drawer>
        </Page>
    );
}

function PostLine({ post, edits, onDraw }: { post: Post; edits: boolean; onDraw: (drawn: Drawn) => void }) {
    const t = useText();
    const words = [
        t(`services.web.model.${post.model}`),
        post.area,
        post.base?.name,
        t("services.web.rate_is", { rate: formatNumber(post.rate, 2) }),
        post.until && t("services.web.until", { date: formatDate(lastDay(post.until)) }),
    ];
    return (
        <div>
            <Group justify="space-between" align="flex-start" gap="xs">
                <div>
                    <Text size="sm" fw={500}>
                        {post.title}{" "}
                        {post.vacant > 0 && (
                            <Badge component="span" size="sm" color="yellow">
                                {t("services.web.vacant_is", { rate: formatNumber(post.vacant, 2) })}
                            </Badge>
                        )}
                    </Text>
                    <Text size="xs" c="dimmed">
                        {words.filter(Boolean).join(" · ")}
                    </Text>
                </div>
                {edits && (
                    <Group gap={4}>
                        {post.vacant > 0 && (
                            <Button
                                size="compact-sm"
                                variant="default"
                                aria-label={t("services.web.add_holder_to", { title: post.title })}
                                onClick={() => onDraw({ what: "holder", post })}
                            >
                                {t("services.web.add_holder")}
                            </Button>
                        )}
                        <Button
                            size="compact-sm"
                            variant="subtle"
                            aria-label={t("services.web.edit_post_of", { title: post.title })}
                            onClick={() => onDraw({ what: "post", post })}
                        >
                            {t("services.web.edit_post")}
                        </Button>
                    </Group>
                )}
            </Group>
            <ul className="week">
                {post.holders.map((holder) => (
                    <li key={holder.id}>
                        <div className="week-words">
                            <Anchor component={Link} to={`/people/${holder.person.id}`} size="sm">
                                {holder.person.name}
                            </Anchor>
                            <Text size="xs" c="dimmed">
                                {[
                                    holder.rate !== null &&
                                        t("services.web.rate_is", { rate: formatNumber(holder.rate, 2) }),
                                    holder.terms && t(`services.web.terms.${holder.terms}`),
                                    holder.hours !== null &&
                                        t("services.web.hours_is", { hours: formatNumber(holder.hours) }),
                                    holder.until &&
                                        t("services.web.until", { date: formatDate(lastDay(holder.until)) }),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </Text>
                            {holder.load && (
                                <Text size="xs" c="dimmed">
                                    {loadWords(holder.load, t)}
                                </Text>
                            )}
                        </div>
                        {edits && !holder.until && (
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                aria-label={t("services.web.end_holder_of", { name: holder.person.name })}
                                onClick={() => onDraw({ what: "end", post, holder })}
                            >
                                {t("services.web.end_holder")}
                            </Button>
                        )}
                    </li>
                ))}
            </ul>
        </div>
    );
}
