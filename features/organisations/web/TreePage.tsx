import {
    Anchor,
    Badge,
    Group,
    NativeSelect,
    Paper,
    SegmentedControl,
    Text,
    TextInput,
    UnstyledButton,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFilters } from "@ui/filters";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Empty, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useDeferredValue, useMemo, useState } from "react";
import { type Tree, treeQuery } from "./organisation";
import { type Branch, countOrganisations, type Grouping, grow, only, sift } from "./tree";

export default function TreePage() {
    const t = useText();
    const tree = useQuery(treeQuery);
    return (
        <Page title={t("organisations.web.menu")}>
            <Loaded of={tree}>{(data) => <Organisations tree={data} />}</Loaded>
        </Page>
    );
}

function Organisations({ tree }: { tree: Tree }) {
    const t = useText();
    const [filters, setFilters] = useFilters<"q" | "group" | "status">();
    const [words, setWords] = useState(filters.q ?? "");
    const grouping: Grouping = filters.group === "plain" ? "plain" : "clusters";
    const asked = useDeferredValue(words);
    const whole = useMemo(() => grow(tree, grouping), [tree, grouping]);
    const held = filters.status;
    const shown = useMemo(() => {
        const holders = new Set(
            tree.statuses.filter((one) => one.status === held).map((one) => one.organisation),
        );
        return sift(held ? only(whole, holders) : whole, asked);
    }, [tree, whole, asked, held]);
    const found = held
        ? tree.statuses.filter((one) => one.status === held).length
        : countOrganisations(shown);
    const statuses = [...new Map(tree.statuses.map((one) => [one.status, one.title]))];
    const titles = useMemo(() => {
        const all = new Map<string, string[]>();
        for (const one of tree.statuses)
            all.set(one.organisation, [...(all.get(one.organisation) ?? []), one.title]);
        return all;
    }, [tree]);
    return (
        <>
            <Group mb="sm" gap="sm" align="flex-end">
                <TextInput
                    label={t("organisations.web.search")}
                    leftSection={<Icon name="search" size={16} />}
                    value={words}
                    miw={280}
                    onChange={(event) => setWords(event.currentTarget.value)}
                    onBlur={() => setFilters({ q: words })}
                />
                {tree.clusters.length > 0 && (
                    <SegmentedControl
                        value={grouping}
                        onChange={(value) => setFilters({ group: value === "plain" ? "plain" : null })}
                        aria-label={t("organisations.web.grouping")}
                        data={[
                            { value: "clusters", label: t("organisations.web.by_clusters") },
                            { value: "plain", label: t("organisations.web.plain") },
                        ]}
                    />
                )}
                {statuses.length > 0 && (
                    <NativeSelect
                        label={t("organisations.web.status")}
                        value={held ?? ""}
                        onChange={(event) => setFilters({ status: event.currentTarget.value || null })}
                        data={[
                            { value: "", label: t("organisations.web.any_status") },
                            ...statuses.map(([value, label]) => ({ value, label })),
                        ]}
                    />
                )}
                <Text size="sm" c="dimmed" role="status" pb={8}>
                    {t("organisations.web.count", { count: found })}
                </Text>
            </Group>
            <Paper p="xs">
                {shown.length ? (
                    <Level
                        branches={shown}
                        depth={0}
                        searching={asked.trim() !== "" || Boolean(held)}
                        titles={titles}
                    />
                ) : (
                    <Empty title={t("ui.web.nothing_found")}>{t("organisations.web.nothing_words")}</Empty>
                )}
            </Paper>
        </>
    );
}

function Level({
    branches,
    depth,
    searching,
    titles,
}: {
    branches: Branch[];
    depth: number;
    searching: boolean;
    titles: Map<string, string[]>;
}) {
    return (
        <ul className="tree" data-depth={depth}>
            {branches.map((branch) => (
                <Line
                    key={branch.key}
                    branch={branch}
                    depth={depth}
                    searching={searching}
                    alone={branches.length === 1}
                    titles={titles}
                />
            ))}
        </ul>
    );
}

function Line({
    branch,
    depth,
    searching,
    alone,
    titles,
}: {
    branch: Branch;
    depth: number;
    searching: boolean;
    alone: boolean;
    titles: Map<string, string[]>;
}) {
    const t = useText();
    const [opened, setOpened] = useState<boolean | null>(null);
    // The only line of the top levels is opened for the reader; a search opens the way to what it found.
    const open = opened ?? ((depth < 2 && alone) || (searching && branch.below.length <= 60));
    return (
        <li>
            <div className="tree-line">
                {branch.below.length > 0 ? (
                    <UnstyledButton
                        className="tree-toggle"
                        aria-expanded={open}
                        aria-label={t(open ? "organisations.web.fold" : "organisations.web.unfold", {
                            name: branch.title,
                        })}
                        onClick={() => setOpened(!open)}
                    >
                        <Icon name={open ? "down" : "right"} size={14} />
                    </UnstyledButton>
                ) : (
                    <span className="tree-toggle" />
                )}
                <span className="tree-name">
                    {branch.node ? (
                        <Anchor component={Link} to={`/organisations/${branch.node.id}`} size="sm">
                            {branch.title}
                        </Anchor>
                    ) : (
                        <Text size="sm" fw={500} component="span">
                            {branch.title}
                        </Text>
                    )}
                    {branch.node?.is_branch && <Badge size="sm">{t("organisations.web.branch")}</Badge>}
                    {(titles.get(branch.key) ?? []).map((title) => (
                        <Badge size="sm" key={title} color="green">
                            {title}
                        </Badge>
                    ))}
                    {!branch.node && <Badge size="sm">{t("organisations.web.cluster")}</Badge>}
                    <Text size="xs" c="dimmed" component="span" className="figures">
                        {[
                            branch.organisations
                                ? t("organisations.web.count", { count: branch.organisations })
                                : null,
                            branch.people
                                ? t("organisations.web.people_count", { count: branch.people })
                                : null,
                        ]
                            .filter(Boolean)
                            .join(" · ")}
                    </Text>
                </span>
            </div>
            {open && branch.below.length > 0 && (
                <Level branches={branch.below} depth={depth + 1} searching={searching} titles={titles} />
            )}
        </li>
    );
}
