import { Alert, Badge, Button, Group, Text } from "@mantine/core";
import { ConfirmButton } from "@ui/Confirm";
import { formatDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useEffect, useState } from "react";
import type { Meeting } from "./association";
import { type Choosing, mineAfterAll, textOf, valuesOf } from "./record";
import {
    countUnsent,
    discard,
    forgetStrangers,
    isOffline,
    refusalOf,
    send,
    settle,
    useWaiting,
} from "./waiting";

// Where the ticks and the minutes are now: on this device, on their way, or with everybody; and what needs a choice.
export function Line({ meeting }: { meeting: Meeting }) {
    const t = useText();
    const waiting = useWaiting(meeting.id);
    const count = countUnsent(waiting);
    const problem = refusalOf(meeting.id);
    const [sent, setSent] = useState(false);
    useEffect(() => {
        if (count > 0) setSent(true);
    }, [count]);
    if (!meeting.can.attendance && !meeting.can.record && !waiting) return null;
    const offline = count > 0 && isOffline();
    const state = problem ? "refused" : offline ? "offline" : count > 0 ? "sending" : sent ? "sent" : "saved";
    const colour = { refused: "red", offline: "yellow", sending: "gray", sent: "green", saved: "gray" }[
        state
    ];
    return (
        <div className="line-state">
            <Group gap="xs">
                <Badge
                    size="lg"
                    color={colour}
                    role="status"
                    leftSection={offline ? <Icon name="offline" size={16} /> : undefined}
                >
                    {t(`associations.web.line_${state}`, { count })}
                </Badge>
                {(offline || problem) && (
                    <Button size="xs" variant="default" onClick={() => send(meeting.id)}>
                        {t("ui.web.retry")}
                    </Button>
                )}
                {problem && (
                    <ConfirmButton
                        size="xs"
                        variant="default"
                        color="red.9"
                        title={t("associations.web.line_discard")}
                        question={t("associations.web.line_discard_question")}
                        words={t("associations.web.line_discard_words")}
                        act={() => discard(meeting.id)}
                    />
                )}
            </Group>
            {problem && <Failure error={problem} />}
            {waiting?.strangers.length ? (
                <Alert color="yellow" my="sm" icon={<Icon name="warning" />}>
                    <Text size="sm">
                        {t("associations.web.line_strangers", { count: waiting.strangers.length })}
                    </Text>
                    <Button size="xs" variant="default" mt="xs" onClick={() => forgetStrangers(meeting.id)}>
                        {t("associations.web.line_understood")}
                    </Button>
                </Alert>
            ) : null}
            {waiting?.choices.map((one) => (
                <Choice key={one.item + one.decision + one.field} meeting={meeting} one={one} />
            ))}
        </div>
    );
}

function Choice({ meeting, one }: { meeting: Meeting; one: Choosing }) {
    const t = useText();
    const there = valuesOf(meeting.items).find((item) => item.mark === one.item) ?? null;
    const title = there?.title || one.mine.now?.title || one.mine.was?.title || "";
    const field = one.field === "item" ? "item_title" : one.decision ? "decision_of" : one.field;
    const say = (text: string) =>
        (one.field === "due" ? formatDate(text) : text) || t("associations.web.line_nothing");
    async function choose(mine: boolean) {
        await settle(meeting.id, one, mine ? mineAfterAll(one, there) : undefined);
        if (mine) await send(meeting.id);
    }
    return (
        <Alert
            color="yellow"
            my="sm"
            role="alert"
            icon={<Icon name="warning" />}
            title={t("associations.web.line_both")}
        >
            <Text size="sm">{t("associations.web.line_both_words")}</Text>
            <Text size="sm" fw={500} mt="xs">
                {title}: {t(`associations.web.${field}`)}
            </Text>
            {[
                ["line_mine", say(textOf(one.mine.now, one))],
                ["line_theirs", say(textOf(there, one))],
            ].map(([label, text]) => (
                <div key={label}>
                    <Text size="sm" mt="xs" c="dimmed">
                        {t(`associations.web.${label}`)}
                    </Text>
                    <Text size="sm" className="both-text">
                        {text}
                    </Text>
                </div>
            ))}
            <Group gap="xs" mt="sm">
                <Button size="xs" onClick={() => choose(true)}>
                    {t("associations.web.line_take_mine")}
                </Button>
                <Button size="xs" variant="default" onClick={() => choose(false)}>
                    {t("associations.web.line_take_theirs")}
                </Button>
            </Group>
        </Alert>
    );
}
