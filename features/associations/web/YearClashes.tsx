import { Anchor, Badge, Button, List, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Section } from "@ui/Facts";
import { formatDate } from "@ui/format";
import { useText } from "@ui/text";
import { Fragment, useState } from "react";
import type { Grid, GridClash } from "./grid";

const few = 4;

// What cannot be, in words: who or what, which two meetings, when.
export function YearClashes({ grid }: { grid: Grid }) {
    const t = useText();
    const [all, setAll] = useState(false);
    if (grid.items.length === 0) return null;
    const shown = all ? grid.clashes : grid.clashes.slice(0, few);
    if (grid.clashes.length === 0)
        return (
            <Text size="sm" c="dimmed" mb="sm">
                {t("associations.web.no_clashes")}
            </Text>
        );
    return (
        <Section title={t("associations.web.clashes", { count: grid.clashes_count })}>
            <List spacing={6} size="sm">
                {shown.map((clash) => (
                    <List.Item key={`${clash.kind}${clash.meetings.map((one) => one.id).join()}`}>
                        <One clash={clash} named={all ? clash.persons.length : few} />
                    </List.Item>
                ))}
            </List>
            {!all && grid.clashes.length > few && (
                <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
                    {t("associations.web.clashes_all", { count: grid.clashes.length })}
                </Button>
            )}
            {all && grid.clashes_count > grid.clashes.length && (
                <Text size="sm" c="dimmed" mt="xs">
                    {t("associations.web.clashes_more", { count: grid.clashes_count - grid.clashes.length })}
                </Text>
            )}
        </Section>
    );
}

function One({ clash, named }: { clash: GridClash; named: number }) {
    const t = useText();
    const persons = clash.persons.slice(0, named);
    const rest = clash.persons_count - persons.length;
    return (
        <>
            <b>{formatDate(clash.date)}</b>{" "}
            <Badge color={clash.at_once ? "red" : "yellow"} size="sm">
                {t(clash.at_once ? "associations.web.clash_at_once" : "associations.web.clash_one_day")}
            </Badge>{" "}
            {clash.kind === "place"
                ? t("associations.web.clash_place", { place: clash.place })
                : t("associations.web.clash_people", { count: clash.persons_count })}
            {persons.map((person, index) => (
                <Fragment key={person.id}>
                    {index > 0 && ", "}
                    <Anchor component={Link} to={`/people/${person.id}`} size="sm" underline="always">
                        {person.name}
                    </Anchor>
                </Fragment>
            ))}
            {clash.persons.length > 0 &&
                rest > 0 &&
                ` ${t("associations.web.clash_others", { count: rest })}`}
            {" – "}
            {clash.meetings.map((one, index) => (
                <Fragment key={one.id}>
                    {index > 0 && ` ${t("associations.web.clash_and")} `}
                    <Anchor component={Link} to={`/meetings/${one.id}`} size="sm" underline="always">
                        {one.association.name}
                    </Anchor>
                    {` (${[one.organisation, one.time, clash.kind === "person" && one.place].filter(Boolean).join(", ")})`}
                </Fragment>
            ))}
        </>
    );
}
