import { api } from "@api/client";
import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { DateField } from "@ui/DateField";
import { Section } from "@ui/Facts";
import { formatDate } from "@ui/format";
import { asProblem, type Problem } from "@ui/problem";
import { useText } from "@ui/text";
import { useState } from "react";
import type { Proposals } from "./association";

// What ought to be merged or closed, what was put off, and who could head those that nobody does.
export function Tending({ answer }: { answer: Proposals }) {
    const t = useText();
    const queries = useQueryClient();
    const [problem, setProblem] = useState<Problem | null>(null);
    const [act, setAct] = useState("");
    const [actDate, setActDate] = useState<string | null>(null);
    const [reasons, setReasons] = useState<Record<string, string>>({});
    const fresh = () =>
        Promise.all([
            queries.invalidateQueries({ queryKey: ["associations"] }),
            queries.invalidateQueries({ queryKey: ["list", "/associations"] }),
        ]);
    const done = async (work: () => Promise<unknown>) => {
        setProblem(null);
        try {
            await work();
            await fresh();
        } catch (failure) {
            setProblem(asProblem(failure));
        }
    };
    const accept = async (keys: string[]) => {
        await api.post("/associations/proposals/accept", {
            items: keys.map((key) => ({ key })),
            ...(act ? { act_number: act } : {}),
            ...(actDate ? { act_date: actDate } : {}),
        });
        await fresh();
    };
    const putOff = (key: string) =>
        done(() => api.post("/associations/proposals/put-off", { key, reason: reasons[key] ?? "" }));
    const ask = (association: string, person: string, told: string) =>
        done(() => api.post(`/associations/${association}/questions`, { person, answer: told }));
    return (
        <>
            {problem && (
                <Alert color="red" role="alert" mb="md">
                    {problem.fields[0]?.message ?? problem.detail ?? problem.message}
                </Alert>
            )}
            {answer.tending.length > 0 && (
                <Section title={t("associations.web.tending")}>
                    <Group gap="sm" mb="sm" align="flex-end">
                        <TextInput
                            label={t("associations.web.closing_act")}
                            w={260}
                            value={act}
                            onChange={(event) => setAct(event.currentTarget.value)}
                        />
                        <DateField
                            label={t("associations.web.closing_act_date")}
                            w={170}
                            value={actDate}
                            onChange={setActDate}
                        />
                    </Group>
                    <Stack gap="md">
                        {answer.tending.map((one) => (
                            <div key={one.key}>
                                <Text size="sm" fw={500}>
                                    {t(`associations.web.tending_${one.what}`, { name: one.name })}
                                </Text>
                                {one.associations.map((each) => (
                                    <div key={each.id}>
                                        <Anchor component={Link} to={`/associations/${each.id}`} size="sm">
                                            {each.name}
                                        </Anchor>
                                    </div>
                                ))}
                                <Text size="xs" c="dimmed">
                                    {one.organisation.name} · {one.reason}
                                </Text>
                                <Group gap="xs" mt={4} align="flex-end">
                                    <ConfirmButton
                                        size="xs"
                                        title={t(`associations.web.do_${one.what}`)}
                                        question={t(`associations.web.tending_${one.what}`, {
                                            name: one.name,
                                        })}
                                        words={<Names of={one.associations.map((each) => each.name)} />}
                                        act={() => accept([one.key])}
                                    />
                                    <TextInput
                                        size="xs"
                                        aria-label={t("associations.web.why_not", { name: one.name })}
                                        placeholder={t("associations.web.why_not_now")}
                                        value={reasons[one.key] ?? ""}
                                        onChange={(event) => {
                                            const reason = event.currentTarget.value;
                                            setReasons((before) => ({ ...before, [one.key]: reason }));
                                        }}
                                    />
                                    <Button
                                        size="xs"
                                        variant="default"
                                        disabled={!reasons[one.key]}
                                        onClick={() => putOff(one.key)}
                                    >
                                        {t("associations.web.not_now")}
                                    </Button>
                                </Group>
                            </div>
                        ))}
                    </Stack>
                    {answer.tending.length > 1 && (
                        <ConfirmButton
                            mt="md"
                            title={t("associations.web.accept_all", { count: answer.tending.length })}
                            question={t("associations.web.accept_all_question")}
                            words={
                                <Names
                                    of={answer.tending.map((one) =>
                                        t(`associations.web.tending_${one.what}`, { name: one.name }),
                                    )}
                                />
                            }
                            act={() => accept(answer.tending.map((one) => one.key))}
                        />
                    )}
                </Section>
            )}
            {answer.without_head.length > 0 && (
                <Section title={t("associations.web.without_head")}>
                    <Stack gap="md">
                        {answer.without_head.map((one) => (
                            <div key={one.id}>
                                <Anchor component={Link} to={`/associations/${one.id}`} size="sm">
                                    {one.name}
                                </Anchor>
                                <Text size="xs" c="dimmed">
                                    {one.organisation.name}
                                </Text>
                                {one.candidates.map((person) => (
                                    <Group gap="xs" key={person.id} mt={4} justify="space-between">
                                        <div style={{ flex: "1 1 260px" }}>
                                            <Text size="sm">{person.name}</Text>
                                            <Text size="xs" c="dimmed">
                                                {person.reasons.join(" · ")}
                                                {person.answer &&
                                                    ` · ${t(`associations.web.answer_${person.answer}`)} ${formatDate(
                                                        person.answered_on ?? person.asked_on,
                                                    )}`}
                                            </Text>
                                        </div>
                                        {(["asked", "agreed", "declined"] as const)
                                            .filter((told) => told !== person.answer)
                                            .map((told) => (
                                                <Button
                                                    key={told}
                                                    size="compact-xs"
                                                    variant="default"
                                                    aria-label={`${t(`associations.web.answer_${told}`)}: ${person.name}, ${one.name}`}
                                                    onClick={() => ask(one.id, person.id, told)}
                                                >
                                                    {t(`associations.web.answer_${told}`)}
                                                </Button>
                                            ))}
                                    </Group>
                                ))}
                            </div>
                        ))}
                    </Stack>
                </Section>
            )}
            {answer.put_off.length > 0 && (
                <Section title={t("associations.web.put_off")}>
                    {answer.put_off.map((one) => (
                        <Group gap="xs" key={one.key}>
                            <Text size="sm">
                                {one.title} – {one.reason}, {formatDate(one.declined_on)}
                            </Text>
                            <Button
                                size="compact-xs"
                                variant="default"
                                aria-label={`${t("associations.web.return")}: ${one.title}`}
                                onClick={() =>
                                    done(() => api.post("/associations/proposals/return", { key: one.key }))
                                }
                            >
                                {t("associations.web.return")}
                            </Button>
                        </Group>
                    ))}
                </Section>
            )}
        </>
    );
}

// What is about to happen, by name.
function Names({ of }: { of: string[] }) {
    return (
        <ul>
            {of.map((name) => (
                <li key={name}>{name}</li>
            ))}
        </ul>
    );
}
