import "./search.css";
import { Loader, Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Icon } from "@ui/icons";
import { Empty, Failure } from "@ui/States";
import { useText } from "@ui/text";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { type Answer, countOf, find } from "./found";

// One line that can be chosen: a found thing, or the page with all of them.
type Choice = { key: string; to: string; search?: Record<string, string> };

function choicesOf(answer: Answer | undefined, words: string): Choice[] {
    if (!answer || answer.groups.length === 0) return [];
    const things = answer.groups.flatMap((group) =>
        group.items.map((item) => ({ key: `${group.kind}-${item.id}`, to: item.page })),
    );
    return [...things, { key: "all", to: "/search", search: { q: words } }];
}

// The search of every page: results by kind while one types, opened by a press or by the keys.
export default function SearchBox({ onClose }: { onClose: () => void }) {
    const t = useText();
    const phone = useMediaQuery("(max-width: 48em)");
    const navigate = useNavigate();
    const list = useId();
    const [words, setWords] = useState("");
    const [asked] = useDebouncedValue(words.trim(), 150);
    const found = useQuery({
        queryKey: ["search", asked],
        queryFn: ({ signal }) => find(asked, {}, signal),
        enabled: asked !== "",
        placeholderData: keepPreviousData,
    });
    const answer = asked && words.trim() ? found.data : undefined;
    const choices = choicesOf(answer, asked);
    const [chosen, setChosen] = useState(0);
    // Another question begins at its first answer.
    useEffect(() => setChosen(0), [asked]);
    const current = choices[Math.min(chosen, choices.length - 1)];
    useEffect(() => {
        const id = current && `${list}-${current.key}`;
        if (id) document.getElementById(id)?.scrollIntoView?.({ block: "nearest" });
    }, [current, list]);

    function open(choice: Choice) {
        onClose();
        navigate({ to: choice.to, search: (choice.search ?? {}) as never });
    }
    function onKeyDown(event: KeyboardEvent) {
        const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
        const step = steps[event.key];
        if (step && choices.length) {
            event.preventDefault();
            const at = Math.min(chosen, choices.length - 1);
            setChosen((at + step + choices.length) % choices.length);
        }
        // What was typed last may not have been answered yet: then Enter leads to the page that will.
        if (event.key === "Enter" && words.trim()) {
            event.preventDefault();
            if (current && asked === words.trim() && !found.isFetching) open(current);
            else open({ key: "all", to: "/search", search: { q: words.trim() } });
        }
    }
    const option = (choice: Choice) => ({
        id: `${list}-${choice.key}`,
        role: "option",
        "aria-selected": choice.key === current?.key,
        className: "search-option",
        // The field keeps the focus.
        onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
        onMouseMove: () => setChosen(choices.findIndex((one) => one.key === choice.key)),
        onClick: () => open(choice),
    });
    const last = choices.at(-1);
    return (
        <Modal
            opened
            onClose={onClose}
            fullScreen={phone}
            size="lg"
            centered={false}
            yOffset="8vh"
            padding="sm"
            title={t("search.web.title")}
            closeButtonProps={{ "aria-label": t("search.web.close") }}
            transitionProps={{ duration: 0 }}
        >
            <TextInput
                data-autofocus
                aria-label={t("search.web.label")}
                placeholder={t("search.web.placeholder")}
                size="md"
                value={words}
                maxLength={100}
                onChange={(event) => setWords(event.currentTarget.value)}
                onKeyDown={onKeyDown}
                autoComplete="off"
                spellCheck={false}
                enterKeyHint="search"
                leftSection={<Icon name="search" />}
                rightSection={found.isFetching ? <Loader size={14} aria-hidden /> : null}
                role="combobox"
                aria-expanded={choices.length > 0}
                aria-controls={choices.length > 0 ? list : undefined}
                aria-autocomplete="list"
                aria-activedescendant={current && `${list}-${current.key}`}
            />
            <div role="status" aria-live="polite" className="search-status">
                {answer && !found.isFetching && countOf(answer) > 0 && (
                    <Text size="xs" c="dimmed" component="span">
                        {answer.similar
                            ? t("search.web.similar", { words: asked })
                            : t("search.web.found", { count: countOf(answer) })}
                    </Text>
                )}
            </div>
            {words.trim() === "" && <Empty title={t("search.web.start")}>{t("search.web.how")}</Empty>}
            {asked !== "" && found.error && <Failure error={found.error} retry={() => found.refetch()} />}
            {answer && answer.groups.length === 0 && !found.isFetching && (
                <Empty title={t("search.web.nothing", { words: asked })}>
                    {t("search.web.nothing_words")}
                </Empty>
            )}
            {choices.length > 0 && (
                <div id={list} role="listbox" aria-label={t("search.web.results")} className="search-options">
                    {answer?.groups.map((group) =>
                        group.items.length === 0 ? null : (
                            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
                            <div role="group" key={group.kind} aria-labelledby={`${list}-${group.kind}`}>
                                <Text
                                    id={`${list}-${group.kind}`}
                                    role="presentation"
                                    size="xs"
                                    fw={600}
                                    c="dimmed"
                                    className="search-kind"
                                >
                                    {t(`search.web.kind.${group.kind}`)}
                                    {group.total ? ` · ${group.total.toLocaleString()}` : ""}
                                </Text>
                                {group.items.map((item) => (
                                    <div
                                        key={item.id}
                                        {...option({ key: `${group.kind}-${item.id}`, to: item.page })}
                                    >
                                        <Text size="sm" component="span">
                                            {item.title}
                                        </Text>
                                        {item.note && (
                                            <Text size="xs" c="dimmed" component="span">
                                                {item.note}
                                            </Text>
                                        )}
                                    </div>
                                ))}
                            </div>
                        ),
                    )}
                    {last && (
                        <div {...option(last)}>
                            <Text size="sm" c="petrol.8" component="span">
                                {t("search.web.all")}
                            </Text>
                        </div>
                    )}
                </div>
            )}
            {!phone && choices.length > 0 && (
                <Text size="xs" c="dimmed" mt="xs">
                    {t("search.web.keys")}
                </Text>
            )}
        </Modal>
    );
}
