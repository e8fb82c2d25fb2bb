import { api } from "@api/client";
import { useSession } from "@api/session";
import { Alert, Button, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { DateField } from "@ui/DateField";
import { Form } from "@ui/draft";
import { FormButtons, FormProblem, useServerForm } from "@ui/form";
import { Icon } from "@ui/icons";
import { Failure } from "@ui/States";
import { useText } from "@ui/text";
import { useState } from "react";
import { type Grid, type GridPlace, type Outcome, refreshGrid } from "./grid";

type Props = { grid: Grid; place: GridPlace };

// One act for all drafts of the page, as they are seen now.
export function ApproveYear({ grid, place }: Props) {
    const t = useText();
    const [open, setOpen] = useState(false);
    const [outcome, setOutcome] = useState<Outcome | null>(null);
    const drafts = grid.items.filter((row) => row.can.approve);
    const close = () => {
        setOpen(false);
        setOutcome(null);
    };
    return (
        <>
            <Button leftSection={<Icon name="check" size={16} />} onClick={() => setOpen(true)}>
                {t("associations.web.approve_all", { count: drafts.length })}
            </Button>
            <Modal opened={open} onClose={close} title={t("associations.web.approve_all_title")}>
                {outcome ? (
                    <Told
                        outcome={outcome}
                        title={t("associations.web.approved_count", { count: outcome.done.length })}
                    />
                ) : (
                    <ApproveForm
                        place={{ ...place, organisation: grid.organisation.id }}
                        drafts={drafts}
                        onDone={setOutcome}
                        onCancel={close}
                    />
                )}
            </Modal>
        </>
    );
}

function ApproveForm({
    place,
    drafts,
    onDone,
    onCancel,
}: {
    place: GridPlace;
    drafts: Grid["items"];
    onDone: (outcome: Outcome) => void;
    onCancel: () => void;
}) {
    const t = useText();
    const { today } = useSession();
    const queries = useQueryClient();
    const form = useServerForm({
        draft: `year-${place.organisation}`,
        initial: { approved_on: today as string | null, act_number: "" },
        send: async (values) => {
            const outcome = await api.post<Outcome>("/schedules/approve", {
                ...values,
                ...place,
                drafts: drafts.map(({ id, version }) => ({ id, version })),
            });
            onDone(outcome);
            await refreshGrid(queries);
        },
    });
    return (
        <Form of={form}>
            <Text size="sm" mb="sm">
                {t("associations.web.approve_all_words", { count: drafts.length })}
            </Text>
            <Stack gap="sm">
                <DateField
                    label={t("associations.web.act_date")}
                    required
                    {...form.fields.getInputProps("approved_on")}
                />
                <TextInput
                    label={t("associations.web.act_number")}
                    required
                    {...form.fields.getInputProps("act_number")}
                />
            </Stack>
            <FormProblem form={form} shown={["approved_on", "act_number"]} />
            <FormButtons form={form} title={t("associations.web.approve")} onCancel={onCancel} />
        </Form>
    );
}

export function CopyYear({ grid, place }: Props) {
    const t = useText();
    const queries = useQueryClient();
    const [open, setOpen] = useState(false);
    const [outcome, setOutcome] = useState<Outcome | null>(null);
    const [error, setError] = useState<unknown>(null);
    const [running, setRunning] = useState(false);
    const close = () => {
        setOpen(false);
        setOutcome(null);
        setError(null);
    };
    async function copy() {
        setRunning(true);
        try {
            setOutcome(
                await api.post<Outcome>("/schedules/copy", { ...place, organisation: grid.organisation.id }),
            );
            await refreshGrid(queries);
        } catch (problem) {
            setError(problem);
        } finally {
            setRunning(false);
        }
    }
    return (
        <>
            <Button variant="default" onClick={() => setOpen(true)}>
                {t("associations.web.copy_year")}
            </Button>
            <Modal opened={open} onClose={close} title={t("associations.web.copy_year")}>
                {outcome ? (
                    <Told
                        outcome={outcome}
                        title={t("associations.web.copied_count", { count: outcome.done.length })}
                    />
                ) : (
                    <>
                        <Text size="sm" mb="md">
                            {t("associations.web.copy_year_words")}
                        </Text>
                        {error ? <Failure error={error} /> : null}
                        <Button loading={running} onClick={copy}>
                            {t("associations.web.copy_year_yes")}
                        </Button>
                    </>
                )}
            </Modal>
        </>
    );
}

// What was done, and by name what could not be.
function Told({ outcome, title }: { outcome: Outcome; title: string }) {
    return (
        <div role="status">
            <Alert color={outcome.done.length ? "green" : "yellow"} title={title} mb="sm" />
            {outcome.left_out.length > 0 && (
                <List size="sm" spacing={4}>
                    {outcome.left_out.map((one) => (
                        <List.Item key={one.association.id}>
                            <b>{one.association.name}</b>: {one.reason}
                        </List.Item>
                    ))}
                </List>
            )}
        </div>
    );
}
