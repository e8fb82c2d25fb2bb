import { dictionariesQuery } from "@api/dictionaries";
import {
    ActionIcon,
    Autocomplete,
    Group,
    NativeSelect,
    NumberInput,
    TagsInput,
    TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatDate, parsePartialDate } from "@ui/format";
import { Icon } from "@ui/icons";
import { useText } from "@ui/text";
import type { ReactNode } from "react";
import type { ReadCourse, ReadPosition } from "./import";

export const dateText = (value: string | null | undefined) => (value ? formatDate(value) : "");
export const none = (value: string | null | undefined) => value?.trim() || null;

// A course as it is typed: its days are texts of any precision.
export const blankCourse: ReadCourse = {
    title: "",
    date: "",
    hours: null,
    date_start: "",
    provider: null,
    form: null,
    document: null,
};
export const typedCourse = (course: ReadCourse): ReadCourse => ({
    title: course.title.trim(),
    date: parsePartialDate(course.date ?? ""),
    hours: course.hours,
    date_start: parsePartialDate(course.date_start ?? ""),
    provider: none(course.provider),
    form: none(course.form),
    document: none(course.document),
});
export const courseFieldsOf = (courses: ReadCourse[]) =>
    courses.flatMap((_, index) => ["title", "date"].map((name) => `courses.${index}.${name}`));

export function PositionFields({
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

export function CourseFields({
    course,
    doubtful,
    error,
    onChange,
    onRemove,
}: {
    course: ReadCourse;
    doubtful: boolean;
    error: (name: string) => ReactNode;
    onChange: (course: ReadCourse) => void;
    onRemove: () => void;
}) {
    const t = useText();
    const className = doubtful ? "doubtful" : undefined;
    const words = (name: "title" | "date" | "provider" | "document") => ({
        size: "xs" as const,
        className,
        value: course[name] ?? "",
        error: error(name),
        onChange: (event: { currentTarget: { value: string } }) =>
            onChange({ ...course, [name]: event.currentTarget.value }),
    });
    return (
        <Group gap="xs" align="flex-end">
            <TextInput
                flex="3 1 240px"
                label={t("people.web.course_title")}
                data-field="courses"
                {...words("title")}
            />
            <NumberInput
                size="xs"
                w={80}
                label={t("people.web.course_hours")}
                min={1}
                className={className}
                value={course.hours ?? ""}
                onChange={(hours) => onChange({ ...course, hours: hours === "" ? null : Number(hours) })}
            />
            <TextInput
                w={120}
                label={t("people.web.course_finished")}
                placeholder={t("people.web.partial_date")}
                {...words("date")}
            />
            <TextInput flex="1 1 140px" label={t("people.web.course_provider")} {...words("provider")} />
            <TextInput flex="1 1 120px" label={t("people.web.course_document")} {...words("document")} />
            <ActionIcon size="md" aria-label={t("people.web.remove_course")} onClick={onRemove}>
                <Icon name="close" size={16} />
            </ActionIcon>
        </Group>
    );
}
