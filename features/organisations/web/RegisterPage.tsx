import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { Alert, Anchor, Badge, Box, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { FileDrop } from "@ui/FileDrop";
import { useId } from "@ui/filters";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Organisation, organisationQuery, treeChanged } from "./organisation";

type Register = Schema<"organisations.RegisterImport">;
type Row = Schema<"organisations.RegisterRow">;

const outcomeColour = { fresh: "green", changed: "blue", same: "gray", waiting: "red" } as const;
const severityColour = { ask: "red", confirm: "yellow", info: "gray" } as const;

// A district's list of organisations: looked at first, entered with one press; doubtful rows wait for the file.
export default function RegisterPage() {
    const card = useQuery(organisationQuery(useId()));
    return (
        <Loaded of={card} page>
            {(municipality) => <Upload municipality={municipality} />}
        </Loaded>
    );
}

function Upload({ municipality }: { municipality: Organisation }) {
    const t = useText();
    const queries = useQueryClient();
    const [file, setFile] = useState<File | null>(null);
    const [register, setRegister] = useState<Register | null>(null);
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function send(chosen: File, look: boolean) {
        setBusy(true);
        setProblem(null);
        setFile(chosen);
        try {
            setRegister(
                await api.upload<Register>("/organisations/import", chosen, {
                    municipality: municipality.id,
                    file: chosen.name,
                    dry_run: look,
                }),
            );
            if (!look) await treeChanged(queries);
        } catch (error) {
            setProblem(asProblem(error));
            if (look) setRegister(null);
        } finally {
            setBusy(false);
        }
    }
    const entering = register?.dry_run ? register.fresh + register.changed : 0;
    return (
        <Page
            title={t("organisations.web.register")}
            note={municipality.name}
            crumbs={[
                { title: t("organisations.web.menu"), to: "/organisations" },
                { title: municipality.name, to: `/organisations/${municipality.id}` },
            ]}
            actions={
                register?.dry_run &&
                file && (
                    <Button disabled={entering === 0} loading={busy} onClick={() => send(file, false)}>
                        {t("organisations.web.register_enter", { count: entering })}
                    </Button>
                )
            }
        >
            <Box maw={760} mb="md">
                <FileDrop
                    title={
                        busy && file
                            ? t("organisations.web.register_reading", { file: file.name })
                            : t("organisations.web.register_drop")
                    }
                    hint={t("organisations.web.register_hint")}
                    accept=".xlsx,.xls,.ods,.csv"
                    busy={busy}
                    onFile={(chosen) => send(chosen, true)}
                />
            </Box>
            {problem && <Failure error={problem} />}
            {register && <Read register={register} />}
        </Page>
    );
}

function Read({ register }: { register: Register }) {
    const t = useText();
    const [shown, setShown] = useState("all");
    const rows = register.rows.filter((row) => shown === "all" || row.outcome === shown);
    const columns: Column<Row>[] = [
        {
            key: "name",
            title: t("organisations.web.name"),
            phone: "heading",
            cell: (row) => (
                <>
                    {row.organisation ? (
                        <Anchor component={Link} to={`/organisations/${row.organisation}`} size="sm">
                            {row.name}
                        </Anchor>
                    ) : (
                        row.name
                    )}
                    {row.branch_of && (
                        <Text size="xs" c="dimmed">
                            {t("organisations.web.register_branch", { name: row.branch_of })}
                        </Text>
                    )}
                </>
            ),
        },
        {
            key: "kind",
            title: t("organisations.web.kind"),
            cell: (row) => row.kind && t(`organisations.web.kind_${row.kind}`),
        },
        { key: "inn", title: t("organisations.web.inn"), width: 120, cell: (row) => row.inn },
        { key: "head", title: t("organisations.web.register_head"), cell: (row) => row.head },
        {
            key: "outcome",
            title: t("organisations.web.register_outcome"),
            width: 170,
            cell: (row) => (
                <Badge color={outcomeColour[row.outcome]}>
                    {t(`organisations.web.register_${row.outcome}`)}
                </Badge>
            ),
        },
    ];
    const counts = (["fresh", "changed", "same", "waiting"] as const).map((name) => ({
        value: name,
        label: `${t(`organisations.web.register_${name}`)}: ${register[name]}`,
    }));
    return (
        <>
            {!register.dry_run && (
                <Alert color="green" my="md" role="status" title={t("organisations.web.register_entered")}>
                    {t("organisations.web.register_entered_words")}
                </Alert>
            )}
            {register.problems.length > 0 && (
                <Section title={t("organisations.web.register_questions")}>
                    <ul className="problems" style={{ paddingLeft: 0 }}>
                        {register.problems.map((one) => (
                            <li key={one.code + one.rows.join() + one.reason}>
                                <Group gap={6} wrap="nowrap" align="flex-start">
                                    <Badge color={severityColour[one.severity]}>
                                        {t(`organisations.web.severity_${one.severity}`)}
                                    </Badge>
                                    <Text size="sm">
                                        {one.reason}{" "}
                                        {one.rows.length > 0 && (
                                            <Text span size="xs" c="dimmed">
                                                {t("organisations.web.register_rows", {
                                                    rows: one.rows.join(", "),
                                                    count: one.rows.length,
                                                })}
                                            </Text>
                                        )}
                                    </Text>
                                </Group>
                            </li>
                        ))}
                    </ul>
                </Section>
            )}
            <SegmentedControl
                mb="sm"
                size="xs"
                value={shown}
                aria-label={t("organisations.web.register_outcome")}
                onChange={setShown}
                data={[{ value: "all", label: t("organisations.web.register_all") }, ...counts]}
            />
            <DataTable
                label={t("organisations.web.register")}
                columns={columns}
                rows={rows}
                rowKey={(row) => `${row.sheet}${row.rows.join()}${row.name}`}
                rowState={(row) => (row.outcome === "waiting" ? "attention" : undefined)}
                empty={null}
            />
        </>
    );
}
