import { Anchor, Box, Button, Group, Text } from "@mantine/core";
import SignIn from "@rooms/accounts/web/SignIn";
import { PublicLink } from "@rooms/monitoring/web/PublicLink";
import { currentLanguage, type Language, useText } from "@ui/text";
import { speak } from "./language";
import { SightPanel, SightSwitch } from "./SightSwitch";

// Whoever has not signed in yet: nothing of the pages inside is needed, and nothing is loaded.
export function Stranger() {
    return (
        <Outside
            page={
                <>
                    <SignIn />
                    <PublicLink />
                </>
            }
        />
    );
}

export function Outside({ page }: { page: React.ReactNode }) {
    const t = useText();
    const other: Language = currentLanguage() === "ru" ? "en" : "ru";
    return (
        <Box mih="100vh" px="md" py="lg">
            <Group justify="space-between" maw={960} mx="auto" mb="xl" component="header">
                <Box className="header-sight">
                    <SightSwitch />
                </Box>
                <Anchor href="/" underline="never" className="brand" aria-label={t("web.name")}>
                    <Brand />
                </Anchor>
                <Button
                    className="header-user"
                    variant="subtle"
                    size="xs"
                    lang={other}
                    onClick={() => speak(other)}
                >
                    {t("web.other_language")}
                </Button>
            </Group>
            <main>
                <SightPanel />
                {page}
            </main>
        </Box>
    );
}

export function Brand() {
    const t = useText();
    return (
        <>
            <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
                <rect width="32" height="32" rx="7" fill="#1d4f63" />
                <path
                    d="M7 23V9h3.600l5.400 8 5.400-8H25v14h-3.600v-8.200L16 22.600l-5.400-7.800V23z"
                    fill="#fff"
                />
            </svg>
            <Text fw={600} size="lg" c="petrol.9" component="span">
                {t("web.name")}
            </Text>
        </>
    );
}
