import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "@ui/text";
import { resultsQuery } from "./results";

// Stands where there is something to see: no region, no link.
export function PublicLink() {
    const t = useText();
    const results = useQuery(resultsQuery());
    if (!results.data?.region) return null;
    return (
        <Text ta="center" mt="lg" size="sm">
            <Anchor href="/results">{t("monitoring.web.public_title")}</Anchor>
        </Text>
    );
}
