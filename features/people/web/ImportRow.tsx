import { dictionariesQuery, titleOf } from "@api/dictionaries";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { dash, formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import type { Problem } from "@ui/problem";
import { Failure, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { type KeyboardEvent, lazy, Suspense } from "react";
import { type ImportRow, open, type Patch, type RowProblem } from "./import";

const RowEditor = lazy(() => import("./RowEditor"));

const outcomeColour = { fresh: "green", changed: "blue", same: "gray", skipped: "gray", entered: "green" };
const severityColour = { ask: "red", confirm: "yellow", info: "gray" };

export function RowLine({
    row,
    canEdit,
    editing,
    problem,
    onKeyDown,
    onEdit,
    onClose,
    onChange,
    onRefresh,
    onSettle,
    onSkip,
}: {
    row: ImportRow;
    canEdit: boolean;
    editing: boolean;
    problem: Problem | null;
    onKeyDown: (event: KeyboardEvent) => void;
    onEdit: () => void;
    onClose: (next: boolean) => void;
    onChange: (patch: Patch, version: number) => Promise<void>;
    onRefresh: () => Promise<{ version: number }>;
    onSettle: (codes: string[]) => void;
    onSkip: (skip: boolean) => void;
}) {
    const t = useText();
    const { person } = row;
    const name = [person.surname, person.name, person.patronymic].filter(Boolean).join(" ");
    const skipped = row.outcome === "skipped";
    const waiting = skipped ? [] : open(row);
    return (
        <li
            className="line"
            data-line={row.number}
            data-open={waiting.length > 0 || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk the lines, Enter opens one
            tabIndex={0}
            onKeyDown={onKeyDown}
        >
            <div className="line-head">
                <Text size="xs" c="dimmed" className="figures" w={92}>
                    {t("people.web.row", { rows: row.rows.join(", ") })}
                </Text>
                <Text fw={500} td={skipped ? "line-through" : undefined} flex="1 1 240px">
                    {name || dash}
                    {person.birth_date && (
                        <Text span size="sm" c="dimmed" fw={400}>
                            {" "}
                            {formatDate(person.birth_date)}
                        </Text>
                    )}
                </Text>
                <Badge color={outcomeColour[row.outcome]}>{t(`people.web.outcome_${row.outcome}`)}</Badge>
                {canEdit && !editing && (
                    <Group gap={4}>
                        <Button
                            size="compact-sm"
                            variant="subtle"
                            onClick={onEdit}
                            aria-label={t("people.web.correct_row", { name })}
                        >
                            {t("people.web.correct")}
                        </Button>
                        <Button
                            size="compact-sm"
                            variant="subtle"
                            onClick={() => onSkip(!skipped)}
                            aria-label={t(skipped ? "people.web.unskip_row" : "people.web.skip_row", {
                                name,
                            })}
                        >
                            {t(skipped ? "people.web.unskip" : "people.web.skip")}
                        </Button>
                    </Group>
                )}
            </div>
            {!skipped && !editing && <Read row={row} />}
            {!skipped && row.problems.length > 0 && (
                <ul className="problems">
                    {row.problems.map((one) => (
                        <Doubt
                            key={one.code + one.reason}
                            problem={one}
                            canEdit={canEdit}
                            onSettle={() => onSettle([one.code])}
                            onEdit={onEdit}
                        />
                    ))}
                </ul>
            )}
            {problem && <Failure error={problem} />}
            {editing && (
                <Suspense fallback={<Waiting />}>
                    <RowEditor row={row} onClose={onClose} onChange={onChange} onRefresh={onRefresh} />
                </Suspense>
            )}
        </li>
    );
}

// The person as they will be entered, in one or two lines.
function Read({ row }: { row: ImportRow }) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const { person } = row;
    const posts = person.positions.map((post) =>
        [
            post.title + (post.subject?.length ? `: ${post.subject.join(", ")}` : ""),
            post.rate ? t("people.web.rate_of", { rate: post.rate }) : null,
            post.employment && post.employment !== "main"
                ? titleOf(terms.data?.employment_kinds, post.employment)
                : null,
        ]
            .filter(Boolean)
            .join(", "),
    );
    const facts = [
        person.category &&
            [
                titleOf(terms.data?.category_levels, person.category.level),
                person.category.date ? formatDate(person.category.date) : null,
            ]
                .filter(Boolean)
                .join(" "),
        person.experience_years !== null &&
            person.experience_years !== undefined &&
            t("people.web.experience_short", {
                ped: person.experience_years,
                total: person.experience_total_years ?? dash,
            }),
        person.courses?.length > 0 && t("people.web.courses_short", { count: person.courses.length }),
        person.phone,
        person.email,
    ].filter(Boolean);
    return (
        <div className="line-body">
            <Text size="sm">{posts.join("; ") || dash}</Text>
            <Text size="sm" c="dimmed">
                {facts.join(" · ")}
            </Text>
            {row.fixes?.length > 0 && (
                <Text size="xs" c="dimmed">
                    {t("people.web.fixed")} {row.fixes.map((fix) => `«${fix.was}» → «${fix.now}»`).join("; ")}
                </Text>
            )}
        </div>
    );
}

function Doubt({
    problem,
    canEdit,
    onSettle,
    onEdit,
}: {
    problem: RowProblem;
    canEdit: boolean;
    onSettle: () => void;
    onEdit: () => void;
}) {
    const t = useText();
    return (
        <li data-settled={problem.settled || undefined}>
            <Badge color={problem.settled ? "green" : severityColour[problem.severity]} size="sm">
                {t(problem.settled ? "people.web.settled" : `people.web.severity_${problem.severity}`)}
            </Badge>
            <Text size="sm" flex="1 1 260px">
                {problem.reason}
            </Text>
            {canEdit && !problem.settled && problem.severity !== "info" && (
                <Group gap={4}>
                    <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<Icon name="check" size={14} />}
                        onClick={onSettle}
                    >
                        {t(problem.severity === "ask" ? "people.web.enter_so" : "people.web.confirm")}
                    </Button>
                    {problem.field && (
                        <Button size="compact-sm" variant="subtle" onClick={onEdit}>
                            {t("people.web.correct")}
                        </Button>
                    )}
                </Group>
            )}
        </li>
    );
}
