import { Anchor, Badge, Button, Group, NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { dash } from "@ui/format";
import type { Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { kindsBelow } from "./organisation";
import {
    open,
    outcomeColour,
    type Register,
    type RegisterQuestion,
    type RegisterRow,
    type RowAnswer,
} from "./register";

type Answer = (words: Partial<RowAnswer>) => Promise<boolean>;
const severityColour = { ask: "red", confirm: "yellow", info: "gray" };
// Two organisations cannot have one ИНН, and a branch cannot come before its entity: here only a correction helps.
const notAgreeable = new Set([
    "inn_duplicate",
    "entity_waits",
    "kind_unclear",
    "several_known",
    "branch_parent_unclear",
]);

export function RegisterLine({
    row,
    headers,
    canAnswer,
    editing,
    problem,
    onKeyDown,
    onEdit,
    onClose,
    onAnswer,
}: {
    row: RegisterRow;
    headers: Register["columns"];
    canAnswer: boolean;
    editing: boolean;
    problem: Problem | null;
    onKeyDown: (event: KeyboardEvent) => void;
    onEdit: () => void;
    onClose: () => void;
    onAnswer: Answer;
}) {
    const t = useText();
    const skipped = row.outcome === "skipped";
    const name = row.short_name || row.name || dash;
    const facts = [
        row.kind && t(`organisations.web.kind_${row.kind}`),
        row.branch_of && t("organisations.web.register_branch", { name: row.branch_of }),
        row.inn && `${t("organisations.web.inn")} ${row.inn}`,
        row.head,
        row.cells.address,
        row.cells.phone,
        row.cells.email,
    ].filter(Boolean);
    return (
        <li
            className="line"
            data-line={row.rows[0]}
            data-open={open(row).length > 0 || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk the lines, Enter opens one
            tabIndex={0}
            onKeyDown={onKeyDown}
        >
            <div className="line-head">
                <Text size="xs" c="dimmed" className="figures" w={92}>
                    {t("organisations.web.register_rows", {
                        rows: row.rows.join(", "),
                        count: row.rows.length,
                    })}
                </Text>
                <Text fw={500} td={skipped ? "line-through" : undefined} flex="1 1 240px">
                    {row.organisation ? (
                        <Anchor component={Link} to={`/organisations/${row.organisation}`}>
                            {name}
                        </Anchor>
                    ) : (
                        name
                    )}
                </Text>
                <Badge color={outcomeColour[row.outcome]}>
                    {t(`organisations.web.register_${row.outcome}`)}
                </Badge>
                {canAnswer && !editing && (
                    <Group gap={4}>
                        {!skipped && (
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                aria-label={t("organisations.web.register_correct_row", { name })}
                                onClick={onEdit}
                            >
                                {t("organisations.web.register_correct")}
                            </Button>
                        )}
                        <Button
                            size="compact-sm"
                            variant="subtle"
                            aria-label={t(
                                skipped
                                    ? "organisations.web.register_unskip_row"
                                    : "organisations.web.register_skip_row",
                                { name },
                            )}
                            onClick={() => onAnswer({ skip: !skipped, name })}
                        >
                            {t(
                                skipped
                                    ? "organisations.web.register_unskip"
                                    : "organisations.web.register_skip",
                            )}
                        </Button>
                    </Group>
                )}
            </div>
            {!skipped && !editing && (
                <div className="line-body">
                    <Text size="sm" c="dimmed">
                        {facts.join(" · ")}
                    </Text>
                    {row.changes.length > 0 && row.outcome === "changed" && (
                        <Text size="xs" c="dimmed">
                            {t("organisations.web.register_changes", {
                                fields: row.changes.map((one) => t(`organisations.web.${one}`)).join(", "),
                            })}
                        </Text>
                    )}
                </div>
            )}
            {!skipped && row.problems.length > 0 && (
                <ul className="problems">
                    {row.problems.map((one) => (
                        <Doubt
                            key={one.code + one.reason}
                            question={one}
                            row={row}
                            canAnswer={canAnswer}
                            name={name}
                            onEdit={onEdit}
                            onAnswer={onAnswer}
                        />
                    ))}
                </ul>
            )}
            {problem && <Failure error={problem} />}
            {editing && <Editor row={row} headers={headers} onClose={onClose} onAnswer={onAnswer} />}
        </li>
    );
}

function Doubt({
    question,
    row,
    name,
    canAnswer,
    onEdit,
    onAnswer,
}: {
    question: RegisterQuestion;
    row: RegisterRow;
    name: string;
    canAnswer: boolean;
    onEdit: () => void;
    onAnswer: Answer;
}) {
    const t = useText();
    const agreed = () =>
        onAnswer({
            agreed: [...row.problems.filter((one) => one.settled).map((one) => one.code), question.code],
        });
    const asks = question.severity === "ask";
    const differs = question.code === "inn_differs";
    const agreeing = differs ? "register_theirs" : asks ? "register_as_is" : "register_right";
    return (
        <li data-settled={question.settled || undefined}>
            <Badge color={question.settled ? "green" : severityColour[question.severity]} size="sm">
                {t(
                    question.settled
                        ? "organisations.web.register_settled"
                        : `organisations.web.severity_${question.severity}`,
                )}
            </Badge>
            <Text size="sm" flex="1 1 260px">
                {question.reason}
            </Text>
            {canAnswer && !question.settled && question.severity !== "info" && (
                <Group gap={4}>
                    {question.choices.map((one) => (
                        <Button
                            key={one.id}
                            size="compact-sm"
                            variant="default"
                            onClick={() => onAnswer({ same_as: one.id })}
                        >
                            {t("organisations.web.register_is_this", { name: one.name })}
                        </Button>
                    ))}
                    {question.choices.length > 0 && (
                        <Button
                            size="compact-sm"
                            variant="default"
                            onClick={() => onAnswer({ same_as: "new" })}
                        >
                            {t("organisations.web.register_is_new")}
                        </Button>
                    )}
                    {question.code === "kind_unclear" && (
                        <NativeSelect
                            size="xs"
                            aria-label={t("organisations.web.kind")}
                            value=""
                            onChange={(event) =>
                                onAnswer({
                                    kind: event.currentTarget.value as NonNullable<RegisterRow["kind"]>,
                                })
                            }
                            data={[
                                { value: "", label: t("organisations.web.choose") },
                                ...kindsBelow.municipality.map((value) => ({
                                    value,
                                    label: t(`organisations.web.kind_${value}`),
                                })),
                            ]}
                        />
                    )}
                    {differs && (
                        <Button
                            size="compact-sm"
                            variant="default"
                            onClick={() => onAnswer({ cells: { inn: "" } })}
                        >
                            {t("organisations.web.register_ours")}
                        </Button>
                    )}
                    {!notAgreeable.has(question.code) && question.choices.length === 0 && (
                        <Button size="compact-sm" variant="default" onClick={agreed}>
                            {t(`organisations.web.${agreeing}`)}
                        </Button>
                    )}
                    {asks && (
                        <Button
                            size="compact-sm"
                            variant="default"
                            onClick={() => onAnswer({ skip: true, name })}
                        >
                            {t("organisations.web.register_skip")}
                        </Button>
                    )}
                    <Button size="compact-sm" variant="subtle" onClick={onEdit}>
                        {t("organisations.web.register_correct")}
                    </Button>
                </Group>
            )}
        </li>
    );
}

// The cells of the row as the file has them; Enter saves, Esc closes.
function Editor({
    row,
    headers,
    onClose,
    onAnswer,
}: {
    row: RegisterRow;
    headers: Register["columns"];
    onClose: () => void;
    onAnswer: Answer;
}) {
    const t = useText();
    const own = headers.filter((one) => one.sheet === row.sheet && one.meaning in row.cells);
    const cells = [...new Set(own.map((one) => one.meaning))].filter((one) => one !== "number");
    const [values, setValues] = useState<Record<string, string>>(row.cells);
    const [kind, setKind] = useState(row.kind ?? "");
    const [saving, setSaving] = useState(false);
    async function save(event: FormEvent) {
        event.preventDefault();
        const changed = Object.fromEntries(
            cells
                .filter((one) => values[one] !== row.cells[one])
                .map((one) => [one, (values[one] ?? "").trim()]),
        );
        setSaving(true);
        const done = await onAnswer({
            cells: changed,
            ...(kind && kind !== row.kind ? { kind: kind as NonNullable<RegisterRow["kind"]> } : {}),
        });
        setSaving(false);
        if (done) onClose();
    }
    return (
        <form
            className="line-body"
            onSubmit={save}
            onKeyDown={(event) => {
                if (event.key === "Escape") onClose();
            }}
        >
            <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
                {cells.map((one, index) => (
                    <TextInput
                        key={one}
                        label={t(`organisations.web.cell.${one}`)}
                        value={values[one] ?? ""}
                        maxLength={1000}
                        data-autofocus={index === 0 || undefined}
                        autoFocus={index === 0}
                        onChange={(event) => {
                            const { value } = event.currentTarget;
                            setValues((was) => ({ ...was, [one]: value }));
                        }}
                    />
                ))}
                <NativeSelect
                    label={t("organisations.web.kind")}
                    value={kind}
                    onChange={(event) => setKind(event.currentTarget.value)}
                    data={[
                        { value: "", label: t("organisations.web.choose") },
                        ...kindsBelow.municipality.map((value) => ({
                            value,
                            label: t(`organisations.web.kind_${value}`),
                        })),
                    ]}
                />
            </SimpleGrid>
            <Group mt="sm" gap="sm">
                <Button type="submit" size="xs" loading={saving}>
                    {t("ui.web.save")}
                </Button>
                <Button size="xs" variant="default" onClick={onClose}>
                    {t("ui.web.cancel")}
                </Button>
            </Group>
        </form>
    );
}
