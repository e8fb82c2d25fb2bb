import { api } from "@api/client";
import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import { Anchor, Badge, Button, Drawer, Group, Menu, Modal, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ConfirmButton } from "@ui/Confirm";
import { type Column, DataTable } from "@ui/DataTable";
import { Facts, Section } from "@ui/Facts";
import { useId } from "@ui/filters";
import { formatDate, formatPeriod } from "@ui/format";
import { Icon } from "@ui/icons";
import { Page } from "@ui/Page";
import { Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { CloseForm } from "./CloseForm";
import { EditForm } from "./EditForm";
import { MoveForm } from "./MoveForm";
import { NewForm } from "./NewForm";
import {
    type Organisation,
    type OrganisationRow,
    organisationQuery,
    otherParentsQuery,
    treeChanged,
} from "./organisation";
import { Statuses } from "./Statuses";

export default function CardPage() {
    const id = useId();
    const card = useQuery(organisationQuery(id));
    return (
        <Loaded of={card} page>
            {(organisation) => <Card key={id} organisation={organisation} />}
        </Loaded>
    );
}

function Card({ organisation }: { organisation: Organisation }) {
    const t = useText();
    // Above a municipality others than the region's staff see nothing.
    const regional = homeOrganisation(useSession())?.level === "region";
    const [drawer, setDrawer] = useState<"edit" | "add" | "move" | null>(null);
    const [closing, setClosing] = useState(false);
    const movable = useQuery(otherParentsQuery(organisation));
    const queries = useQueryClient();
    const { can, id, until } = organisation;
    const closable = can.edit && organisation.parent && organisation.children_count === 0 && !until;
    const inside = { organisation: id, organisation_name: organisation.short_name || organisation.name };
    return (
        <Page
            title={organisation.short_name || organisation.name}
            note={
                <>
                    {organisation.name !== (organisation.short_name || organisation.name) &&
                        organisation.name}{" "}
                    {until && (
                        <Badge color="yellow">
                            {t("organisations.web.closes", { date: formatDate(until) })}
                        </Badge>
                    )}
                </>
            }
            crumbs={[
                { title: t("organisations.web.menu"), to: "/organisations" },
                ...(regional ? organisation.above : organisation.above.slice(1)).map((one) => ({
                    title: one.name,
                    to: `/organisations/${one.id}`,
                })),
            ]}
            actions={
                <>
                    {can.edit && until && (
                        <ConfirmButton
                            variant="default"
                            title={t("organisations.web.reopen")}
                            question={t("organisations.web.reopen_question", { date: formatDate(until) })}
                            confirm={t("organisations.web.reopen_yes")}
                            dismiss={t("organisations.web.reopen_no")}
                            act={async () => {
                                await api.patch(
                                    `/organisations/${id}`,
                                    { closed_on: null },
                                    organisation.version,
                                );
                                await treeChanged(queries);
                            }}
                        />
                    )}
                    <Button component={Link} to="/people" search={inside as never} variant="default">
                        {t("organisations.web.people")}
                    </Button>
                    {can.import && (
                        <Button component={Link} to="/people/imports/new" search={inside as never}>
                            {t("organisations.web.import")}
                        </Button>
                    )}
                    <Menu position="bottom-end">
                        <Menu.Target>
                            <Button variant="default" rightSection={<Icon name="down" size={14} />}>
                                {t("organisations.web.more")}
                            </Button>
                        </Menu.Target>
                        <Menu.Dropdown>
                            <Menu.Item component={Link} to="/associations" search={inside as never}>
                                {t("organisations.web.associations")}
                            </Menu.Item>
                            <Menu.Item component={Link} to="/monitoring" search={inside as never}>
                                {t("organisations.web.monitoring")}
                            </Menu.Item>
                            {can.invite && (
                                <Menu.Item
                                    component={Link}
                                    to="/accounts/invite"
                                    search={{ organisation: id, name: inside.organisation_name } as never}
                                >
                                    {t("organisations.web.invite")}
                                </Menu.Item>
                            )}
                            {can.manage_clusters && organisation.level === "municipality" && (
                                <Menu.Item component={Link} to={`/organisations/${id}/clusters`}>
                                    {t("organisations.web.clusters")}
                                </Menu.Item>
                            )}
                            {can.add_child && organisation.kind === "municipality" && (
                                <Menu.Item component={Link} to={`/organisations/${id}/register`}>
                                    {t("organisations.web.register")}
                                </Menu.Item>
                            )}
                            {can.add_child && (
                                <Menu.Item onClick={() => setDrawer("add")}>
                                    {t("organisations.web.add")}
                                </Menu.Item>
                            )}
                            {can.edit && (
                                <Menu.Item onClick={() => setDrawer("edit")}>
                                    {t("organisations.web.edit")}
                                </Menu.Item>
                            )}
                            {can.edit && movable.data && (
                                <Menu.Item onClick={() => setDrawer("move")}>
                                    {t("organisations.web.move")}
                                </Menu.Item>
                            )}
                            {closable && (
                                <>
                                    <Menu.Divider />
                                    <Menu.Item color="red.9" onClick={() => setClosing(true)}>
                                        {t("organisations.web.close")}
                                    </Menu.Item>
                                </>
                            )}
                        </Menu.Dropdown>
                    </Menu>
                </>
            }
        >
            <Section title={t("organisations.web.card")}>
                <Facts
                    items={[
                        [t("organisations.web.kind"), t(`organisations.web.kind_${organisation.kind}`)],
                        [t("organisations.web.code"), organisation.code],
                        [
                            t("organisations.web.branch_of"),
                            organisation.branch_of ? (
                                <Anchor
                                    component={Link}
                                    to={`/organisations/${organisation.branch_of.id}`}
                                    size="sm"
                                >
                                    {organisation.branch_of.name}
                                </Anchor>
                            ) : undefined,
                        ],
                        [t("organisations.web.cluster"), organisation.cluster?.name ?? undefined],
                        [t("organisations.web.people"), String(organisation.people_count)],
                        [t("organisations.web.inn"), organisation.inn],
                        [t("organisations.web.address"), organisation.address],
                        [t("organisations.web.phone"), organisation.phone],
                        [t("organisations.web.mail"), organisation.mail],
                        [t("organisations.web.period"), formatPeriod(organisation.since, organisation.until)],
                    ]}
                />
            </Section>
            <Statuses organisation={organisation} />
            {organisation.branches?.length > 0 && (
                <Section title={t("organisations.web.branches")}>
                    {organisation.branches.map((branch) => (
                        <div key={branch.id}>
                            <Anchor component={Link} to={`/organisations/${branch.id}`} size="sm">
                                {branch.name}
                            </Anchor>
                        </div>
                    ))}
                </Section>
            )}
            {organisation.children_count > 0 && (
                <Section title={t("organisations.web.children")}>
                    <Children id={id} />
                </Section>
            )}
            <Section title={t("organisations.web.history")}>
                <ul className="dated" aria-label={t("organisations.web.history")}>
                    {organisation.history.map((line) => (
                        <li key={`${line.since}${line.name}`}>
                            <Text size="sm" className="figures">
                                {formatPeriod(line.since, line.until)}
                            </Text>
                            <Text size="sm">{line.name}</Text>
                            <Text size="sm" c="dimmed">
                                {line.parent_name}
                            </Text>
                        </li>
                    ))}
                </ul>
            </Section>
            <Drawer
                opened={drawer !== null}
                onClose={() => setDrawer(null)}
                title={drawer && t(`organisations.web.${drawer}`)}
                closeOnClickOutside={false}
            >
                {drawer === "edit" && <EditForm organisation={organisation} onDone={() => setDrawer(null)} />}
                {drawer === "move" && <MoveForm organisation={organisation} onDone={() => setDrawer(null)} />}
                {drawer === "add" && <NewForm parent={organisation} onDone={() => setDrawer(null)} />}
            </Drawer>
            <Modal
                opened={closing}
                onClose={() => setClosing(false)}
                title={t("organisations.web.close_question", {
                    name: organisation.short_name || organisation.name,
                })}
                closeOnClickOutside={false}
            >
                <CloseForm organisation={organisation} onDone={() => setClosing(false)} />
            </Modal>
        </Page>
    );
}

function Children({ id }: { id: string }) {
    const t = useText();
    const list = useList<OrganisationRow>("/organisations", { parent: id });
    const columns: Column<OrganisationRow>[] = [
        {
            key: "name",
            title: t("organisations.web.name"),
            phone: "heading",
            cell: (row) => (
                <Group gap={6}>
                    <Anchor component={Link} to={`/organisations/${row.id}`} size="sm">
                        {row.short_name || row.name}
                    </Anchor>
                    {row.is_branch && <Badge size="sm">{t("organisations.web.branch")}</Badge>}
                </Group>
            ),
        },
        { key: "cluster", title: t("organisations.web.cluster"), cell: (row) => row.cluster?.name },
        {
            key: "people",
            title: t("organisations.web.people"),
            align: "right",
            width: 110,
            cell: (row) => row.people_count,
        },
    ];
    return (
        <DataTable
            label={t("organisations.web.children")}
            columns={columns}
            rowKey={(row) => row.id}
            empty={null}
            {...list.table}
        />
    );
}
