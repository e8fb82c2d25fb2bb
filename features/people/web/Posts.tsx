import { api } from "@api/client";
import { dictionariesQuery, titleOf } from "@api/dictionaries";
import { useSession } from "@api/session";
import { Alert, Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { dayAfter, formatPeriod } from "@ui/format";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Employment, type Person, personQuery } from "./person";

// Where and as what the person works; whoever leaves a post leaves it here.
export function Posts({ person }: { person: Person }) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const [leaving, setLeaving] = useState<Employment | null>(null);
    return (
        <>
            {person.employments.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("people.web.nothing_recorded")}
                </Text>
            )}
            <Stack gap="sm">
                {person.employments.map((post) => (
                    <Group key={post.id} justify="space-between" align="flex-start" gap="xs">
                        <div>
                            <Text size="sm" fw={post.until ? 400 : 500}>
                                {post.position}
                                {post.subjects.length > 0 && `: ${post.subjects.join(", ")}`}
                                {post.detail && ` (${post.detail})`}
                            </Text>
                            <Text size="sm">
                                <Anchor
                                    component={Link}
                                    to={`/organisations/${post.organisation.id}`}
                                    size="sm"
                                >
                                    {post.organisation.name}
                                </Anchor>
                            </Text>
                            <Text size="xs" c="dimmed">
                                {[
                                    formatPeriod(post.since, post.until),
                                    titleOf(terms.data?.employment_kinds, post.employment),
                                    post.rate ? t("people.web.rate_of", { rate: post.rate }) : null,
                                    post.hours ? t("people.web.hours", { hours: post.hours }) : null,
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </Text>
                        </div>
                        {post.can.end && (
                            <Button size="xs" variant="default" onClick={() => setLeaving(post)}>
                                {t("people.web.leave")}
                            </Button>
                        )}
                    </Group>
                ))}
            </Stack>
            <Modal
                opened={leaving !== null}
                onClose={() => setLeaving(null)}
                title={t("people.web.leave_title")}
            >
                {leaving && <Leave person={person} post={leaving} onDone={() => setLeaving(null)} />}
            </Modal>
        </>
    );
}

function Leave({ person, post, onDone }: { person: Person; post: Employment; onDone: () => void }) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: post.id,
        initial: { until: today as string | null },
        version: person.version,
        send: async ({ until }, version) => {
            await api.patch(`/employments/${post.id}`, { until: dayAfter(until) }, version);
            await queries.invalidateQueries({ queryKey: ["people"] });
            onDone();
        },
        refresh: () => queries.fetchQuery({ ...personQuery(person.id), staleTime: 0 }),
    });
    return (
        <Form of={form}>
            <Alert color="gray" mb="sm">
                {post.position}, {post.organisation.name}
            </Alert>
            <DateField
                label={t("people.web.last_day")}
                description={t("people.web.leave_words")}
                required
                {...form.fields.getInputProps("until")}
            />
            <FormProblem form={form} shown={["until"]} />
            <FormButtons form={form} title={t("people.web.leave")} onCancel={onDone} />
        </Form>
    );
}
