import { Button, Stack, Text } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { Icon } from "./icons";
import { useText } from "./text";

// A place to drop one file; the button does the same for the keyboard and the phone.
export function FileDrop({
    title,
    hint,
    accept,
    busy,
    onFile,
}: {
    title: string;
    hint?: string;
    accept: string;
    busy?: boolean;
    onFile: (file: File) => void;
}) {
    const t = useText();
    const input = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);
    function drop(event: DragEvent) {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file && !busy) onFile(file);
    }
    return (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same without a mouse
        <div
            className="file-drop"
            data-over={over || undefined}
            onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
        >
            <Stack align="center" gap="xs">
                <Icon name="upload" size={32} />
                <Text fw={500}>{title}</Text>
                {hint && (
                    <Text size="sm" c="dimmed" ta="center">
                        {hint}
                    </Text>
                )}
                <Button variant="default" loading={busy} onClick={() => input.current?.click()}>
                    {t("ui.web.choose_file")}
                </Button>
                <input
                    ref={input}
                    type="file"
                    hidden
                    accept={accept}
                    aria-label={title}
                    onChange={(event) => {
                        const file = event.currentTarget.files?.[0];
                        event.currentTarget.value = "";
                        if (file) onFile(file);
                    }}
                />
            </Stack>
        </div>
    );
}
