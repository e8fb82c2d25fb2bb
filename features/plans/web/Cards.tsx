import { Badge, Button, Text, Title, UnstyledButton } from "@mantine/core";
import { useText } from "@ui/text";
import type { Book } from "./book";
import { colours, type Item, type Section } from "./plan";
import "./plan.css";

// The plan on a phone: a line is a card; pressed, it opens with all its fields.
export function Cards({
    book,
    sections,
    items,
    edits,
    onOpen,
}: {
    book: Book;
    sections: Section[];
    items: Item[];
    edits: boolean;
    onOpen: (id: string) => void;
}) {
    const t = useText();
    return (
        <>
            {sections.map((section) => (
                <section key={section.code}>
                    <Title order={2} size="h4" mt="md">
                        {section.title}
                    </Title>
                    <ul className="plan-cards">
                        {items
                            .filter((item) => item.section === section.code)
                            .map((item) => (
                                <li key={item.id}>
                                    <UnstyledButton className="plan-card" onClick={() => onOpen(item.id)}>
                                        <Text size="sm" fw={500} component="span" display="block">
                                            {item.activity || t("plans.web.line")}
                                        </Text>
                                        <Text size="xs" c="dimmed" component="span" display="block">
                                            {[item.term, item.responsible, item.audience]
                                                .filter(Boolean)
                                                .join(" · ")}
                                        </Text>
                                        <Badge component="span" size="sm" color={colours[item.progress]}>
                                            {t(`plans.web.progress.${item.progress}`)}
                                        </Badge>
                                        {item.remark && (
                                            <span className="plan-remark">
                                                {t("plans.web.remark", { remark: item.remark })}
                                            </span>
                                        )}
                                    </UnstyledButton>
                                </li>
                            ))}
                    </ul>
                    {edits && (
                        <Button
                            size="compact-sm"
                            variant="subtle"
                            aria-label={t("plans.web.add_to", { section: section.title })}
                            onClick={async () => {
                                const [added] = await book.add([{ section: section.code }]);
                                if (added) onOpen(added);
                            }}
                        >
                            {t("plans.web.add_line")}
                        </Button>
                    )}
                </section>
            ))}
        </>
    );
}
