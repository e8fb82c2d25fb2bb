import { Alert, Button, Group, Text } from "@mantine/core";
import { useText } from "@ui/text";
import type { Book } from "./book";
import type { Conflict, Item } from "./plan";

// Two people in one cell: both texts stand here until somebody says which holds.
export function Conflicts({ book, conflicts, items }: { book: Book; conflicts: Conflict[]; items: Item[] }) {
    const t = useText();
    if (!conflicts.length) return null;
    return (
        <Alert color="yellow" mb="sm" role="alert" title={t("plans.web.conflicts")}>
            <ul className="week">
                {conflicts.map((conflict) => (
                    <li key={conflict.item + conflict.field}>
                        <div className="week-words">
                            <Text size="sm" fw={500}>
                                {items.find((item) => item.id === conflict.item)?.activity} ·{" "}
                                {t(`plans.web.field.${conflict.field}`)}
                            </Text>
                            <Text size="sm">{t("plans.web.yours", { text: conflict.yours || "—" })}</Text>
                            <Text size="sm">
                                {conflict.gone
                                    ? t("plans.web.line_gone", { name: conflict.by ?? "" })
                                    : t("plans.web.theirs", {
                                          text: conflict.theirs || "—",
                                          name: conflict.by ?? "",
                                      })}
                            </Text>
                        </div>
                        <Group gap="xs">
                            {!conflict.gone && (
                                <Button size="compact-sm" onClick={() => book.settle(conflict, true)}>
                                    {t("plans.web.keep_mine")}
                                </Button>
                            )}
                            <Button
                                size="compact-sm"
                                variant="default"
                                onClick={() => book.settle(conflict, false)}
                            >
                                {t("plans.web.keep_theirs")}
                            </Button>
                        </Group>
                    </li>
                ))}
            </ul>
        </Alert>
    );
}
