import { Alert, Button, Center, Group, Loader, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { formatInstant } from "./format";
import { Icon } from "./icons";
import { asProblem } from "./problem";
import { t, useText } from "./text";

const slowAfter = 5_000;

export function Waiting() {
    const t = useText();
    const [slow, setSlow] = useState(false);
    useEffect(() => {
        const alarm = setTimeout(() => setSlow(true), slowAfter);
        return () => clearTimeout(alarm);
    }, []);
    return (
        <Center mih={160} role="status" aria-live="polite">
            <Stack align="center" gap="xs">
                <Loader size="sm" aria-hidden />
                <Text c="dimmed" size="sm">
                    {t(slow ? "ui.web.waiting_slow" : "ui.web.waiting")}
                </Text>
            </Stack>
        </Center>
    );
}

export function Failure({
    error,
    retry,
    untitled = false,
}: {
    error: unknown;
    retry?: () => void;
    untitled?: boolean;
}) {
    const t = useText();
    const problem = asProblem(error);
    const title = problem.missing ? t("ui.web.missing_title") : problem.message;
    const silent = problem.kind === "fault" && !problem.requestId;
    const words = problem.missing
        ? t("ui.web.missing_words")
        : (problem.detail ??
          (problem.kind === "refused"
              ? null
              : t(`ui.web.problem.${silent ? "silent" : problem.kind}_words`)));
    return (
        <Alert
            color={problem.kind === "refused" ? "yellow" : "red"}
            icon={<Icon name={problem.kind === "offline" ? "offline" : "warning"} />}
            title={untitled ? undefined : title}
            role="alert"
            my="sm"
        >
            {words && <Text size="sm">{words}</Text>}
            {problem.requestId && (
                <Text size="xs" c="dimmed" mt={4}>
                    {t("ui.web.request_id", { id: problem.requestId })}
                </Text>
            )}
            {retry && (
                <Button size="xs" variant="default" mt="sm" onClick={retry}>
                    {t("ui.web.retry")}
                </Button>
            )}
        </Alert>
    );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
    return (
        <Center mih={140} p="md">
            <Stack align="center" gap={6} maw={460}>
                <Text fw={500} ta="center">
                    {title}
                </Text>
                {children && (
                    <Text c="dimmed" size="sm" ta="center" component="div">
                        {children}
                    </Text>
                )}
            </Stack>
        </Center>
    );
}

type Asked<Data> = {
    data: Data | undefined;
    error: unknown;
    isPending: boolean;
    isFetching: boolean;
    dataUpdatedAt: number;
    refetch: () => unknown;
};

// What was asked for: awaited, failed, or there. Old data under a failed refresh says how old it is.
export function Loaded<Data>({
    of,
    page = false,
    children,
}: {
    of: Asked<Data>;
    // A whole page hangs on it: without it the page still needs its heading.
    page?: boolean;
    children: (data: Data) => ReactNode;
}) {
    if (of.data === undefined) {
        if (!of.error)
            return (
                <>
                    {page && <VisuallyHidden component="h1">{t("ui.web.waiting")}</VisuallyHidden>}
                    <Waiting />
                </>
            );
        const problem = asProblem(of.error);
        return (
            <>
                {page && (
                    <Title order={1}>{problem.missing ? t("ui.web.missing_title") : problem.message}</Title>
                )}
                <Failure
                    error={problem}
                    untitled={page}
                    retry={problem.missing ? undefined : () => of.refetch()}
                />
            </>
        );
    }
    return (
        <>
            <Stale of={of} />
            {children(of.data)}
        </>
    );
}

export function Stale({ of }: { of: Pick<Asked<unknown>, "error" | "dataUpdatedAt" | "refetch"> }) {
    const t = useText();
    if (!of.error) return null;
    return (
        <Alert color="yellow" role="alert" mb="sm" p="xs" className="no-print">
            <Group justify="space-between" gap="xs">
                <Text size="sm">
                    {t("ui.web.stale", { at: formatInstant(new Date(of.dataUpdatedAt).toISOString()) })}{" "}
                    {asProblem(of.error).message}
                </Text>
                <Button size="compact-xs" variant="default" onClick={() => of.refetch()}>
                    {t("ui.web.retry")}
                </Button>
            </Group>
        </Alert>
    );
}
