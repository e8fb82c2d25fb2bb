import { NativeSelect } from "@mantine/core";
import { formatSchoolYear } from "./format";

type Props = { label: string; value: number; current: number; onChange: (year: string) => void };

// One of the school years that are worked on: the next, the current and two before it.
export function YearSelect({ label, value, current, onChange }: Props) {
    return (
        <NativeSelect
            label={label}
            value={String(value)}
            onChange={(event) => onChange(event.currentTarget.value)}
            data={[1, 0, -1, -2].map((step) => ({
                value: String(current + step),
                label: formatSchoolYear(current + step),
            }))}
        />
    );
}
