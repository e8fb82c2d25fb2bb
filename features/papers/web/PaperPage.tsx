import { api, download } from "@api/client";
import { Alert, Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { DownloadButton } from "@ui/DownloadButton";
import { Facts, Section } from "@ui/Facts";
import { FileDrop } from "@ui/FileDrop";
import { useId } from "@ui/filters";
import { formatDate, formatSchoolYear, lastDay } from "@ui/format";
import { Page } from "@ui/Page";
import { asProblem, type Problem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { ActForm, ReasonForm, RemarksForm } from "./Deeds";
import { colours, type Edition, type Paper, paperQuery, useKeep } from "./paper";

export default function PaperPage() {
    const id = useId();
    const card = useQuery(paperQuery(id));
    return (
        <Loaded of={card} page>
            {(paper) => <Card key={id} paper={paper} />}
        </Loaded>
    );
}

const stateColours = { draft: "gray", submitted: "blue", returned: "orange", approved: "green" } as const;

function Card({ paper }: { paper: Paper }) {
    const t = useText();
    const keep = useKeep();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [sending, setSending] = useState<string | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const at = `/papers/${paper.id}`;
    async function run(what: string, deed: () => Promise<Paper>) {
        setSending(what);
        setProblem(null);
        try {
            await keep(await deed());
        } catch (error) {
            setProblem(asProblem(error));
        } finally {
            setSending(null);
        }
    }
    const working = paper.editions.find((one) => one.state !== "approved");
    const can = paper.can;
    return (
        <Page
            title={paper.title}
            note={`${paper.kind_title} · ${paper.organisation.name}`}
            crumbs={[
                {
                    title: t("papers.web.menu"),
                    to: "/papers",
                    search: { organisation: paper.organisation.id },
                },
            ]}
            actions={
                <>
                    {paper.page && (
                        <Button
                            component={Link}
                            to={paper.page}
                            search={
                                {
                                    organisation: paper.organisation.id,
                                    year: paper.school_year ?? undefined,
                                } as never
                            }
                            variant="default"
                        >
                            {t("papers.web.kept_at")}
                        </Button>
                    )}
                    {can.begin && (
                        <ReasonForm
                            title={t("papers.web.begin")}
                            label={t("papers.web.begin_reason")}
                            send={async (reason) =>
                                keep(await api.post<Paper>(`${at}/editions`, { reason, from_data: false }))
                            }
                        />
                    )}
                    {can.withdraw && (
                        <ReasonForm
                            title={t("papers.web.withdraw")}
                            label={t("papers.web.withdraw_reason")}
                            send={async (reason) => keep(await api.post<Paper>(`${at}/withdraw`, { reason }))}
                        />
                    )}
                </>
            }
        >
            {paper.withdrawn_on && (
                <Alert color="red" mb="md">
                    {t("papers.web.withdrawn", {
                        date: formatDate(paper.withdrawn_on),
                        reason: paper.withdrawn_reason ?? "",
                    })}
                </Alert>
            )}
            <Section title={t("papers.web.about")}>
                <Facts
                    items={[
                        [
                            t("papers.web.standing"),
                            <Badge key="standing" component="span" color={colours[paper.standing]}>
                                {t(`papers.web.standing.${paper.standing}`)}
                            </Badge>,
                        ],
                        [
                            t("papers.web.year"),
                            paper.school_year ? formatSchoolYear(paper.school_year) : undefined,
                        ],
                        [
                            t("papers.web.act"),
                            paper.act_date
                                ? t("papers.web.act_words", {
                                      date: formatDate(paper.act_date),
                                      number: paper.act_number ?? "",
                                  })
                                : null,
                        ],
                        [t("papers.web.reg_number"), paper.reg_number],
                        [
                            t("papers.web.valid_until"),
                            paper.valid_until ? formatDate(lastDay(paper.valid_until)) : undefined,
                        ],
                    ]}
                />
            </Section>
            {working && (
                <Section title={t("papers.web.working", { number: working.edition })}>
                    {working.remarks && (
                        <Alert color="orange" mb="md" title={t("papers.web.remarks")}>
                            {working.remarks}
                        </Alert>
                    )}
                    {problem && <Failure error={problem} />}
                    <Stack gap="md">
                        <Content paper={paper} edition={working} />
                        {can.edit && (
                            <>
                                {can.make && (
                                    <Group gap="xs">
                                        <ConfirmButton
                                            title={t("papers.web.make_anew")}
                                            question={t("papers.web.make_anew")}
                                            words={t("papers.web.make_anew_words")}
                                            variant="default"
                                            size="xs"
                                            act={async () => keep(await api.post<Paper>(`${at}/make`))}
                                        />
                                    </Group>
                                )}
                                <FileDrop
                                    title={t("papers.web.put_back")}
                                    hint={t("papers.web.file_words")}
                                    accept=".docx,.pdf,.odt"
                                    busy={sending === "file"}
                                    onFile={(file) =>
                                        run("file", () =>
                                            api.upload<Paper>(`${at}/file`, file, { file: file.name }),
                                        )
                                    }
                                />
                                <ActForm paper={paper} edition={working} />
                            </>
                        )}
                        <Group gap="sm">
                            {can.submit && (
                                <Button
                                    loading={sending === "submit"}
                                    onClick={() => run("submit", () => api.post<Paper>(`${at}/submit`))}
                                >
                                    {t("papers.web.submit")}
                                </Button>
                            )}
                            {can.approve && <ActForm paper={paper} edition={working} approves />}
                            {can.return && (
                                <RemarksForm
                                    send={async (remarks) =>
                                        keep(await api.post<Paper>(`${at}/return`, { remarks }))
                                    }
                                />
                            )}
                            {can.edit && (
                                <ConfirmButton
                                    title={t("papers.web.remove_draft")}
                                    question={t("papers.web.remove_draft_question")}
                                    variant="subtle"
                                    color="red"
                                    act={async () => {
                                        const left = await api.delete<Paper>(`${at}/draft`);
                                        await queries.invalidateQueries({ queryKey: ["papers", "set"] });
                                        if (left.standing === "missing" && !left.edition)
                                            navigate({
                                                to: "/papers",
                                                search: { organisation: paper.organisation.id } as never,
                                            });
                                        else await keep(left);
                                    }}
                                />
                            )}
                        </Group>
                    </Stack>
                </Section>
            )}
            <Section title={t("papers.web.editions")}>
                {paper.editions.every((one) => one.state !== "approved") && (
                    <Text size="sm" c="dimmed">
                        {t("papers.web.none_approved")}
                    </Text>
                )}
                <ul className="week">
                    {paper.editions
                        .filter((one) => one.state === "approved")
                        .map((one) => (
                            <li key={one.edition}>
                                <div className="week-words">
                                    <Text size="sm" fw={500}>
                                        {t("papers.web.edition_words", {
                                            number: one.edition,
                                            date: formatDate(one.act_date),
                                            act: one.act_number ?? "",
                                        })}
                                    </Text>
                                    <Text size="xs" c="dimmed">
                                        {[
                                            one.reg_number &&
                                                t("papers.web.reg_words", { number: one.reg_number }),
                                            one.approved_by &&
                                                t("papers.web.approved_by", {
                                                    name: one.approved_by,
                                                    date: formatDate(one.approved_on),
                                                }),
                                            one.reason,
                                        ]
                                            .filter(Boolean)
                                            .join(" · ")}
                                    </Text>
                                    {one.sha256 && (
                                        <Text size="xs" c="dimmed" className="figures break-anywhere">
                                            SHA-256 {one.sha256}
                                        </Text>
                                    )}
                                </div>
                                <Content paper={paper} edition={one} brief />
                            </li>
                        ))}
                </ul>
            </Section>
        </Page>
    );
}

function Content({ paper, edition, brief }: { paper: Paper; edition: Edition; brief?: boolean }) {
    const t = useText();
    return (
        <Group gap="sm">
            {!brief && (
                <Badge component="span" color={stateColours[edition.state]}>
                    {t(`papers.web.state.${edition.state}`)}
                </Badge>
            )}
            {edition.file_name && (
                <DownloadButton
                    size="xs"
                    aria-label={brief ? t("papers.web.download_of", { number: edition.edition }) : undefined}
                    fetchFile={() =>
                        download(
                            `/papers/${paper.id}/editions/${edition.edition}/file`,
                            undefined,
                            edition.file_name ?? "",
                        )
                    }
                >
                    {brief ? t("papers.web.download") : edition.file_name}
                </DownloadButton>
            )}
            {edition.link && (
                <Anchor href={edition.link} size="sm" target="_blank" rel="noreferrer">
                    {t("papers.web.open_link")}
                </Anchor>
            )}
            {!brief && !edition.file_name && !edition.link && (
                <Text size="sm" c="dimmed">
                    {t("papers.web.empty")}
                </Text>
            )}
            {!brief && edition.from_data && (
                <Text size="xs" c="dimmed">
                    {t("papers.web.from_data")}
                </Text>
            )}
        </Group>
    );
}
