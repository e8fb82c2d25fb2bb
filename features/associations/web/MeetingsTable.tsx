import { api, type Query } from "@api/client";
import { useList } from "@api/list";
import { Anchor, Badge, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bulk } from "@ui/Bulk";
import { type Column, DataTable } from "@ui/DataTable";
import { dash, formatDate } from "@ui/format";
import { useText } from "@ui/text";
import { useState } from "react";
import { type MeetingRow, meetingColour } from "./association";

export function MeetingsTable({ query, inside = false }: { query: Query; inside?: boolean }) {
    const t = useText();
    const list = useList<MeetingRow>("/meetings", query);
    const queries = useQueryClient();
    const [selected, setSelected] = useState<string[]>([]);
    const columns: Column<MeetingRow>[] = [
        {
            key: "theme",
            title: t("associations.web.theme"),
            phone: "heading",
            cell: (row) => (
                <Anchor component={Link} to={`/meetings/${row.id}`} size="sm">
                    {row.theme}
                </Anchor>
            ),
        },
        {
            key: "date",
            title: t("associations.web.date"),
            width: 130,
            cell: (row) => [formatDate(row.date), row.time].filter(Boolean).join(" "),
        },
        {
            key: "association",
            title: t("associations.web.association"),
            hidden: inside,
            cell: (row) => (
                <>
                    {row.association.name}
                    <Text size="xs" c="dimmed">
                        {row.organisation.name}
                    </Text>
                </>
            ),
        },
        { key: "place", title: t("associations.web.place"), cell: (row) => row.place },
        {
            key: "state",
            title: t("associations.web.state"),
            cell: (row) => (
                <Badge color={meetingColour[row.state]}>
                    {t(`associations.web.meeting_${row.state}`, { number: row.number ?? "" })}
                </Badge>
            ),
        },
        {
            key: "attended",
            title: t("associations.web.attended"),
            align: "right",
            width: 110,
            cell: (row) =>
                row.attended === null
                    ? dash
                    : t("associations.web.attended_of", {
                          attended: row.attended,
                          invited: row.invited ?? "",
                      }),
        },
    ];
    // Those who run what is planned call everybody at once.
    const runs = list.table.rows?.some((row) => row.state === "planned" && row.can?.edit);
    return (
        <>
            <DataTable
                label={t("associations.web.meetings")}
                columns={columns}
                rowKey={(row) => row.id}
                rowState={(row) => (row.state === "cancelled" ? "quiet" : undefined)}
                empty={t("associations.web.no_meetings")}
                {...(runs && !inside
                    ? {
                          selected,
                          onSelect: setSelected,
                          selectable: (row: MeetingRow) => Boolean(row.can?.edit),
                          rowLabel: (row: MeetingRow) => row.theme,
                      }
                    : {})}
                {...list.table}
            />
            <Bulk
                keys={selected}
                title={t("associations.web.invite_to", { count: selected.length })}
                act={(id) => api.post(`/meetings/${id}/invite`)}
                onDone={async (refused) => {
                    setSelected(refused);
                    await queries.invalidateQueries({ queryKey: ["meetings"] });
                }}
            />
        </>
    );
}
