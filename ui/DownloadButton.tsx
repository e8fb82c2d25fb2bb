import { Button, type ButtonProps, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Icon } from "./icons";
import { Failure } from "./States";

// Starts a download and says why when there is nothing to download.
export function DownloadButton({
    fetchFile,
    children,
    ...button
}: ButtonProps & { fetchFile: () => Promise<void>; children: ReactNode }) {
    const [running, setRunning] = useState(false);
    const [error, setError] = useState<unknown>(null);
    async function run() {
        setRunning(true);
        try {
            await fetchFile();
        } catch (problem) {
            setError(problem);
        } finally {
            setRunning(false);
        }
    }
    return (
        <>
            <Button
                variant="default"
                leftSection={<Icon name="download" size={16} />}
                {...button}
                loading={running}
                onClick={run}
            >
                {children}
            </Button>
            <Modal opened={error !== null} onClose={() => setError(null)} title={children}>
                <Failure error={error} />
            </Modal>
        </>
    );
}
