import { Button, type ButtonProps, Group, Modal, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { asProblem } from "./problem";
import { Failure } from "./States";
import { useText } from "./text";

// A button that asks once more, runs, and says what went wrong without closing.
export function ConfirmButton({
    title,
    question,
    words,
    confirm,
    dismiss,
    act,
    children,
    ...button
}: ButtonProps & {
    title: string;
    question: string;
    words?: ReactNode;
    confirm?: string;
    // Where "cancel" itself would be read as the deed.
    dismiss?: string;
    act: () => Promise<unknown>;
    children?: ReactNode;
}) {
    const t = useText();
    const [open, setOpen] = useState(false);
    const [running, setRunning] = useState(false);
    const [error, setError] = useState<unknown>(null);
    async function run() {
        setRunning(true);
        setError(null);
        try {
            await act();
            setOpen(false);
        } catch (problem) {
            setError(asProblem(problem));
        } finally {
            setRunning(false);
        }
    }
    return (
        <>
            <Button {...button} onClick={() => setOpen(true)}>
                {title}
            </Button>
            <Modal opened={open} onClose={() => setOpen(false)} title={question}>
                {words && (
                    <Text size="sm" component="div">
                        {words}
                    </Text>
                )}
                {children}
                {error ? <Failure error={error} /> : null}
                <Group mt="md" gap="sm">
                    <Button onClick={run} loading={running} color={button.color}>
                        {confirm ?? title}
                    </Button>
                    <Button variant="default" onClick={() => setOpen(false)}>
                        {dismiss ?? t("ui.web.cancel")}
                    </Button>
                </Group>
            </Modal>
        </>
    );
}
