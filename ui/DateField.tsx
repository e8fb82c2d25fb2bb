import { TextInput } from "@mantine/core";
import type { DateInputProps } from "@mantine/dates";
import { lazy, Suspense } from "react";

const TypedDate = lazy(() => import("./DateInput"));

// People type dates as they write them; the value is always YYYY-MM-DD.
// The calendar comes after the page: until then the field holds its place.
export function DateField(props: Omit<DateInputProps, "valueFormat" | "dateParser">) {
    const { label, description, required, w, flex } = props;
    return (
        <Suspense fallback={<TextInput {...{ label, description, required, w, flex }} disabled />}>
            <TypedDate {...props} />
        </Suspense>
    );
}
