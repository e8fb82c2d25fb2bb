import { Anchor, Button, Container, Group, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useText } from "@ui/text";

export function NotFound() {
    const t = useText();
    return (
        <Container size="xs" py="xl">
            <Title order={1}>{t("web.not_found")}</Title>
            <Text my="md">{t("web.not_found_words")}</Text>
            <Anchor component={Link} to="/">
                {t("web.to_home")}
            </Anchor>
        </Container>
    );
}

// A page that broke, or whose part could not be loaded after an update or without a network.
export function Broken({ error }: { error: unknown }) {
    const t = useText();
    const unloaded = /import|module|chunk/i.test(String(error));
    return (
        <Container size="xs" py="xl">
            <Title order={1}>{t(unloaded ? "web.unloaded" : "web.broken")}</Title>
            <Text my="md">{t(unloaded ? "web.unloaded_words" : "web.broken_words")}</Text>
            <Group>
                <Button onClick={() => location.reload()}>{t("web.reload")}</Button>
                <Anchor href="/">{t("web.to_home")}</Anchor>
            </Group>
        </Container>
    );
}
