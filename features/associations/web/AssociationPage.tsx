import { useSession } from "@api/session";
import { Anchor, Badge, Button, Drawer, Group, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Facts, Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { formatDate, formatPeriod, formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, Suspense, useState } from "react";
import { AssociationForm } from "./AssociationForm";
import { type Association, associationQuery, scheduleColour } from "./association";
import { CommunityPage } from "./CommunityPage";
import { councilQuery } from "./desk";
import { MeetingsTable } from "./MeetingsTable";
import { Members } from "./Members";
import { NewMeetingForm } from "./NewMeetingForm";

const Contests = lazy(() => import("./Contests"));
const Matters = lazy(async () => ({ default: (await import("./Matters")).Matters }));

export default function AssociationPage() {
    const id = useId();
    const card = useQuery(associationQuery(id));
    return (
        <Loaded of={card} page>
            {(association) => <Card key={id} association={association} />}
        </Loaded>
    );
}

function Card({ association }: { association: Association }) {
    const t = useText();
    const { school_year } = useSession();
    const [drawer, setDrawer] = useState<"edit" | "meeting" | null>(null);
    const { can, id } = association;
    const years = [...new Set([school_year, ...association.schedules.map((one) => one.year)])].sort(
        (a, b) => b - a,
    );
    return (
        <Page
            title={association.name}
            note={association.organisation.name}
            crumbs={[{ title: t("associations.web.menu"), to: "/associations" }]}
            actions={
                <>
                    {association.community.code !== "council" && can.add_meeting && (
                        <ToCouncil organisation={association.organisation.id} />
                    )}
                    {can.add_meeting && (
                        <Button onClick={() => setDrawer("meeting")}>
                            {t("associations.web.new_meeting")}
                        </Button>
                    )}
                    {can.edit && (
                        <Button variant="default" onClick={() => setDrawer("edit")}>
                            {t("associations.web.edit")}
                        </Button>
                    )}
                </>
            }
        >
            <Section title={t("associations.web.details")}>
                <Facts
                    items={[
                        [
                            t("associations.web.head"),
                            association.head ? (
                                <Anchor component={Link} to={`/people/${association.head.id}`} size="sm">
                                    {association.head.name}
                                </Anchor>
                            ) : (
                                <Badge color="yellow">{t("associations.web.no_head")}</Badge>
                            ),
                        ],
                        [t("associations.web.community"), association.community.title],
                        [t("associations.web.level"), t(`associations.web.level_${association.level}`)],
                        [t("associations.web.joins"), t(`associations.web.join_${association.kind}`)],
                        [t("associations.web.cluster"), association.cluster?.name],
                        [
                            t("associations.web.basis"),
                            association.subject ?? association.cycle ?? association.post ?? undefined,
                        ],
                        [t("associations.web.works"), formatPeriod(association.since, association.until)],
                        [
                            t("associations.web.act"),
                            association.act_number
                                ? t("associations.web.act_of", {
                                      number: association.act_number,
                                      date: formatDate(association.act_date),
                                  })
                                : null,
                        ],
                    ]}
                />
            </Section>
            <Section title={t("associations.web.schedules")}>
                <Table aria-label={t("associations.web.schedules")}>
                    <Table.Tbody>
                        {years.map((year) => {
                            const schedule = association.schedules.find((one) => one.year === year);
                            const state = schedule?.state ?? "none";
                            return (
                                <Table.Tr key={year}>
                                    <Table.Td w={100} className="figures">
                                        <Anchor
                                            component={Link}
                                            to={`/associations/${id}/schedule/${year}`}
                                            size="sm"
                                        >
                                            {formatSchoolYear(year)}
                                        </Anchor>
                                    </Table.Td>
                                    <Table.Td>
                                        <Group gap="xs">
                                            <Badge color={scheduleColour[state]}>
                                                {t(`associations.web.schedule_${state}`)}
                                            </Badge>
                                            {schedule?.approved_on && (
                                                <Text size="xs" c="dimmed">
                                                    {t("associations.web.act_of", {
                                                        number: schedule.act_number,
                                                        date: formatDate(schedule.approved_on),
                                                    })}
                                                </Text>
                                            )}
                                        </Group>
                                    </Table.Td>
                                    <Table.Td ta="right">
                                        {schedule
                                            ? t("associations.web.meetings_count", {
                                                  count: schedule.meetings_count,
                                              })
                                            : ""}
                                    </Table.Td>
                                </Table.Tr>
                            );
                        })}
                    </Table.Tbody>
                </Table>
            </Section>
            <Section title={t("associations.web.meetings")}>
                <MeetingsTable query={{ association: id }} inside />
            </Section>
            <Suspense fallback={null}>
                <Matters association={id} />
                <Contests association={id} />
            </Suspense>
            <CommunityPage association={id} />
            <Members association={association} />
            {association.heads.length > 1 && (
                <Section title={t("associations.web.heads")}>
                    {association.heads.map((one) => (
                        <Text size="sm" key={one.person.id + one.since}>
                            {one.person.name},{" "}
                            <Text span c="dimmed">
                                {formatPeriod(one.since, one.until)}
                            </Text>
                        </Text>
                    ))}
                </Section>
            )}
            <Drawer
                opened={drawer !== null}
                onClose={() => setDrawer(null)}
                title={t(drawer === "meeting" ? "associations.web.new_meeting" : "associations.web.edit")}
                closeOnClickOutside={false}
            >
                {drawer === "edit" && (
                    <AssociationForm association={association} onDone={() => setDrawer(null)} />
                )}
                {drawer === "meeting" && (
                    <NewMeetingForm association={association} onDone={() => setDrawer(null)} />
                )}
            </Drawer>
        </Page>
    );
}

// What an association cannot settle itself goes to the council of its place.
function ToCouncil({ organisation }: { organisation: string }) {
    const t = useText();
    const council = useQuery({ ...councilQuery(organisation), retry: false }).data?.association;
    if (!council) return null;
    return (
        <Button component={Link} to={`/associations/${council.id}`} variant="default">
            {t("associations.web.council_to")}
        </Button>
    );
}
