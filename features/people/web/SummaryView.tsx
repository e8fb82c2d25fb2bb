import { dictionariesQuery, titleOf } from "@api/dictionaries";
import { Alert, SimpleGrid, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Counts, Section } from "@ui/Facts";
import { formatNumber } from "@ui/format";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { type Count, summaryQuery } from "./person";

// The staff as counts: no names, and no group so small that it would name somebody.
export function SummaryView({
    organisation,
    note,
}: {
    organisation: string | undefined;
    note: string | false;
}) {
    const t = useText();
    const summary = useQuery(summaryQuery(organisation));
    const terms = useQuery(dictionariesQuery);
    return (
        <Loaded of={summary}>
            {(data) => {
                const block = (title: string, items: Count[]) =>
                    items?.length > 0 && (
                        <Section title={title}>
                            <Counts title={title} items={items} hidden={t("people.web.few")} />
                        </Section>
                    );
                return (
                    <>
                        {note && (
                            <Text size="sm" c="dimmed" mb="sm">
                                {note}
                            </Text>
                        )}
                        <SimpleGrid cols={{ base: 1, xs: 3 }} mb="md">
                            <Figure label={t("people.web.educators")} value={data.educators} />
                            <Figure label={t("people.web.young_count")} value={data.young} />
                            <Figure label={t("people.web.novices")} value={data.novices} />
                        </SimpleGrid>
                        {data.small_hidden && (
                            <Alert color="gray" mb="md">
                                {t("people.web.small_hidden")}
                            </Alert>
                        )}
                        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
                            {block(t("people.web.by_position"), data.by_position)}
                            {block(t("people.web.by_subject"), data.by_subject)}
                            {block(
                                t("people.web.by_category"),
                                data.by_category.map((line) => ({
                                    ...line,
                                    name: titleOf(terms.data?.category_levels, line.name) ?? line.name,
                                })),
                            )}
                            {block(t("people.web.by_age"), data.by_age)}
                        </SimpleGrid>
                    </>
                );
            }}
        </Loaded>
    );
}

function Figure({ label, value }: { label: string; value: number | null }) {
    return (
        <div className="figure">
            <strong>{formatNumber(value)}</strong>
            <span>{label}</span>
        </div>
    );
}
