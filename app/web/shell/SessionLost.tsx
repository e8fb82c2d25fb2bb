import { type Session, sessionQuery } from "@api/session";
import { Modal, Text } from "@mantine/core";
import SignIn from "@rooms/accounts/web/SignIn";
import { useQueryClient } from "@tanstack/react-query";
import { useText } from "@ui/text";

// The session ended while something was being written: sign in over the page, nothing is lost.
export default function SessionLost({ account, onDone }: { account: string; onDone: () => void }) {
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
                    const fresh = queries.getQueryData<Session | null>(sessionQuery.queryKey);
                    // What lies on the page was written by somebody else: it is theirs, and waits for them.
                    if (fresh?.account !== account) return location.replace("/");
                    onDone();
                    queries.invalidateQueries();
                }}
            />
        </Modal>
    );
}
