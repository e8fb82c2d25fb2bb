import "./search.css";
import { Box, Text, UnstyledButton } from "@mantine/core";
import { Icon } from "@ui/icons";
import { useText } from "@ui/text";
import { lazy, Suspense, useEffect, useState } from "react";

const load = () => import("@rooms/search/web/SearchBox");
const SearchBox = lazy(load);

const writes = (target: EventTarget | null) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

// Looks like a field; what one types into comes when it is first wanted.
export function Search() {
    const t = useText();
    const [open, setOpen] = useState(false);
    useEffect(() => {
        function onKey(event: KeyboardEvent) {
            const control = (event.ctrlKey || event.metaKey) && event.code === "KeyK";
            // The same key has another letter in the other layout; in a field a stroke is a stroke.
            const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !writes(event.target);
            if (!control && !slash) return;
            event.preventDefault();
            setOpen(true);
        }
        addEventListener("keydown", onKey);
        return () => removeEventListener("keydown", onKey);
    }, []);
    return (
        <>
            <UnstyledButton
                className="search-field"
                onClick={() => setOpen(true)}
                onPointerEnter={load}
                aria-haspopup="dialog"
                aria-keyshortcuts="Control+K /"
            >
                <Icon name="search" />
                <Box component="span" className="search-words">
                    <Text size="sm" c="dimmed" component="span" truncate>
                        {t("web.search_words")}
                    </Text>
                    <kbd aria-hidden>Ctrl K</kbd>
                </Box>
            </UnstyledButton>
            {open && (
                <Suspense>
                    <SearchBox onClose={() => setOpen(false)} />
                </Suspense>
            )}
        </>
    );
}
