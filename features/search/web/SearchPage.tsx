import "./search.css";
import { Anchor, Button, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { useFilters } from "@ui/filters";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Empty, Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useEffect, useState } from "react";
import { type Answer, countOf, find, type Group, type Item, kinds } from "./found";

// Everything that was found, of all kinds or of one; the words and the kind live in the address.
export default function SearchPage() {
    const t = useText();
    const [filters, setFilters] = useFilters<"q" | "kind">();
    const [words, setWords] = useState(filters.q ?? "");
    const [typed] = useDebouncedValue(words.trim(), 250);
    const asked = filters.q ?? "";
    // Whoever searches from the header while standing here brings other words.
    useEffect(() => setWords((now) => (now.trim() === asked ? now : asked)), [asked]);
    // Only what is typed here changes the address.
    useEffect(() => {
        if (typed === words.trim() && typed !== asked) setFilters({ q: typed });
    }, [typed]);
    const kind = kinds.find((one) => one === filters.kind);
    const found = useInfiniteQuery({
        queryKey: ["search", asked, kind ?? null],
        queryFn: ({ signal, pageParam }) => find(asked, { kind, cursor: pageParam }, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (last) => last.groups.find((group) => group.kind === kind)?.next ?? undefined,
        enabled: asked !== "",
        placeholderData: keepPreviousData,
    });
    return (
        <Page title={t("search.web.title")} narrow>
            <TextInput
                aria-label={t("search.web.label")}
                placeholder={t("search.web.placeholder")}
                value={words}
                maxLength={100}
                onChange={(event) => setWords(event.currentTarget.value)}
                autoComplete="off"
                spellCheck={false}
                type="search"
                leftSection={<Icon name="search" />}
            />
            {asked === "" ? (
                <Empty title={t("search.web.start")}>{t("search.web.how")}</Empty>
            ) : (
                <Loaded of={{ ...found, data: found.data?.pages[0] }}>
                    {(first) => (
                        <>
                            <Kinds answer={first} kind={kind} choose={(one) => setFilters({ kind: one })} />
                            <div role="status" aria-live="polite">
                                {countOf(first) > 0 && (
                                    <Text size="sm" c="dimmed" mb="xs">
                                        {first.similar
                                            ? t("search.web.similar", { words: asked })
                                            : t("search.web.found", { count: countOf(first) })}
                                    </Text>
                                )}
                            </div>
                            <Results
                                first={first}
                                pages={found.data?.pages ?? []}
                                kind={kind}
                                asked={asked}
                            />
                            {found.isFetchNextPageError && (
                                <Failure error={found.error} retry={() => found.fetchNextPage()} />
                            )}
                            {found.hasNextPage && (
                                <Button
                                    variant="default"
                                    mt="md"
                                    loading={found.isFetchingNextPage}
                                    onClick={() => found.fetchNextPage()}
                                >
                                    {t("search.web.more")}
                                </Button>
                            )}
                        </>
                    )}
                </Loaded>
            )}
        </Page>
    );
}

function Kinds({
    answer,
    kind,
    choose,
}: {
    answer: Answer;
    kind: string | undefined;
    choose: (kind: string | null) => void;
}) {
    const t = useText();
    return (
        <fieldset className="search-kinds" style={{ border: 0, padding: 0 }}>
            <VisuallyHidden component="legend">{t("search.web.results")}</VisuallyHidden>
            {[null, ...kinds].map((one) => {
                const group = answer.groups.find((each) => each.kind === one);
                const here = one === (kind ?? null);
                return (
                    <Button
                        key={one ?? "all"}
                        size="xs"
                        variant={here ? "filled" : "default"}
                        aria-pressed={here}
                        onClick={() => choose(one)}
                    >
                        {t(one ? `search.web.kind.${one}` : "search.web.everything")}
                        {group?.total ? ` ${group.total.toLocaleString()}` : ""}
                    </Button>
                );
            })}
        </fieldset>
    );
}

function Results({
    first,
    pages,
    kind,
    asked,
}: {
    first: Answer;
    pages: Answer[];
    kind: string | undefined;
    asked: string;
}) {
    const t = useText();
    if (first.groups.length === 0)
        return (
            <Empty title={t("search.web.nothing", { words: asked })}>{t("search.web.nothing_words")}</Empty>
        );
    if (!kind)
        return first.groups.map((group) =>
            group.items.length === 0 ? null : (
                <Section key={group.kind} title={t(`search.web.kind.${group.kind}`)}>
                    <List items={group.items} />
                    <More group={group} asked={asked} />
                </Section>
            ),
        );
    const items = pages.flatMap((page) => page.groups.find((group) => group.kind === kind)?.items ?? []);
    if (items.length === 0)
        return <Empty title={t("search.web.nothing", { words: asked })}>{t("search.web.nothing_of")}</Empty>;
    const counted = first.groups.find((group) => group.kind === kind)?.total;
    return (
        <>
            <List items={items} />
            {counted === null && (
                <Text size="xs" c="dimmed" mt="xs">
                    {t("search.web.names_only")}
                </Text>
            )}
        </>
    );
}

function List({ items }: { items: Item[] }) {
    return (
        <ul className="search-list">
            {items.map((item) => (
                <li key={item.id}>
                    <Anchor component={Link} to={item.page} size="sm">
                        {item.title}
                    </Anchor>
                    {item.note && (
                        <Text size="xs" c="dimmed">
                            {item.note}
                        </Text>
                    )}
                </li>
            ))}
        </ul>
    );
}

function More({ group, asked }: { group: Group; asked: string }) {
    const t = useText();
    const all = group.total ?? null;
    if (all !== null && all <= group.items.length) return null;
    const kind = t(`search.web.kind.${group.kind}`);
    return (
        <Anchor component={Link} to="/search" search={{ q: asked, kind: group.kind } as never} size="sm">
            {all === null ? `${t("search.web.all")}: ${kind}` : t("search.web.all_of", { kind, count: all })}
        </Anchor>
    );
}
