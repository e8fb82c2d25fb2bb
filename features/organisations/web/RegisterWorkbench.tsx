import { api } from "@api/client";
import { Alert, Button, SegmentedControl, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { useId } from "@ui/filters";
import { Icon } from "@ui/icons";
import { lineKeys } from "@ui/lines";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { type KeyboardEvent, useRef, useState } from "react";
import { treeChanged } from "./organisation";
import { RegisterColumns } from "./RegisterColumns";
import { RegisterLine } from "./RegisterLine";
import { outcomes, type Register, type RegisterRow, type RowAnswer, registerQuery } from "./register";

const keyOf = (row: RegisterRow) => `${row.sheet}!${row.rows[0]}`;
const rank = (row: RegisterRow) => outcomes.indexOf(row.outcome);

// What a register would do to the tree: questions first, each with ready answers; nothing is entered before that.
export default function RegisterWorkbench() {
    const id = useId();
    const card = useQuery(registerQuery(id));
    return (
        <Loaded of={card} page>
            {(data) => <Workbench key={id} data={data} />}
        </Loaded>
    );
}

function Workbench({ data }: { data: Register }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [shown, setShown] = useState<string>("all");
    const [editing, setEditing] = useState<string | null>(null);
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState<{ row: string; problem: Problem } | null>(null);
    const lines = useRef<HTMLUListElement>(null);
    const key = registerQuery(data.id).queryKey;

    // The answer of the server is the register as it stands now; after a refusal it is asked for anew.
    async function run(act: () => Promise<Register>, row = "") {
        setBusy(true);
        setProblem(null);
        try {
            queries.setQueryData(key, await act());
            return true;
        } catch (error) {
            setProblem({ row, problem: asProblem(error) });
            await queries.invalidateQueries({ queryKey: key });
            return false;
        } finally {
            setBusy(false);
        }
    }
    const answer = (row: RegisterRow, words: Partial<RowAnswer>) =>
        run(
            () =>
                api.patch<Register>(
                    `/registers/${data.id}`,
                    { rows: [{ sheet: row.sheet, row: row.rows[0], ...words }] },
                    data.version,
                ),
            keyOf(row),
        );
    async function press(what: "enter" | "undo") {
        await run(() => api.postVersioned<Register>(`/registers/${data.id}/${what}`, data.version));
        await Promise.all([
            treeChanged(queries),
            queries.invalidateQueries({ queryKey: ["registers", "of"] }),
        ]);
    }

    const walk = (event: KeyboardEvent, row: RegisterRow) =>
        lineKeys(lines.current, event, data.can.answer ? () => setEditing(keyOf(row)) : undefined);

    const entering = data.fresh + data.changed;
    const rows = data.rows
        .filter((row) => shown === "all" || row.outcome === shown)
        .sort((a, b) => rank(a) - rank(b));
    return (
        <Page
            title={data.file}
            note={data.municipality.name}
            crumbs={[
                { title: data.municipality.name, to: `/organisations/${data.municipality.id}` },
                {
                    title: t("organisations.web.registers"),
                    to: `/organisations/${data.municipality.id}/register`,
                },
            ]}
            actions={
                <>
                    {data.can.answer && (
                        <Button
                            disabled={!data.can.enter}
                            loading={busy}
                            leftSection={<Icon name="check" size={16} />}
                            onClick={() => press("enter")}
                        >
                            {t("organisations.web.register_enter", { count: entering })}
                        </Button>
                    )}
                    {data.can.undo && (
                        <ConfirmButton
                            variant="default"
                            title={t("organisations.web.register_undo")}
                            question={t("organisations.web.register_undo_question")}
                            words={t("organisations.web.register_undo_words")}
                            act={() => press("undo")}
                        />
                    )}
                    {data.can.drop && (
                        <ConfirmButton
                            variant="default"
                            title={t("organisations.web.register_drop_it")}
                            question={t("organisations.web.register_drop_question")}
                            act={async () => {
                                await api.delete(`/registers/${data.id}`, data.version);
                                await queries.invalidateQueries({ queryKey: ["registers", "of"] });
                                await navigate({ to: `/organisations/${data.municipality.id}/register` });
                            }}
                        />
                    )}
                </>
            }
        >
            {problem && !problem.row && <Failure error={problem.problem} />}
            {data.state === "entered" && (
                <Alert color="green" mb="md" role="status" title={t("organisations.web.register_entered")}>
                    {data.waiting > 0 ? t("organisations.web.register_entered_words") : null}{" "}
                    <Button
                        component={Link}
                        to={`/organisations/${data.municipality.id}`}
                        size="compact-sm"
                        variant="default"
                    >
                        {t("organisations.web.register_to_tree")}
                    </Button>
                </Alert>
            )}
            {data.state === "undone" && (
                <Alert
                    color="gray"
                    mb="md"
                    role="status"
                    title={t("organisations.web.register_undone_title")}
                >
                    {data.left.length > 0 &&
                        t("organisations.web.register_left", {
                            names: data.left.map((one) => one.name).join("; "),
                        })}
                </Alert>
            )}
            {data.problems.map((one) => (
                <Text key={one.code + one.reason} size="sm" mb="sm">
                    {one.reason}
                </Text>
            ))}
            <RegisterColumns
                data={data}
                busy={busy}
                onTake={(header, meaning) =>
                    run(() =>
                        api.patch<Register>(
                            `/registers/${data.id}`,
                            { columns: [{ header, meaning }] },
                            data.version,
                        ),
                    )
                }
            />
            <SegmentedControl
                className="segments"
                mb="sm"
                value={shown}
                aria-label={t("organisations.web.register_outcome")}
                onChange={setShown}
                data={[
                    { value: "all", label: `${t("organisations.web.register_all")}: ${data.read}` },
                    ...outcomes
                        .filter((name) => data[name] > 0)
                        .map((name) => ({
                            value: name,
                            label: `${t(`organisations.web.register_${name}`)}: ${data[name]}`,
                        })),
                ]}
            />
            <ul className="lines" ref={lines} aria-label={t("organisations.web.register")}>
                {rows.map((row) => (
                    <RegisterLine
                        key={keyOf(row)}
                        row={row}
                        headers={data.columns}
                        canAnswer={Boolean(data.can.answer)}
                        editing={editing === keyOf(row)}
                        problem={problem?.row === keyOf(row) ? problem.problem : null}
                        onKeyDown={(event) => walk(event, row)}
                        onEdit={() => setEditing(keyOf(row))}
                        onClose={() => setEditing(null)}
                        onAnswer={(words) => answer(row, words)}
                    />
                ))}
            </ul>
        </Page>
    );
}
