import { dictionariesQuery } from "@api/dictionaries";
import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FormProblem, useServerForm } from "@ui/form";
import { parsePartialDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { asProblem } from "@ui/problem";
import { useText } from "@ui/text";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ImportRow, Patch, ReadCourse, ReadPerson, ReadPosition } from "./import";
import {
    blankCourse,
    CourseFields,
    courseFieldsOf,
    dateText,
    none,
    PositionFields,
    typedCourse,
} from "./RowFields";

const text = (value: string | null | undefined) => value ?? "";

// The server names fields of the person; the editor shows some of them flat.
const flat: { [path: string]: string } = {
    "/category/date": "/category_date",
    "/category/act": "/category_act",
};
async function ofPerson<T>(sending: Promise<T>): Promise<T> {
    try {
        return await sending;
    } catch (error) {
        const problem = asProblem(error);
        for (const field of problem.fields) {
            const path = field.path.replace(/^\/person(?=\/)/, "");
            field.path = flat[path] ?? path;
        }
        throw problem;
    }
}

function valuesOf({ person }: ImportRow) {
    return {
        surname: text(person.surname),
        name: text(person.name),
        patronymic: text(person.patronymic),
        birth_date: dateText(person.birth_date),
        positions: person.positions,
        category_level: text(person.category?.level),
        category_date: dateText(person.category?.date),
        category_act: text(person.category?.act),
        experience_years: (person.experience_years ?? "") as number | string,
        experience_total_years: (person.experience_total_years ?? "") as number | string,
        snils: text(person.snils),
        phone: text(person.phone),
        email: text(person.email),
        education: text(person.education),
        courses: person.courses.map(
            (course): ReadCourse => ({
                ...course,
                date: dateText(course.date),
                date_start: dateText(course.date_start),
            }),
        ),
        status: text(person.status),
        status_until: dateText(person.status_until),
        hire_date: dateText(person.hire_date),
        main_workplace: text(person.main_workplace),
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
        courses: values.courses.map(typedCourse),
        status: none(values.status),
        status_until: values.status ? parsePartialDate(values.status_until) : null,
        hire_date: parsePartialDate(values.hire_date),
        main_workplace: none(values.main_workplace),
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
        draft: String(row.number),
        initial: before,
        version: row.version,
        send: async (values, version) => {
            await ofPerson(onChange({ person: corrected(row.person, values) }, version));
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
    const { positions, courses, status } = form.fields.getValues();
    const setCourses = (fresh: Values["courses"]) => form.fields.setFieldValue("courses", fresh);
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
                <TextInput
                    label={t("people.web.hired_on")}
                    placeholder={t("people.web.partial_date")}
                    {...input("hire_date")}
                />
                <TextInput label={t("people.web.main_workplace")} {...input("main_workplace")} />
                <NativeSelect
                    label={t("people.web.status")}
                    {...input("status")}
                    data={[
                        { value: "", label: t("people.web.no_status") },
                        ...(terms.data?.statuses ?? []).map((one) => ({ value: one.code, label: one.title })),
                    ]}
                />
                {status && (
                    <TextInput
                        label={t("people.web.status_until")}
                        placeholder={t("people.web.partial_date")}
                        {...input("status_until")}
                    />
                )}
            </div>
            <Stack gap={6} mt="sm">
                {courses.map((course, index) => (
                    <CourseFields
                        key={index}
                        course={course}
                        doubtful={doubtful.has("courses")}
                        error={(name) => form.fields.errors[`courses.${index}.${name}`]}
                        onChange={(fresh) =>
                            setCourses(courses.map((one, at) => (at === index ? fresh : one)))
                        }
                        onRemove={() => setCourses(courses.filter((_, at) => at !== index))}
                    />
                ))}
                <Group>
                    <Button
                        size="compact-sm"
                        variant="subtle"
                        leftSection={<Icon name="plus" size={14} />}
                        onClick={() => setCourses([...courses, blankCourse])}
                    >
                        {t("people.web.add_course")}
                    </Button>
                </Group>
            </Stack>
            <FormProblem form={form} shown={[...Object.keys(before), ...courseFieldsOf(courses)]} />
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
