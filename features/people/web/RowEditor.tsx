import { dictionariesQuery } from "@api/dictionaries";
import {
    ActionIcon,
    Autocomplete,
    Button,
    Group,
    NativeSelect,
    NumberInput,
    Stack,
    TagsInput,
    Text,
    TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FormProblem, useServerForm } from "@ui/form";
import { formatDate, parsePartialDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { useText } from "@ui/text";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ImportRow, Patch, ReadPerson, ReadPosition } from "./import";

const text = (value: string | null | undefined) => value ?? "";
const date = (value: string | null | undefined) => (value ? formatDate(value) : "");
const none = (value: string) => value.trim() || null;

function valuesOf({ person }: ImportRow) {
    return {
        surname: text(person.surname),
        name: text(person.name),
        patronymic: text(person.patronymic),
        birth_date: date(person.birth_date),
        positions: person.positions,
        category_level: text(person.category?.level),
        category_date: date(person.category?.date),
        category_act: text(person.category?.act),
        experience_years: (person.experience_years ?? "") as number | string,
        experience_total_years: (person.experience_total_years ?? "") as number | string,
        snils: text(person.snils),
        phone: text(person.phone),
        email: text(person.email),
        education: text(person.education),
    };
}
type Values = ReturnType<typeof valuesOf>;

// The person as corrected; what the editor does not show stays as the file has it.
export function corrected(person: ReadPerson, values: Values): ReadPerson {
    const years = (value: number | string) => (value === "" ? null : Number(value));
    return {
        ...person,
        surname: values.surname.trim(),
        name: values.name.trim(),
        patronymic: none(values.patronymic),
        birth_date: parsePartialDate(values.birth_date),
        positions: values.positions,
        category: values.category_level
            ? {
                  level: values.category_level as NonNullable<ReadPerson["category"]>["level"],
                  date: parsePartialDate(values.category_date),
                  act: none(values.category_act),
              }
            : null,
        experience_years: years(values.experience_years),
        experience_total_years: years(values.experience_total_years),
        snils: none(values.snils.replace(/\D/g, "")),
        phone: none(values.phone),
        email: none(values.email),
        education: none(values.education),
    };
}

export default function RowEditor({
    row,
    onClose,
    onChange,
    onRefresh,
}: {
    row: ImportRow;
    onClose: (next: boolean) => void;
    onChange: (patch: Patch, version: number) => Promise<void>;
    onRefresh: () => Promise<{ version: number }>;
}) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const before = useRef(valuesOf(row)).current;
    const box = useRef<HTMLFormElement>(null);
    const goOn = useRef(false);
    const form = useServerForm<Values>({
        initial: before,
        version: row.version,
        send: async (values, version) => {
            await onChange({ person: corrected(row.person, values) }, version);
            form.forget();
            onClose(goOn.current);
        },
        refresh: onRefresh,
    });
    // Opens on the first doubtful field.
    useEffect(() => {
        const doubtful = row.problems.find((problem) => problem.field && !problem.settled)?.field;
        const field =
            box.current?.querySelector<HTMLElement>(`[data-field="${doubtful}"]`) ??
            box.current?.querySelector<HTMLElement>("input");
        field?.focus();
    }, [row]);

    function onKey(event: KeyboardEvent) {
        if (event.key === "Escape") {
            event.stopPropagation();
            onClose(false);
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            goOn.current = true;
            form.submit();
        }
    }
    const doubtful = new Set(row.problems.filter((one) => !one.settled).map((one) => one.field));
    const input = (name: keyof Values, field: string = name) => ({
        ...form.fields.getInputProps(name),
        "data-field": field,
        size: "xs" as const,
        className: doubtful.has(field) ? "doubtful" : undefined,
    });
    const { positions } = form.fields.getValues();
    const setPositions = (fresh: ReadPosition[]) => form.fields.setFieldValue("positions", fresh);
    return (
        <form
            ref={box}
            className="row-editor"
            onKeyDown={onKey}
            onSubmit={(event) => {
                goOn.current = false;
                form.submit(event);
            }}
        >
            <div className="filters">
                <TextInput label={t("people.web.surname")} {...input("surname")} />
                <TextInput label={t("people.web.given_name")} {...input("name")} />
                <TextInput label={t("people.web.patronymic")} {...input("patronymic")} />
                <TextInput label={t("people.web.birth_date")} {...input("birth_date")} />
            </div>
            <Stack gap={6} mb="sm">
                {positions.map((post, index) => (
                    <PositionFields
                        key={index}
                        post={post}
                        doubtful={doubtful.has("positions") || doubtful.has("subject")}
                        onChange={(fresh) =>
                            setPositions(positions.map((one, at) => (at === index ? fresh : one)))
                        }
                        onRemove={() => setPositions(positions.filter((_, at) => at !== index))}
                    />
                ))}
                <Group>
                    <Button
                        size="compact-sm"
                        variant="subtle"
                        leftSection={<Icon name="plus" size={14} />}
                        onClick={() =>
                            setPositions([
                                ...positions,
                                {
                                    title: "",
                                    subject: [],
                                    employment: positions.length ? "internal" : "main",
                                    rate: null,
                                    hours_per_week: null,
                                    detail: null,
                                    organisation: null,
                                },
                            ])
                        }
                    >
                        {t("people.web.add_post")}
                    </Button>
                </Group>
                {form.fields.errors.positions && (
                    <Text size="xs" c="red.9">
                        {form.fields.errors.positions}
                    </Text>
                )}
            </Stack>
            <div className="filters">
                <NativeSelect
                    label={t("people.web.category")}
                    {...input("category_level", "category")}
                    data={[
                        { value: "", label: t("people.web.unknown") },
                        ...(terms.data?.category_levels ?? []).map((level) => ({
                            value: level.code,
                            label: level.title,
                        })),
                    ]}
                />
                <TextInput
                    label={t("people.web.category_date")}
                    placeholder={t("people.web.partial_date")}
                    {...input("category_date", "category.date")}
                />
                <TextInput label={t("people.web.category_act")} {...input("category_act")} />
                <NumberInput
                    label={t("people.web.experience_ped")}
                    min={0}
                    max={80}
                    {...input("experience_years")}
                />
                <NumberInput
                    label={t("people.web.experience_total")}
                    min={0}
                    max={80}
                    {...input("experience_total_years")}
                />
                <TextInput label={t("people.web.snils")} {...input("snils")} />
                <TextInput label={t("people.web.phone")} {...input("phone")} />
                <TextInput label={t("people.web.mail")} {...input("email")} />
                <TextInput label={t("people.web.education")} {...input("education")} />
            </div>
            <FormProblem form={form} shown={Object.keys(before)} />
            <Group gap="xs" mt="xs">
                <Button type="submit" size="xs" loading={form.sending}>
                    {t("ui.web.save")}
                </Button>
                <Button size="xs" variant="default" onClick={() => onClose(false)}>
                    {t("ui.web.cancel")}
                </Button>
            </Group>
        </form>
    );
}

function PositionFields({
    post,
    doubtful,
    onChange,
    onRemove,
}: {
    post: ReadPosition;
    doubtful: boolean;
    onChange: (post: ReadPosition) => void;
    onRemove: () => void;
}) {
    const t = useText();
    const terms = useQuery(dictionariesQuery);
    const subjects = (terms.data?.subjects ?? []).map((one) => one.title);
    const className = doubtful ? "doubtful" : undefined;
    return (
        <Group gap="xs" align="flex-end">
            <Autocomplete
                size="xs"
                flex="1 1 180px"
                label={t("people.web.position")}
                data={[...new Set((terms.data?.positions ?? []).map((one) => one.title))]}
                limit={30}
                value={post.title}
                className={className}
                data-field="positions"
                onChange={(title) => onChange({ ...post, title })}
            />
            <TagsInput
                size="xs"
                flex="2 1 220px"
                label={t("people.web.subjects")}
                data={subjects}
                limit={30}
                value={post.subject}
                className={className}
                data-field="subject"
                onChange={(subject) => onChange({ ...post, subject })}
            />
            <NativeSelect
                size="xs"
                flex="1 1 150px"
                label={t("people.web.employment")}
                value={post.employment}
                onChange={(event) =>
                    onChange({ ...post, employment: event.currentTarget.value as ReadPosition["employment"] })
                }
                data={(terms.data?.employment_kinds ?? []).map((kind) => ({
                    value: kind.code,
                    label: kind.title,
                }))}
            />
            <NumberInput
                size="xs"
                w={90}
                label={t("people.web.rate")}
                min={0}
                max={2}
                step={0.25}
                decimalSeparator=","
                value={post.rate ?? ""}
                onChange={(rate) => onChange({ ...post, rate: rate === "" ? null : Number(rate) })}
            />
            <ActionIcon size="md" aria-label={t("people.web.remove_post")} onClick={onRemove}>
                <Icon name="close" size={16} />
            </ActionIcon>
        </Group>
    );
}
