import { Text } from "@mantine/core";
import { useText } from "@ui/text";
import { changeWords, known, type Row, rounded } from "./monitoring";

// How this year differs from the last, by the same day while it runs; said only where both are known.
export function Change({ row }: { row: Row }) {
    const t = useText();
    if (!known(row.now) || !known(row.compared) || row.change === null) return null;
    const same = rounded(row.change, row.unit) === 0;
    return (
        <Text size="sm" c={same ? "dimmed" : undefined} className="figures">
            {changeWords(row.change, row.unit, t)}
        </Text>
    );
}
