import { download } from "@api/client";
import { Button, Group, Text } from "@mantine/core";
import { DownloadButton } from "@ui/DownloadButton";
import { Section } from "@ui/Facts";
import { useText } from "@ui/text";
import { useEffect, useRef } from "react";
import type { Meeting } from "./association";
import { send, tick, unsentTicks, useWaiting } from "./waiting";

const pause = 700;

// Big targets for a thumb; each tick is kept on the device at once and goes out a moment later.
export function Attendance({ meeting }: { meeting: Meeting }) {
    const t = useText();
    const waiting = useWaiting(meeting.id);
    const alarm = useRef<ReturnType<typeof setTimeout>>(undefined);
    useEffect(
        () => () => {
            clearTimeout(alarm.current);
            send(meeting.id);
        },
        [meeting.id],
    );
    const ticks = unsentTicks(waiting);
    const present = new Set(
        meeting.attendance.filter((one) => ticks[one.person.id] ?? one.present).map((one) => one.person.id),
    );
    function change(fresh: Record<string, boolean>) {
        tick(meeting.id, fresh).catch(() => {});
        clearTimeout(alarm.current);
        alarm.current = setTimeout(() => send(meeting.id), pause);
    }
    const toggle = (id: string) => change({ [id]: !present.has(id) });
    const can = Boolean(meeting.can.attendance);
    const partly = meeting.hidden.includes("attendance");
    return (
        <Section
            title={
                meeting.state !== "held" && !can
                    ? t("associations.web.invited", { count: meeting.invited ?? meeting.attendance.length })
                    : t("associations.web.attendance", {
                          attended: partly ? (meeting.attended ?? 0) : present.size,
                          invited: partly ? (meeting.invited ?? 0) : meeting.attendance.length,
                      })
            }
            actions={
                <Group gap="xs">
                    {meeting.can.record && meeting.attendance.length > 0 && (
                        <DownloadButton
                            size="xs"
                            fetchFile={() => download(`/meetings/${meeting.id}/sheet.docx`, {}, "sheet.docx")}
                        >
                            {t("associations.web.sheet")}
                        </DownloadButton>
                    )}
                    {can && present.size < meeting.attendance.length && (
                        <Button
                            size="xs"
                            variant="default"
                            onClick={() =>
                                change(
                                    Object.fromEntries(
                                        meeting.attendance
                                            .filter((one) => !present.has(one.person.id))
                                            .map((one) => [one.person.id, true]),
                                    ),
                                )
                            }
                        >
                            {t("associations.web.all_present")}
                        </Button>
                    )}
                </Group>
            }
        >
            {can ? (
                <ul className="lines">
                    {meeting.attendance.map((one) => {
                        const here = present.has(one.person.id);
                        return (
                            <li key={one.person.id}>
                                <label className="tick" data-on={here || undefined}>
                                    <input
                                        type="checkbox"
                                        checked={here}
                                        onChange={() => toggle(one.person.id)}
                                    />
                                    <span>
                                        <Text span size="md" fw={500}>
                                            {one.person.name}
                                        </Text>
                                        <Text span size="sm" c="dimmed" display="block">
                                            {[one.position, one.organisation?.name]
                                                .filter(Boolean)
                                                .join(", ")}
                                        </Text>
                                    </span>
                                </label>
                            </li>
                        );
                    })}
                </ul>
            ) : (
                meeting.attendance.length > 0 && <Attended meeting={meeting} />
            )}
            {partly && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.attendance_own")}
                </Text>
            )}
            {!partly && meeting.attendance.length === 0 && (
                <Text size="sm" c="dimmed">
                    {t("associations.web.no_members")}
                </Text>
            )}
        </Section>
    );
}

function Attended({ meeting }: { meeting: Meeting }) {
    const t = useText();
    const absent = meeting.attendance.filter((one) => !one.present);
    if (meeting.state !== "held") {
        return (
            <Text size="sm" c="dimmed">
                {t("associations.web.expected", {
                    names: meeting.attendance.map((one) => one.person.name).join(", "),
                })}
            </Text>
        );
    }
    return (
        <>
            <ul className="attended">
                {meeting.attendance
                    .filter((one) => one.present)
                    .map((one) => (
                        <li key={one.person.id}>
                            <Text size="sm">{one.person.name}</Text>
                        </li>
                    ))}
            </ul>
            {absent.length > 0 && (
                <Text size="sm" c="dimmed" mt="xs">
                    {t("associations.web.absent", {
                        names: absent.map((one) => one.person.name).join(", "),
                    })}
                </Text>
            )}
        </>
    );
}
