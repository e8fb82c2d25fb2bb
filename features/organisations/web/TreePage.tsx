import {
    Anchor,
    Badge,
    Group,
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
import { type Branch, countOrganisations, type Grouping, grow, sift } from "./tree";

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
    const [filters, setFilters] = useFilters<"q" | "group">();
    const [words, setWords] = useState(filters.q ?? "");
    const grouping: Grouping = filters.group === "plain" ? "plain" : "clusters";
    const asked = useDeferredValue(words);
    const whole = useMemo(() => grow(tree, grouping), [tree, grouping]);
    const shown = useMemo(() => sift(whole, asked), [whole, asked]);
    const found = countOrganisations(shown);
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
                <Text size="sm" c="dimmed" role="status" pb={8}>
                    {t("organisations.web.count", { count: found })}
                </Text>
            </Group>
            <Paper p="xs">
                {shown.length ? (
                    <Level branches={shown} depth={0} searching={asked.trim() !== ""} />
                ) : (
                    <Empty title={t("ui.web.nothing_found")}>{t("organisations.web.nothing_words")}</Empty>
                )}
            </Paper>
        </>
    );
}

function Level({ branches, depth, searching }: { branches: Branch[]; depth: number; searching: boolean }) {
    return (
        <ul className="tree" data-depth={depth}>
            {branches.map((branch) => (
                <Line
                    key={branch.key}
                    branch={branch}
                    depth={depth}
                    searching={searching}
                    alone={branches.length === 1}
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
}: {
    branch: Branch;
    depth: number;
    searching: boolean;
    alone: boolean;
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
                <Level branches={branch.below} depth={depth + 1} searching={searching} />
            )}
        </li>
    );
}
