import { api } from "@api/client";
import { Button, Group, NativeSelect, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@ui/Confirm";
import { Form } from "@ui/draft";
import { Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { FormProblem, useServerForm } from "@ui/form";
import { Page } from "@ui/Page";
import { asProblem } from "@ui/problem";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Cluster, clustersQuery, type Tree, type TreeNode, treeQuery } from "./organisation";

export default function ClustersPage() {
    const t = useText();
    const municipality = useId();
    const clusters = useQuery(clustersQuery(municipality));
    const tree = useQuery(treeQuery);
    const node = tree.data?.items.find((one) => one.id === municipality);
    const name = node?.short_name || node?.name || "";
    return (
        <Page
            title={t("organisations.web.clusters")}
            note={t("organisations.web.clusters_words")}
            crumbs={[
                { title: t("organisations.web.menu"), to: "/organisations" },
                { title: name, to: `/organisations/${municipality}` },
            ]}
        >
            <Loaded of={tree}>
                {(known) => (
                    <Loaded of={clusters}>
                        {(data) => (
                            <Clusters municipality={municipality} clusters={data.items} tree={known} />
                        )}
                    </Loaded>
                )}
            </Loaded>
        </Page>
    );
}

function Clusters({
    municipality,
    clusters,
    tree,
}: {
    municipality: string;
    clusters: Cluster[];
    tree: Tree;
}) {
    const t = useText();
    const queries = useQueryClient();
    const refresh = () => queries.invalidateQueries({ queryKey: ["organisations"] });
    const schools = tree.items
        .filter((node) => node.parent === municipality && node.level === "organisation" && !node.is_branch)
        .sort((a, b) => a.short_name.localeCompare(b.short_name, "ru", { numeric: true }));
    return (
        <>
            <Section title={t("organisations.web.clusters_list")}>
                <Stack gap="xs" mb="md">
                    {clusters.map((cluster) => (
                        <ClusterLine key={cluster.id} cluster={cluster} refresh={refresh} />
                    ))}
                    {clusters.length === 0 && (
                        <Text size="sm" c="dimmed">
                            {t("organisations.web.no_clusters")}
                        </Text>
                    )}
                </Stack>
                <NewCluster municipality={municipality} refresh={refresh} />
            </Section>
            <Section title={t("organisations.web.placement")}>
                <Placement schools={schools} clusters={clusters} refresh={refresh} />
            </Section>
        </>
    );
}

function NewCluster({ municipality, refresh }: { municipality: string; refresh: () => Promise<unknown> }) {
    const t = useText();
    const form = useServerForm({
        draft: municipality,
        initial: { name: "" },
        send: async ({ name }) => {
            await api.post("/clusters", { municipality, name, organisations: [] });
            form.fields.setValues({ name: "" });
            await refresh();
        },
    });
    return (
        <Form of={form}>
            <Group align="flex-end" gap="sm">
                <TextInput
                    label={t("organisations.web.new_cluster")}
                    required
                    withAsterisk={false}
                    {...form.fields.getInputProps("name")}
                />
                <Button type="submit" variant="default" loading={form.sending}>
                    {t("organisations.web.create")}
                </Button>
            </Group>
            <FormProblem form={form} shown={["name"]} />
        </Form>
    );
}

function ClusterLine({ cluster, refresh }: { cluster: Cluster; refresh: () => Promise<unknown> }) {
    const t = useText();
    const queries = useQueryClient();
    const [editing, setEditing] = useState(false);
    const form = useServerForm({
        draft: cluster.id,
        initial: { name: cluster.name },
        version: cluster.version,
        send: async ({ name }, version) => {
            await api.patch(`/clusters/${cluster.id}`, { name }, version);
            await refresh();
            setEditing(false);
        },
        refresh: async () => {
            const fresh = await queries.fetchQuery({ ...clustersQuery(cluster.municipality), staleTime: 0 });
            return fresh.items.find((one) => one.id === cluster.id) ?? cluster;
        },
    });
    if (!editing) {
        return (
            <Group gap="sm">
                <Text fw={500}>{cluster.name}</Text>
                <Text size="sm" c="dimmed">
                    {t("organisations.web.count", { count: cluster.organisations.length })}
                </Text>
                <Button size="compact-sm" variant="subtle" onClick={() => setEditing(true)}>
                    {t("organisations.web.rename")}
                </Button>
                <ConfirmButton
                    title={t("organisations.web.delete")}
                    question={t("organisations.web.delete_cluster", { name: cluster.name })}
                    words={t("organisations.web.delete_cluster_words")}
                    size="compact-sm"
                    variant="subtle"
                    act={async () => {
                        await api.delete(`/clusters/${cluster.id}`, cluster.version);
                        await refresh();
                    }}
                />
            </Group>
        );
    }
    return (
        <Form of={form}>
            <Group gap="sm" align="flex-end">
                <TextInput
                    label={t("organisations.web.name")}
                    required
                    {...form.fields.getInputProps("name")}
                />
                <Button type="submit" loading={form.sending}>
                    {t("ui.web.save")}
                </Button>
                <Button
                    variant="default"
                    onClick={() => {
                        form.fields.reset();
                        setEditing(false);
                    }}
                >
                    {t("ui.web.cancel")}
                </Button>
            </Group>
            <FormProblem form={form} shown={["name"]} />
        </Form>
    );
}

function Placement({
    schools,
    clusters,
    refresh,
}: {
    schools: TreeNode[];
    clusters: Cluster[];
    refresh: () => Promise<unknown>;
}) {
    const t = useText();
    const [moving, setMoving] = useState<string | null>(null);
    const [error, setError] = useState<unknown>(null);
    const where = (id: string) =>
        clusters.find((cluster) => cluster.organisations.some((one) => one.id === id));

    async function move(id: string, target: string) {
        setMoving(id);
        setError(null);
        const from = where(id);
        const to = clusters.find((cluster) => cluster.id === target);
        const ids = (cluster: Cluster) => cluster.organisations.map((one) => one.id);
        try {
            if (from) {
                const rest = ids(from).filter((one) => one !== id);
                await api.patch(`/clusters/${from.id}`, { organisations: rest }, from.version);
            }
            if (to) await api.patch(`/clusters/${to.id}`, { organisations: [...ids(to), id] }, to.version);
        } catch (problem) {
            setError(asProblem(problem));
        } finally {
            await refresh();
            setMoving(null);
        }
    }
    return (
        <>
            {error ? <Failure error={error} /> : null}
            <Table aria-label={t("organisations.web.placement")}>
                <Table.Tbody>
                    {schools.map((school) => (
                        <Table.Tr key={school.id}>
                            <Table.Td>{school.short_name || school.name}</Table.Td>
                            <Table.Td w="45%">
                                <NativeSelect
                                    size="xs"
                                    aria-label={t("organisations.web.cluster_of", {
                                        name: school.short_name || school.name,
                                    })}
                                    value={where(school.id)?.id ?? ""}
                                    disabled={moving !== null}
                                    onChange={(event) => move(school.id, event.currentTarget.value)}
                                    data={[
                                        { value: "", label: t("organisations.web.no_cluster") },
                                        ...clusters.map((cluster) => ({
                                            value: cluster.id,
                                            label: cluster.name,
                                        })),
                                    ]}
                                />
                            </Table.Td>
                        </Table.Tr>
                    ))}
                </Table.Tbody>
            </Table>
        </>
    );
}
