import { Alert, Button, Group } from "@mantine/core";
import { useState } from "react";
import { asProblem } from "./problem";
import { useText } from "./text";

// One deed for many rows: each is asked for by itself, so that one refusal stops nobody else's.
export function Bulk({
    keys,
    title,
    act,
    onDone,
    disabled,
    children,
}: {
    keys: string[];
    title: string;
    act: (key: string) => Promise<unknown>;
    // Told which were refused: they stay chosen.
    onDone: (refused: string[]) => Promise<unknown>;
    // While something that the deed needs is not filled in.
    disabled?: boolean;
    children?: React.ReactNode;
}) {
    const t = useText();
    const [running, setRunning] = useState(false);
    const [said, setSaid] = useState<{ done: number; refused: string[] } | null>(null);
    if (keys.length === 0 && !said) return null;
    async function run() {
        setRunning(true);
        setSaid(null);
        const refused: string[] = [];
        const words: string[] = [];
        for (const key of keys) {
            try {
                await act(key);
            } catch (failure) {
                const problem = asProblem(failure);
                refused.push(key);
                words.push(problem.fields[0]?.message ?? problem.detail ?? problem.message);
            }
        }
        await onDone(refused);
        setSaid({ done: keys.length - refused.length, refused: [...new Set(words)] });
        setRunning(false);
    }
    return (
        <>
            {keys.length > 0 && (
                <Group mt="md" gap="sm" align="flex-end">
                    {children}
                    <Button onClick={run} loading={running} disabled={disabled}>
                        {title}
                    </Button>
                </Group>
            )}
            {said && (
                <Alert
                    mt="md"
                    role="status"
                    color={said.refused.length ? "yellow" : "green"}
                    title={t("ui.web.bulk_done", { count: said.done })}
                >
                    {said.refused.length > 0 && t("ui.web.bulk_refused", { words: said.refused.join(" ") })}
                </Alert>
            )}
        </>
    );
}
