import { findOrganisations } from "@api/choices";
import { api } from "@api/client";
import { homeOrganisation, useSession } from "@api/session";
import { Box, List, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { FileDrop } from "@ui/FileDrop";
import { useFilters } from "@ui/filters";
import { Page } from "@ui/Page";
import { type Choice, Picker } from "@ui/Picker";
import { asProblem, type Problem } from "@ui/problem";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import type { Import } from "./import";

export default function NewImportPage() {
    const t = useText();
    const session = useSession();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [filters] = useFilters<"organisation" | "organisation_name">();
    const home = homeOrganisation(session);
    const [organisation, setOrganisation] = useState<Choice | null>(
        filters.organisation
            ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
            : home?.level === "organisation"
              ? home
              : null,
    );
    const [asOf, setAsOf] = useState<string | null>(null);
    const [busy, setBusy] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const [tried, setTried] = useState(false);
    const wrongDay = problem?.fields.find((field) => field.path === "/as_of")?.message;

    async function send(file: File) {
        setProblem(null);
        setTried(true);
        if (!organisation) return;
        setBusy(file.name);
        try {
            const made = await api.upload<Import>("/imports", file, {
                organisation: organisation.id,
                file: file.name,
                as_of: asOf ?? undefined,
            });
            await queries.invalidateQueries({ queryKey: ["list", "/imports"] });
            await navigate({ to: `/people/imports/${made.id}` });
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setBusy(null);
        }
    }

    return (
        <Page
            title={t("people.web.import")}
            crumbs={[{ title: t("people.web.imports"), to: "/people/imports" }]}
            narrow
        >
            <Picker
                label={t("people.web.import_where")}
                what="organisations-lists"
                search={(words, signal) =>
                    findOrganisations(words, signal, { levels: ["organisation", "municipality"] })
                }
                value={organisation}
                required
                onChange={setOrganisation}
                error={tried && !organisation ? t("people.web.choose_organisation") : undefined}
            />
            <DateField
                mt="sm"
                label={t("people.web.as_of")}
                description={t("people.web.as_of_words")}
                maw={420}
                value={asOf}
                onChange={setAsOf}
                error={wrongDay}
            />
            <Box mt="md">
                <FileDrop
                    title={busy ? t("people.web.reading", { file: busy }) : t("people.web.drop")}
                    hint={t("people.web.drop_hint")}
                    accept=".xlsx,.xls,.ods,.csv"
                    busy={busy !== null}
                    onFile={send}
                />
            </Box>
            {problem && <Failure error={problem} />}
            <Text size="sm" c="dimmed" mt="lg">
                {t("people.web.import_next")}
            </Text>
            <List size="sm" c="dimmed" mt={4}>
                <List.Item>{t("people.web.import_next_1")}</List.Item>
                <List.Item>{t("people.web.import_next_2")}</List.Item>
                <List.Item>{t("people.web.import_next_3")}</List.Item>
            </List>
        </Page>
    );
}
