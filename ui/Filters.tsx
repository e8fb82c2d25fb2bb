import { Button } from "@mantine/core";
import { Children, type ReactNode, useState } from "react";
import { Icon } from "./icons";
import { useText } from "./text";

// Filters stand in a row; on a phone all but the first wait behind a button.
export function Filters({ children }: { children: ReactNode }) {
    const t = useText();
    const [open, setOpen] = useState(false);
    return (
        <div className="filters no-print" data-open={open || undefined}>
            {children}
            {Children.toArray(children).length > 1 && (
                <Button
                    className="more-filters"
                    variant="default"
                    aria-expanded={open}
                    rightSection={<Icon name={open ? "up" : "down"} size={14} />}
                    onClick={() => setOpen(!open)}
                >
                    {t("ui.web.filters")}
                </Button>
            )}
        </div>
    );
}
