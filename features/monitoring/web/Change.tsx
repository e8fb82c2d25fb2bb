import { Text } from "@mantine/core";
import { formatNumber } from "@ui/format";
import { useText } from "@ui/text";
import { known, type Row } from "./monitoring";

// How this year differs from the last; said only where both are known.
export function Change({ row }: { row: Row }) {
    const t = useText();
    if (!known(row.now) || !known(row.before)) return null;
    const change = row.now.value - row.before.value;
    const digits = row.unit === "count" ? 0 : 1;
    const rounded = Number(change.toFixed(digits));
    if (rounded === 0) {
        return (
            <Text size="sm" c="dimmed">
                {t("monitoring.web.unchanged")}
            </Text>
        );
    }
    const sign = rounded > 0 ? "+" : "−";
    return (
        <Text size="sm" className="figures">
            {sign}
            {formatNumber(Math.abs(rounded), digits)}
            {row.unit === "percent" ? ` ${t("monitoring.web.points")}` : ""}
        </Text>
    );
}
