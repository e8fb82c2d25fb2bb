import { Modal, Text } from "@mantine/core";
import SignIn from "@rooms/accounts/web/SignIn";
import { useQueryClient } from "@tanstack/react-query";
import { useText } from "@ui/text";

// The session ended while something was being written: sign in over the page, nothing is lost.
export default function SessionLost({ onDone }: { onDone: () => void }) {
    const t = useText();
    const queries = useQueryClient();
    return (
        <Modal
            opened
            onClose={onDone}
            withCloseButton={false}
            closeOnClickOutside={false}
            title={t("web.session_lost")}
        >
            <Text size="sm" mb="md">
                {t("web.session_lost_words")}
            </Text>
            <SignIn
                again
                onDone={() => {
                    onDone();
                    queries.invalidateQueries();
                }}
            />
        </Modal>
    );
}
