import { api } from "@api/client";
import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { Failure, Loaded } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Schedule, scheduleQuery } from "./association";
import { type GridMeeting, type GridRow, refreshGrid } from "./grid";

type Props = { row: GridRow; year: number; date: string; meeting?: GridMeeting; onDone: () => void };

// One line of a draft, written from the grid: the rest of the schedule is read anew and stays as it is.
export function YearLine(props: Props) {
    const schedule = useQuery({ ...scheduleQuery(props.row.id, props.year), staleTime: 0, gcTime: 0 });
    return (
        <Loaded of={schedule}>
            {(data) => <Line key={`${props.row.id}${props.date}`} {...props} schedule={data} />}
        </Loaded>
    );
}

function Line({ row, year, date, meeting, onDone, schedule }: Props & { schedule: Schedule }) {
    const t = useText();
    const queries = useQueryClient();
    const [removing, setRemoving] = useState(false);
    const [error, setError] = useState<unknown>(null);
    const at = meeting ? schedule.meetings.findIndex((line) => line.date === meeting.date) : -1;
    const there = schedule.meetings[at];
    const others = schedule.meetings.filter((_, index) => index !== at);
    const save = async (meetings: Schedule["meetings"], version: number) => {
        const saved = await api.put<Schedule>(
            `/associations/${row.id}/schedules/${year}`,
            { meetings },
            version || undefined,
        );
        await refreshGrid(queries);
        return saved;
    };
    const form = useServerForm({
        draft: false,
        initial: {
            date: (there?.date ?? date) as string | null,
            theme: there?.theme ?? "",
            place: there?.place ?? (meeting ? "" : row.organisation.name),
        },
        version: schedule.version,
        send: async (values, version) => {
            // The line that is written stands last, so that a refusal finds its way to these fields.
            const saved = await save([...others, values as Schedule["meetings"][number]], version);
            onDone();
            return saved;
        },
        places: { "associations.day_twice": "date" },
        refresh: () => queries.fetchQuery({ ...scheduleQuery(row.id, year), staleTime: 0 }),
    });
    if (meeting && !there)
        return (
            <>
                <Text size="sm">{t("associations.web.grid_outside")}</Text>
                <OpenMeeting id={meeting.id} />
            </>
        );
    const input = (name: "date" | "theme" | "place") => ({
        ...form.fields.getInputProps(name),
        error:
            form.fields.errors[name] ?? form.fields.errors[`meetings.${others.length}.${name}`] ?? undefined,
    });
    async function remove() {
        setRemoving(true);
        try {
            await save(others, schedule.version);
            onDone();
        } catch (problem) {
            setError(problem);
        } finally {
            setRemoving(false);
        }
    }
    return (
        <Form of={form}>
            <Stack gap="sm">
                <DateField label={t("associations.web.date")} required {...input("date")} />
                <TextInput label={t("associations.web.theme")} required {...input("theme")} />
                <TextInput label={t("associations.web.place")} {...input("place")} />
            </Stack>
            <FormProblem
                form={form}
                shown={["date", "theme", "place"].flatMap((name) => [
                    name,
                    `meetings.${others.length}.${name}`,
                ])}
            />
            {error ? <Failure error={error} /> : null}
            <FormButtons form={form} title={t("associations.web.save_schedule")} onCancel={onDone} />
            {meeting && (
                <Group mt="md" justify="space-between">
                    <OpenMeeting id={meeting.id} />
                    <Button variant="default" color="red" loading={removing} onClick={remove}>
                        {t("associations.web.grid_remove")}
                    </Button>
                </Group>
            )}
        </Form>
    );
}

function OpenMeeting({ id }: { id: string }) {
    const t = useText();
    return (
        <Anchor component={Link} to={`/meetings/${id}`} size="sm">
            {t("associations.web.grid_open")}
        </Anchor>
    );
}
