import { api } from "@api/client";
import type { Schema } from "@api/schema";
import { Anchor, Badge, Box, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { Section } from "@ui/Facts";
import { FileDrop } from "@ui/FileDrop";
import { useId } from "@ui/filters";
import { formatInstant } from "@ui/format";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Organisation, organisationQuery } from "./organisation";
import { type Register, registerQuery, registersQuery, stateColour } from "./register";

type Line = Schema<"organisations.RegisterLine">;

// A municipality's registers: one more is sent in, earlier ones are opened again.
export default function RegisterPage() {
    const card = useQuery(organisationQuery(useId()));
    return (
        <Loaded of={card} page>
            {(municipality) => <Registers municipality={municipality} />}
        </Loaded>
    );
}

function Registers({ municipality }: { municipality: Organisation }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const earlier = useQuery(registersQuery(municipality.id));
    const [file, setFile] = useState<File | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    async function send(chosen: File) {
        setProblem(null);
        setFile(chosen);
        try {
            const made = await api.upload<Register>("/registers", chosen, {
                municipality: municipality.id,
                file: chosen.name,
            });
            queries.setQueryData(registerQuery(made.id).queryKey, made);
            await queries.invalidateQueries({ queryKey: ["registers", "of", municipality.id] });
            await navigate({ to: `/organisations/registers/${made.id}` });
        } catch (error) {
            setProblem(asProblem(error));
            setFile(null);
        }
    }
    const columns: Column<Line>[] = [
        {
            key: "file",
            title: t("organisations.web.register_file"),
            phone: "heading",
            cell: (row) => (
                <Anchor component={Link} to={`/organisations/registers/${row.id}`} size="sm">
                    {row.file}
                </Anchor>
            ),
        },
        {
            key: "state",
            title: t("organisations.web.register_state"),
            cell: (row) => (
                <Badge color={stateColour[row.state]}>
                    {t(`organisations.web.register_state_${row.state}`)}
                </Badge>
            ),
        },
        {
            key: "made",
            title: t("organisations.web.register_made"),
            cell: (row) => formatInstant(row.made_at),
        },
    ];
    return (
        <Page
            title={t("organisations.web.register")}
            note={municipality.name}
            crumbs={[
                { title: t("organisations.web.menu"), to: "/organisations" },
                { title: municipality.name, to: `/organisations/${municipality.id}` },
            ]}
        >
            <Box maw={760} mb="md">
                <FileDrop
                    title={
                        file
                            ? t("organisations.web.register_reading", { file: file.name })
                            : t("organisations.web.register_drop")
                    }
                    hint={t("organisations.web.register_hint")}
                    accept=".xlsx,.xls,.ods,.csv"
                    busy={file !== null}
                    onFile={send}
                />
            </Box>
            {problem && <Failure error={problem} />}
            <Loaded of={earlier}>
                {({ items }) =>
                    items.length > 0 ? (
                        <Section title={t("organisations.web.register_earlier")}>
                            <DataTable
                                label={t("organisations.web.register_earlier")}
                                columns={columns}
                                rows={items}
                                rowKey={(row) => row.id}
                                empty={null}
                            />
                        </Section>
                    ) : (
                        <Text size="sm" c="dimmed">
                            {t("organisations.web.register_none")}
                        </Text>
                    )
                }
            </Loaded>
        </Page>
    );
}
