import { api, download } from "@api/client";
import { Alert, Anchor, Badge, Button, Drawer, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { DownloadButton } from "@ui/DownloadButton";
import { Facts, Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { formatDate, formatLongDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Attendance } from "./Attendance";
import { type Meeting, meetingColour, meetingQuery } from "./association";
import { deskQuery } from "./desk";
import { Line } from "./Line";
import { Record } from "./Record";
import { countUnsent, onArrival, useWaiting } from "./waiting";

// What lies around the record comes after it.
const MeetingForm = lazy(() => import("./MeetingForm"));
const around = () => import("./Desk");
const EarlierDecisions = lazy(async () => ({ default: (await around()).EarlierDecisions }));
const Invitation = lazy(async () => ({ default: (await around()).Invitation }));
const Materials = lazy(async () => ({ default: (await around()).Materials }));
const WaitingMatters = lazy(async () => ({ default: (await import("./Matters")).WaitingMatters }));
const Papers = lazy(async () => ({ default: (await around()).Papers }));

export default function MeetingPage() {
    const id = useId();
    const card = useQuery(meetingQuery(id));
    return (
        <Loaded of={card} page>
            {(meeting) => <Card key={id} meeting={meeting} />}
        </Loaded>
    );
}

// One page for the head with a phone in hand: who came, what was heard and decided, the minutes.
function Card({ meeting }: { meeting: Meeting }) {
    const t = useText();
    const queries = useQueryClient();
    const [editing, setEditing] = useState(false);
    const [typing, setTyping] = useState(false);
    // Moves only with what this page saved: somebody else's change must show as a conflict.
    const version = useRef(meeting.version);
    const saved = (fresh: Meeting | undefined) => {
        if (fresh?.version) {
            version.current = fresh.version;
            queries.setQueryData(meetingQuery(meeting.id).queryKey, fresh);
        } else queries.invalidateQueries({ queryKey: ["meetings"] });
        queries.invalidateQueries({ queryKey: ["list"] });
        queries.invalidateQueries({ queryKey: deskQuery(meeting.id).queryKey });
    };
    useEffect(
        () =>
            onArrival((fresh) => {
                if (fresh.id !== meeting.id) return;
                version.current = fresh.version;
                queries.setQueryData(meetingQuery(meeting.id).queryKey, fresh);
                queries.invalidateQueries({ queryKey: ["list"] });
                queries.invalidateQueries({ queryKey: deskQuery(meeting.id).queryKey });
            }),
        [queries, meeting.id],
    );
    // Without a line the meeting itself still works; what lies beside it comes back with the line.
    const desk = useQuery(deskQuery(meeting.id));
    const unsent = countUnsent(useWaiting(meeting.id)) > 0;
    const refresh = async () => {
        const fresh = await queries.fetchQuery({ ...meetingQuery(meeting.id), staleTime: 0 });
        version.current = fresh.version;
        return fresh;
    };
    const { can } = meeting;
    const held = meeting.state === "held";
    return (
        <Page
            title={meeting.theme}
            note={
                <>
                    {formatLongDate(meeting.date)}
                    {meeting.time && `, ${meeting.time}`}{" "}
                    <Badge color={meetingColour[meeting.state]}>
                        {t(`associations.web.meeting_${meeting.state}`, { number: meeting.number ?? "" })}
                    </Badge>
                </>
            }
            crumbs={[
                { title: t("associations.web.meetings"), to: "/meetings" },
                { title: meeting.association.name, to: `/associations/${meeting.association.id}` },
            ]}
            narrow
            actions={
                <>
                    {can.minutes && (
                        <DownloadButton
                            fetchFile={() =>
                                download(`/meetings/${meeting.id}/minutes.docx`, {}, "minutes.docx")
                            }
                        >
                            {t("associations.web.minutes")}
                        </DownloadButton>
                    )}
                    {(can.edit || (held && can.record)) && (
                        <Button variant="default" onClick={() => setEditing(true)}>
                            {t(held ? "associations.web.chair_and_secretary" : "associations.web.edit")}
                        </Button>
                    )}
                    {can.cancel && (
                        <ConfirmButton
                            variant="default"
                            color="red.9"
                            title={t("associations.web.cancel_meeting")}
                            question={t("associations.web.cancel_question")}
                            words={
                                <>
                                    <Text size="sm" fw={500} mb="xs">
                                        {formatDate(meeting.date)}, {meeting.theme}
                                    </Text>
                                    {t("associations.web.cancel_words")}
                                </>
                            }
                            dismiss={t("associations.web.cancel_not")}
                            act={async () => saved(await api.post<Meeting>(`/meetings/${meeting.id}/cancel`))}
                        />
                    )}
                </>
            }
        >
            {meeting.state === "cancelled" && (
                <Alert color="gray" mb="md" icon={<Icon name="info" />}>
                    {t("associations.web.cancelled_words")}
                </Alert>
            )}
            <Section title={t("associations.web.details")}>
                <Facts
                    items={[
                        [
                            t("associations.web.association"),
                            <Anchor
                                key="association"
                                component={Link}
                                to={`/associations/${meeting.association.id}`}
                                size="sm"
                            >
                                {meeting.association.name}
                            </Anchor>,
                        ],
                        [t("associations.web.date"), formatDate(meeting.date)],
                        [t("associations.web.place"), meeting.place],
                        [t("associations.web.chair"), meeting.chair?.name ?? null],
                        [t("associations.web.secretary"), meeting.secretary?.name ?? null],
                        [t("associations.web.guests"), meeting.guests ?? undefined],
                    ]}
                />
            </Section>
            <Line meeting={meeting} />
            <Suspense fallback={null}>
                {desk.data && <Invitation meeting={meeting} desk={desk.data} />}
            </Suspense>
            {meeting.state !== "cancelled" && <Attendance meeting={meeting} />}
            <Suspense fallback={null}>
                {desk.data && <EarlierDecisions meeting={meeting} desk={desk.data} />}
            </Suspense>
            <Suspense fallback={null}>
                {desk.data && <WaitingMatters meeting={meeting} desk={desk.data} />}
            </Suspense>
            {(meeting.state !== "cancelled" || meeting.items.length > 0) && (
                <Record meeting={meeting} onTyping={setTyping} />
            )}
            {can.hold && (
                <Section title={t("associations.web.hold_title")}>
                    <Text size="sm" mb="sm">
                        {t(typing || unsent ? "associations.web.save_first" : "associations.web.hold_words")}
                    </Text>
                    <ConfirmButton
                        size="md"
                        disabled={typing || unsent}
                        title={t("associations.web.hold")}
                        question={t("associations.web.hold_question")}
                        words={t("associations.web.hold_check", {
                            attended: meeting.attendance.filter((one) => one.present).length,
                            invited: meeting.attendance.length,
                            decisions: meeting.items.flatMap((item) => item.decisions).length,
                        })}
                        act={async () => saved(await api.post<Meeting>(`/meetings/${meeting.id}/hold`))}
                    />
                </Section>
            )}
            <Suspense fallback={null}>
                {desk.data && <Materials meeting={meeting} desk={desk.data} />}
            </Suspense>
            <Suspense fallback={null}>{desk.data && <Papers meeting={meeting} desk={desk.data} />}</Suspense>
            {held && !can.minutes && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.no_minutes")}
                </Text>
            )}
            <Drawer
                opened={editing}
                onClose={() => setEditing(false)}
                title={t("associations.web.edit")}
                closeOnClickOutside={false}
            >
                <Suspense fallback={null}>
                    {editing && (
                        <MeetingForm
                            meeting={meeting}
                            version={version.current}
                            onSaved={saved}
                            onRefresh={refresh}
                            onDone={() => setEditing(false)}
                        />
                    )}
                </Suspense>
            </Drawer>
        </Page>
    );
}
