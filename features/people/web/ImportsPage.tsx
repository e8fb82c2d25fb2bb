import { useList } from "@api/list";
import { Anchor, Badge, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type Column, DataTable } from "@ui/DataTable";
import { formatInstant } from "@ui/format";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";
import { type ImportLine, stateColour } from "./import";

export default function ImportsPage() {
    const t = useText();
    const imports = useList<ImportLine>("/imports");
    const columns: Column<ImportLine>[] = [
        {
            key: "file",
            title: t("people.web.file"),
            phone: "heading",
            cell: (row) => (
                <Anchor component={Link} to={`/people/imports/${row.id}`} size="sm">
                    {row.file}
                </Anchor>
            ),
        },
        { key: "organisation", title: t("people.web.organisation"), cell: (row) => row.organisation?.name },
        {
            key: "state",
            title: t("people.web.import_state"),
            cell: (row) => (
                <Badge color={stateColour[row.state]}>{t(`people.web.import_${row.state}`)}</Badge>
            ),
        },
        { key: "persons", title: t("people.web.persons"), align: "right", cell: (row) => row.persons },
        { key: "doubtful", title: t("people.web.doubtful"), align: "right", cell: (row) => row.doubtful },
        { key: "at", title: t("people.web.created"), cell: (row) => formatInstant(row.created_at) },
    ];
    return (
        <Page
            title={t("people.web.imports")}
            note={t("people.web.imports_words")}
            actions={
                <Button component={Link} to="/people/imports/new">
                    {t("people.web.import")}
                </Button>
            }
        >
            <DataTable
                label={t("people.web.imports")}
                columns={columns}
                rowKey={(row) => row.id}
                empty={t("people.web.no_imports")}
                {...imports.table}
            />
        </Page>
    );
}
