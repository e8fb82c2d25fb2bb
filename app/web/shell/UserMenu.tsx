import { api } from "@api/client";
import { forgetSession } from "@api/kept";
import { type Session, sessionQuery } from "@api/session";
import { Box, Menu, Modal, Text, UnstyledButton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { letGoAll, setOwner } from "@ui/device";
import { Icon } from "@ui/icons";
import { Failure } from "@ui/States";
import { type Language, useText } from "@ui/text";
import { useState } from "react";
import { speak } from "./language";
import { rooms } from "./rooms";

export default function UserMenu({ session }: { session: Session }) {
    const t = useText();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const [error, setError] = useState<unknown>(null);
    const other: Language = session.language === "ru" ? "en" : "ru";
    async function leave() {
        try {
            // What waits for a line goes out first; what cannot is not thrown away without a word.
            let waiting = 0;
            for (const room of rooms) {
                const work = await room.background?.();
                await work?.sendAll();
                waiting += work?.unsent() ?? 0;
            }
            if (waiting > 0 && !window.confirm(t("web.sign_out_unsent", { count: waiting }))) return;
            await api.delete("/session");
            await letGoAll(session.account).catch(() => {});
            await forgetSession();
            setOwner(null);
            await navigate({ to: "/" });
            queries.clear();
            queries.setQueryData(sessionQuery.queryKey, null);
        } catch (problem) {
            setError(problem);
        }
    }
    async function switchLanguage() {
        await speak(other, session.words);
        // The person's choice is kept on the server; the page is switched even if that fails.
        const fresh = await api.patch<Session>("/session", { language: other }).catch(() => null);
        queries.setQueryData(sessionQuery.queryKey, fresh ?? { ...session, language: other });
        // A question that is still under way may have been asked in the other language.
        await queries.cancelQueries();
        await queries.invalidateQueries();
    }
    return (
        <>
            <Menu position="bottom-end" width={260}>
                <Menu.Target>
                    <UnstyledButton className="user" title={t("web.user_menu", { name: session.name })}>
                        <Icon name="user" />
                        <Box component="span" className="user-name">
                            <Text size="sm" component="span" truncate>
                                {session.name}
                            </Text>
                            <Text size="xs" c="dimmed" component="span" truncate>
                                {session.roles[0]?.role_name ?? session.login}
                            </Text>
                        </Box>
                    </UnstyledButton>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Label>
                        {session.roles.map((role) => (
                            <div key={role.role + role.organisation.id}>
                                {role.role_name}, {role.organisation.name}
                            </div>
                        ))}
                    </Menu.Label>
                    <Menu.Item component={Link} to="/profile" leftSection={<Icon name="user" />}>
                        {t("web.profile")}
                    </Menu.Item>
                    <Menu.Item lang={other} onClick={switchLanguage}>
                        {t("web.other_language")}
                    </Menu.Item>
                    <Menu.Divider />
                    <Menu.Item leftSection={<Icon name="exit" />} onClick={leave}>
                        {t("web.sign_out")}
                    </Menu.Item>
                </Menu.Dropdown>
            </Menu>
            <Modal opened={error !== null} onClose={() => setError(null)} title={t("web.sign_out")}>
                <Failure error={error} />
            </Modal>
        </>
    );
}
