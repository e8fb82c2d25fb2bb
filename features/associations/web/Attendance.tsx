import { api } from "@api/client";
import { Badge, Button, Group, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { FormProblem } from "@ui/form";
import { asProblem, type Problem } from "@ui/problem";
import { useText } from "@ui/text";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Meeting } from "./association";

const pause = 700;

// Big targets for a thumb; each tick is saved by itself a moment later, and says so when it could not be.
export function Attendance({
    meeting,
    version,
    onSaved,
    onRefresh,
}: {
    meeting: Meeting;
    version: RefObject<number>;
    onSaved: (fresh: Meeting | undefined) => void;
    onRefresh: () => Promise<Meeting>;
}) {
    const t = useText();
    const [present, setPresent] = useState(
        () => new Set(meeting.attendance.filter((one) => one.present).map((one) => one.person.id)),
    );
    const [state, setState] = useState<"saved" | "waiting" | "saving" | "failed">("saved");
    const [problem, setProblem] = useState<Problem | null>(null);
    const latest = useRef(present);
    const alarm = useRef<ReturnType<typeof setTimeout>>(undefined);
    const running = useRef(false);
    useEffect(() => () => clearTimeout(alarm.current), []);
    useBlocker({
        shouldBlockFn: () => state !== "saved" && !window.confirm(t("ui.web.leave_unsaved")),
        enableBeforeUnload: () => state !== "saved",
    });

    async function save() {
        if (running.current) {
            alarm.current = setTimeout(save, pause);
            return;
        }
        running.current = true;
        const sent = latest.current;
        setState("saving");
        setProblem(null);
        try {
            onSaved(
                await api.put<Meeting>(
                    `/meetings/${meeting.id}/attendance`,
                    { present: [...sent] },
                    version.current,
                ),
            );
            setState(latest.current === sent ? "saved" : "waiting");
        } catch (error) {
            setProblem(asProblem(error));
            setState("failed");
        } finally {
            running.current = false;
        }
    }
    function change(fresh: Set<string>) {
        latest.current = fresh;
        setPresent(fresh);
        setState("waiting");
        clearTimeout(alarm.current);
        alarm.current = setTimeout(save, pause);
    }
    function toggle(id: string) {
        const fresh = new Set(present);
        if (!fresh.delete(id)) fresh.add(id);
        change(fresh);
    }
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
                    {can && (
                        <Badge color={state === "failed" ? "red" : "gray"} role="status">
                            {t(`associations.web.attendance_${state}`)}
                        </Badge>
                    )}
                    {can && present.size < meeting.attendance.length && (
                        <Button
                            size="xs"
                            variant="default"
                            onClick={() => change(new Set(meeting.attendance.map((one) => one.person.id)))}
                        >
                            {t("associations.web.all_present")}
                        </Button>
                    )}
                </Group>
            }
        >
            <FormProblem
                form={{
                    problem,
                    refresh: async () => {
                        await onRefresh();
                        await save();
                    },
                }}
            />
            {state === "failed" && problem && !problem.conflict && (
                <Button size="sm" mb="sm" onClick={save}>
                    {t("ui.web.retry")}
                </Button>
            )}
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
