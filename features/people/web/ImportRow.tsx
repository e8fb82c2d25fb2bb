import { findOrganisations } from "@api/choices";
import { dictionariesQuery, titleOf } from "@api/dictionaries";
import { Anchor, Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dash, formatDate, formatPhone } from "@ui/format";
import { Icon } from "@ui/icons";
import { Picker } from "@ui/Picker";
import type { Problem } from "@ui/problem";
import { Failure, Waiting } from "@ui/States";
import { useText } from "@ui/text";
import { type KeyboardEvent, lazy, type ReactNode, Suspense } from "react";
import { type ImportRow, open, type Patch, type RowProblem } from "./import";

const RowEditor = lazy(() => import("./RowEditor"));

const outcomeColour = {
    fresh: "green",
    changed: "blue",
    same: "gray",
    left: "orange",
    skipped: "gray",
    entered: "green",
};
const severityColour = { ask: "red", confirm: "yellow", info: "gray" };

export function RowLine({
    row,
    home,
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
    onPatch,
}: {
    row: ImportRow;
    home: string;
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
    onPatch: (patch: Patch) => void;
}) {
    const t = useText();
    const { person } = row;
    const leaver = row.rows.length === 0;
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
                    {leaver
                        ? t("people.web.not_listed")
                        : t("people.web.row", { rows: row.rows.join(", "), count: row.rows.length })}
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
                {row.outcome === "entered" && row.matched && (
                    <Anchor component={Link} to={`/people/${row.matched}`} size="sm">
                        {t("people.web.open_card")}
                    </Anchor>
                )}
                {canEdit && !editing && row.outcome !== "entered" && (
                    <Group gap={4}>
                        {!leaver && (
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                onClick={onEdit}
                                aria-label={t("people.web.correct_row", { name })}
                            >
                                {t("people.web.correct")}
                            </Button>
                        )}
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
            {!skipped && !editing && <Read row={row} home={home} />}
            {row.joined && (
                <Text size="sm" c="dimmed" className="line-body">
                    {t("people.web.joined")}
                </Text>
            )}
            {!skipped && row.problems.length > 0 && (
                <ul className="problems">
                    {row.problems.map((one) => (
                        <Doubt
                            key={one.code + one.reason}
                            problem={one}
                            row={row}
                            canEdit={canEdit && row.outcome !== "entered"}
                            onSkip={() => onSkip(true)}
                            onPatch={onPatch}
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
function Read({ row, home }: { row: ImportRow; home: string }) {
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
        row.organisation && row.organisation.id !== home && row.organisation.name,
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
        formatPhone(person.phone),
        person.email,
        row.elsewhere && t(`people.web.elsewhere_${row.elsewhere}`),
    ].filter(Boolean);
    return (
        <div className="line-body">
            <Text size="sm">{posts.join("; ") || dash}</Text>
            <Text size="sm" c="dimmed">
                {facts.join(" · ")}
            </Text>
            {row.fixes?.length > 0 && (
                <Text size="xs" c="dimmed">
                    {t("people.web.fixed")} {row.fixes.map((fix) => told(fix, t)).join("; ")}
                </Text>
            )}
        </div>
    );
}

// What the eye cannot tell apart is said in words.
function told({ was, now }: { was: string; now: string }, t: ReturnType<typeof useText>): string {
    if (was.replace(/\s+/g, " ").trim() === now) return t("people.web.fixed_spaces", { now });
    if (/[a-z]/i.test(was) && !/[a-z]/i.test(now)) return t("people.web.fixed_letters", { now });
    return `«${was}» → «${now}»`;
}

type Answering = {
    row: ImportRow;
    problem: RowProblem;
    t: ReturnType<typeof useText>;
    onSettle: () => void;
    onSkip: () => void;
    onPatch: (patch: Patch) => void;
};

function Answer({ words, act }: { words: string; act: () => void }) {
    return (
        <Button size="compact-sm" variant="default" onClick={act}>
            {words}
        </Button>
    );
}

// Questions that have answers of their own, each ready to press.
const answers: Record<string, (_: Answering) => ReactNode> = {
    not_in_list: ({ t, onSettle, onSkip }) => (
        <>
            <Answer words={t("people.web.has_left")} act={onSettle} />
            <Answer words={t("people.web.still_works")} act={onSkip} />
        </>
    ),
    surname_changed: ({ t, onSettle, onPatch }) => (
        <>
            <Answer words={t("people.web.same_person")} act={onSettle} />
            <Answer words={t("people.web.new_person")} act={() => onPatch({ matched: null })} />
        </>
    ),
    possible_duplicate: ({ problem, t, onSettle, onPatch }) => (
        <>
            {problem.other && (
                <Answer
                    words={t("people.web.one_person_join")}
                    act={() => onPatch({ joins: problem.other })}
                />
            )}
            <Answer words={t("people.web.two_people")} act={onSettle} />
        </>
    ),
    back_from_leave: ({ row, t, onSettle, onPatch }) => (
        <>
            <Answer words={t("people.web.is_back")} act={onSettle} />
            <Answer
                words={t("people.web.still_on_leave")}
                act={() => onPatch({ person: { ...row.person, status: "parental_leave" } })}
            />
        </>
    ),
    works_elsewhere: ({ t, onPatch }) => (
        <>
            <Answer words={t("people.web.moved_here")} act={() => onPatch({ elsewhere: "moved" })} />
            <Answer words={t("people.web.works_in_both")} act={() => onPatch({ elsewhere: "both" })} />
        </>
    ),
    same_name_known: ({ row, t, onPatch }) => (
        <>
            {row.candidates.map((one) => (
                <Answer
                    key={one.id}
                    words={t("people.web.is_this_one", {
                        who:
                            [one.birth_date && formatDate(one.birth_date), one.posts.join("; ")]
                                .filter(Boolean)
                                .join(", ") || one.name,
                    })}
                    act={() => onPatch({ matched: one.id })}
                />
            ))}
            <Answer words={t("people.web.new_person")} act={() => onPatch({ matched: null })} />
        </>
    ),
    organisation_unknown: ({ t, onPatch }) => (
        <Picker
            what="organisations"
            label={t("people.web.which_organisation")}
            search={(words, signal) => findOrganisations(words, signal, { levels: ["organisation"] })}
            value={null}
            onChange={(place) => place && onPatch({ organisation: place.id })}
        />
    ),
};

function Doubt({
    problem,
    row,
    canEdit,
    onSettle,
    onSkip,
    onPatch,
    onEdit,
}: {
    problem: RowProblem;
    row: ImportRow;
    canEdit: boolean;
    onSettle: () => void;
    onSkip: () => void;
    onPatch: (patch: Patch) => void;
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
            {canEdit && !problem.settled && answers[problem.code] && (
                <Group gap={4}>
                    {answers[problem.code]?.({ row, problem, t, onSettle, onSkip, onPatch })}
                </Group>
            )}
            {canEdit && !problem.settled && !answers[problem.code] && problem.severity !== "info" && (
                <Group gap={4}>
                    <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<Icon name="check" size={14} />}
                        onClick={onSettle}
                    >
                        {t(problem.severity === "ask" ? "people.web.enter_so" : "people.web.confirm")}
                    </Button>
                    {problem.field && !problem.field.startsWith("source") && (
                        <Button size="compact-sm" variant="subtle" onClick={onEdit}>
                            {t("people.web.correct")}
                        </Button>
                    )}
                </Group>
            )}
        </li>
    );
}
