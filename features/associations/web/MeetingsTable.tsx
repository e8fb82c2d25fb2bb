import type { Query } from "@api/client";
import { useList } from "@api/list";
import { Anchor, Badge, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { dash, formatDate } from "@ui/format";
import { useText } from "@ui/text";
import { type MeetingRow, meetingColour } from "./association";

export function MeetingsTable({ query, inside = false }: { query: Query; inside?: boolean }) {
    const t = useText();
    const list = useList<MeetingRow>("/meetings", query);
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
    return (
        <DataTable
            label={t("associations.web.meetings")}
            columns={columns}
            rowKey={(row) => row.id}
            rowState={(row) => (row.state === "cancelled" ? "quiet" : undefined)}
            empty={t("associations.web.no_meetings")}
            {...list.table}
        />
    );
}
