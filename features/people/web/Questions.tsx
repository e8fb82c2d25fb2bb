import { api, type Page } from "@api/client";
import { Button, Group, Paper, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import type { Answer, Import, Question } from "./import";

type Choice = { words: string; answer: Omit<Answer, "code"> };

const blank = { settle: null, skip: null, elsewhere: null };

// What waits in many rows alike is answered once.
export function Questions({ data }: { data: Import }) {
    const t = useText();
    const queries = useQueryClient();
    const [sending, setSending] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const questions = useQuery({
        queryKey: ["imports", "card", data.id, "questions"],
        queryFn: ({ signal }) => api.get<Page<Question>>(`/imports/${data.id}/questions`, undefined, signal),
        enabled: Boolean(data.can.edit) && data.counts.doubtful > 1,
    });
    const shown = questions.data?.items.filter((one) => Object.values(one.can).some(Boolean)) ?? [];
    if (!data.can.edit || shown.length === 0) return null;

    function choices({ code, severity, can }: Question): Choice[] {
        if (can.elsewhere) {
            return (["moved", "both"] as const).map((elsewhere) => ({
                words: t(`people.web.all_${elsewhere}`),
                answer: { ...blank, elsewhere },
            }));
        }
        if (code === "not_in_list") {
            return [
                { words: t("people.web.all_left"), answer: { ...blank, settle: true } },
                { words: t("people.web.all_work"), answer: { ...blank, skip: true } },
            ];
        }
        const enter = severity === "ask" ? "people.web.all_enter" : "people.web.all_confirm";
        return [
            { words: t(enter), answer: { ...blank, settle: true } },
            ...(severity === "ask"
                ? [{ words: t("people.web.all_skip"), answer: { ...blank, skip: true } }]
                : []),
        ];
    }
    async function give(code: string, choice: Choice) {
        setSending(code + choice.words);
        setProblem(null);
        try {
            await api.post(`/imports/${data.id}/answers`, { code, ...choice.answer });
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            await Promise.all([
                queries.invalidateQueries({ queryKey: ["list", `/imports/${data.id}/rows`] }),
                queries.invalidateQueries({ queryKey: ["imports", "card", data.id] }),
            ]);
            setSending(null);
        }
    }
    return (
        <Paper p="sm" mb="md" component="section" aria-label={t("people.web.same_questions")}>
            <Text size="sm" fw={500} mb={4}>
                {t("people.web.same_questions")}
            </Text>
            <ul className="plain">
                {shown.map((one) => (
                    <li key={one.code}>
                        <Group gap="xs" py={2}>
                            <Text size="sm" flex="1 1 260px">
                                {t(`people.web.question.${one.code}`)}:{" "}
                                {t("people.web.in_rows", { count: one.rows })}
                            </Text>
                            {choices(one).map((choice) => (
                                <Button
                                    key={choice.words}
                                    size="compact-sm"
                                    variant="default"
                                    loading={sending === one.code + choice.words}
                                    disabled={sending !== null}
                                    onClick={() => give(one.code, choice)}
                                >
                                    {choice.words}
                                </Button>
                            ))}
                        </Group>
                    </li>
                ))}
            </ul>
            {problem && <Failure error={problem} />}
        </Paper>
    );
}
