import { useList } from "@api/list";
import { homeOrganisation, useSession } from "@api/session";
import { Alert, Anchor, SimpleGrid, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { formatDate, formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { Failure, Waiting } from "@ui/States";
import { useText } from "@ui/text";

type Line = { key: string; date: string | null; title: string; note: string | null; to: string };

// What waits for the reader: composed of the rooms' own lists, nothing is kept here.
export default function HomePage() {
    const t = useText();
    const session = useSession();
    const home = homeOrganisation(session);
    const has = (menu: string) => session.menu.includes(menu);
    // Whoever keeps nothing for others sees what is their own.
    const own = session.roles.every((one) => ["educator", "helper", "association_head"].includes(one.role));
    const whose = own ? { mine: true } : { organisation: home?.id };
    const meetings = useList<{
        id: string;
        theme: string;
        date: string;
        association: { name: string };
        organisation: { name: string };
    }>("/meetings", { ...whose, state: "planned", sort: "date", limit: 6 }, has("meetings"));
    const decisions = useList<{
        id: string;
        text: string;
        due: string | null;
        meeting: { id: string };
        organisation: { name: string };
        responsible: { name: string } | null;
    }>("/decisions", { ...whose, state: own ? "open" : "late", limit: 6 }, has("meetings"));
    const imports = useList<{
        id: string;
        file: string;
        state: string;
        created_at: string;
        organisation: { name: string } | null;
    }>("/imports", { limit: 20 }, has("imports"));
    // What the service asks of whoever keeps a list.
    const lists = useList<{
        state: string;
        reminded_on: string | null;
        organisation: { id: string; name: string };
    }>("/staff-lists", { state: "waiting", limit: 6 }, has("lists"));
    const reminded = home?.level === "organisation" ? lists.items.filter((one) => one.reminded_on) : [];
    const corrections = useList<{
        id: string;
        asked_at: string;
        person: { name: string };
        organisation: { name: string };
    }>("/corrections", { state: "open", limit: 6 }, has("lists"));
    return (
        <Page
            title={t("web.home")}
            note={[home?.name, t("web.home_note", { year: formatSchoolYear(session.school_year) })]
                .filter(Boolean)
                .join(" · ")}
        >
            {reminded.map((one) => (
                <Alert key={one.organisation.id} color="yellow" mb="md">
                    <Anchor component={Link} to="/people/lists" size="sm">
                        {t("web.home_confirm_list", {
                            name: one.organisation.name,
                            date: formatDate(one.reminded_on),
                        })}
                    </Anchor>
                </Alert>
            ))}
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
                {has("meetings") && (
                    <Block
                        title={t(own ? "web.home_own_meetings" : "web.home_meetings")}
                        all="/meetings"
                        search={own ? { mine: "true" } : {}}
                        list={meetings}
                        empty={t("web.home_no_meetings")}
                        lines={meetings.items.map((one) => ({
                            key: one.id,
                            date: one.date,
                            title: one.theme,
                            note: `${one.association.name}, ${one.organisation.name}`,
                            to: `/meetings/${one.id}`,
                        }))}
                    />
                )}
                {has("meetings") && (
                    <Block
                        title={t(own ? "web.home_own_decisions" : "web.home_decisions")}
                        all="/decisions"
                        search={own ? { mine: "true" } : { state: "late" }}
                        list={decisions}
                        empty={t(own ? "web.home_no_own_decisions" : "web.home_no_decisions")}
                        lines={decisions.items.map((one) => ({
                            key: one.id,
                            date: one.due,
                            title: one.text,
                            note: [one.responsible?.name, one.organisation.name].filter(Boolean).join(", "),
                            to: `/meetings/${one.meeting.id}`,
                        }))}
                    />
                )}
                {has("imports") && (
                    <Block
                        title={t("web.home_imports")}
                        all="/people/imports"
                        list={imports}
                        empty={t("web.home_no_imports")}
                        lines={imports.items
                            .filter((one) => one.state === "preview")
                            .map((one) => ({
                                key: one.id,
                                date: one.created_at,
                                title: one.file,
                                note: one.organisation?.name ?? null,
                                to: `/people/imports/${one.id}`,
                            }))}
                    />
                )}
                {has("lists") && (
                    <Block
                        title={t("web.home_corrections")}
                        all="/people/lists"
                        list={corrections}
                        empty={t("web.home_no_corrections")}
                        lines={corrections.items.map((one) => ({
                            key: one.id,
                            date: one.asked_at,
                            title: one.person.name,
                            note: one.organisation.name,
                            to: "/people/lists",
                        }))}
                    />
                )}
            </SimpleGrid>
        </Page>
    );
}

function Block({
    title,
    all,
    search = {},
    list,
    lines,
    empty,
}: {
    title: string;
    all: string;
    search?: Record<string, string>;
    list: ReturnType<typeof useList>;
    lines: Line[];
    empty: string;
}) {
    const t = useText();
    const { rows, error, retry } = list.table;
    return (
        <Section
            title={title}
            actions={
                <Anchor
                    component={Link}
                    to={all}
                    search={search as never}
                    size="sm"
                    aria-label={`${title}: ${t("web.home_all")}`}
                >
                    {t("web.home_all")}
                </Anchor>
            }
        >
            {rows === undefined ? (
                error ? (
                    <Failure error={error} retry={retry} />
                ) : (
                    <Waiting />
                )
            ) : lines.length === 0 ? (
                <Text size="sm" c="dimmed">
                    {empty}
                </Text>
            ) : (
                <Table aria-label={title} verticalSpacing={6}>
                    <Table.Tbody>
                        {lines.map((line) => (
                            <Table.Tr key={line.key}>
                                <Table.Td w={100} className="figures" valign="top">
                                    <Text size="sm">{formatDate(line.date)}</Text>
                                </Table.Td>
                                <Table.Td>
                                    <Anchor component={Link} to={line.to} size="sm">
                                        {line.title}
                                    </Anchor>
                                    <Text size="xs" c="dimmed">
                                        {line.note}
                                    </Text>
                                </Table.Td>
                            </Table.Tr>
                        ))}
                    </Table.Tbody>
                </Table>
            )}
        </Section>
    );
}
