import { api, download } from "@api/client";
import { Button, Group, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@ui/Confirm";
import { DownloadButton } from "@ui/DownloadButton";
import { Section } from "@ui/Facts";
import { formatDate } from "@ui/format";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useRef, useState } from "react";
import type { Templates } from "./paper";

type Row = Templates["items"][number];

// A region changes a template in a word processor and brings it back; it is tried at once.
export default function TemplatesPage() {
    const t = useText();
    const found = useQuery({
        queryKey: ["papers", "templates"],
        queryFn: ({ signal }) => api.get<Templates>("/papers/templates", undefined, signal),
    });
    return (
        <Page
            title={t("papers.web.templates")}
            note={found.data?.region.name}
            crumbs={[{ title: t("papers.web.menu"), to: "/papers" }]}
            narrow
        >
            <Text size="sm" mb="md">
                {t("papers.web.templates_words")}
            </Text>
            <Loaded of={found}>
                {(templates) => (
                    <>
                        {templates.items.map((row) => (
                            <Template key={row.kind} row={row} pdf={templates.pdf} />
                        ))}
                    </>
                )}
            </Loaded>
        </Page>
    );
}

function Template({ row, pdf }: { row: Row; pdf: boolean }) {
    const t = useText();
    const queries = useQueryClient();
    const input = useRef<HTMLInputElement>(null);
    const [sending, setSending] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    const at = `/papers/templates/${row.kind}`;
    const keep = (fresh: Templates) => queries.setQueryData(["papers", "templates"], fresh);
    async function bring(file: File) {
        setSending(true);
        setProblem(null);
        try {
            keep(await api.upload<Templates>(at, file, { file: file.name }));
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(false);
        }
    }
    return (
        <Section title={row.title}>
            <Text size="sm" c="dimmed" mb="xs">
                {row.own
                    ? t("papers.web.template_own", {
                          file: row.file_name ?? "",
                          name: row.brought_by ?? "",
                          date: formatDate(row.brought_on),
                      })
                    : t("papers.web.template_pack")}
            </Text>
            {problem && (
                <>
                    <Failure error={problem} />
                    {problem.fields.map((field) => (
                        <Text key={field.path} size="sm" c="red" role="alert">
                            {field.message}
                        </Text>
                    ))}
                </>
            )}
            <Group gap="xs">
                <DownloadButton
                    size="xs"
                    aria-label={t("papers.web.template_take_of", { title: row.title })}
                    fetchFile={() => download(`${at}/file`, undefined, `${row.kind}.docx`)}
                >
                    {t("papers.web.template_take")}
                </DownloadButton>
                <DownloadButton
                    size="xs"
                    aria-label={t("papers.web.template_sample_of", { title: row.title })}
                    fetchFile={() => download(`${at}/sample`, undefined, `${row.title}.docx`)}
                >
                    {t("papers.web.template_sample")}
                </DownloadButton>
                {pdf && (
                    <DownloadButton
                        size="xs"
                        aria-label={t("papers.web.template_pdf_of", { title: row.title })}
                        fetchFile={() => download(`${at}/sample.pdf`, undefined, `${row.title}.pdf`)}
                    >
                        {t("papers.web.template_pdf")}
                    </DownloadButton>
                )}
                <Button
                    size="xs"
                    loading={sending}
                    aria-label={t("papers.web.template_bring_of", { title: row.title })}
                    onClick={() => input.current?.click()}
                >
                    {t("papers.web.template_bring")}
                </Button>
                {row.own && (
                    <ConfirmButton
                        title={t("papers.web.template_back")}
                        question={t("papers.web.template_back_question")}
                        size="xs"
                        variant="subtle"
                        color="red"
                        act={async () => keep(await api.delete<Templates>(at))}
                    />
                )}
            </Group>
            <input
                ref={input}
                type="file"
                hidden
                accept=".docx"
                aria-label={t("papers.web.template_bring_of", { title: row.title })}
                onChange={(event) => {
                    const file = event.currentTarget.files?.[0];
                    event.currentTarget.value = "";
                    if (file) bring(file);
                }}
            />
        </Section>
    );
}
