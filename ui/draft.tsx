import { Alert, Button, Group, List, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { createContext, type FormHTMLAttributes, useContext, useEffect, useRef, useState } from "react";
import { keep, kept, letGo } from "./device";
import { formatInstant } from "./format";
import { Icon } from "./icons";
import { useText } from "./text";

type Values = Record<string, unknown>;
// Values with those that the form was opened with: what the person has not touched is not brought back.
type Draft = { at: number; values: Values; base: Values; earlier?: Draft };

export type FormDraft = {
    offer: { at: number } | null;
    // Fields of somebody else's hand since then, under what is brought back.
    theirs: string[];
    restore: () => void;
    discard: () => void;
    drop: () => void;
};

const pause = 400;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isSecret = (name: string) => /password|secret|token/i.test(name);

function keyOf(name: string | undefined, initial: Values, ofRecord: boolean): string {
    // A page may have several forms of the same fields, each for a record of its own.
    const record = name ?? (ofRecord ? JSON.stringify(initial) : "");
    return `draft/${location.pathname}|${Object.keys(initial).sort().join(",")}|${record}`;
}

// Keeps what is typed on this device until it is saved or discarded, and offers it when the form is opened again.
export function useDraft<Of extends Values>(
    fields: UseFormReturnType<Of>,
    initial: Of,
    name: string | false | undefined,
    ofRecord: boolean,
): FormDraft {
    const [key] = useState(() =>
        name === false || Object.keys(initial).some(isSecret) ? null : keyOf(name, initial, ofRecord),
    );
    const base = useRef(initial);
    const [offer, setOffer] = useState<Draft | null>(null);
    const [theirs, setTheirs] = useState<string[]>([]);
    const waiting = useRef<Draft | null>(null);
    const written = useRef(false);
    const alarm = useRef<ReturnType<typeof setTimeout>>(undefined);
    const values = fields.getValues();
    const dirty = fields.isDirty();

    // A device that keeps nothing (a private window) is no reason to stop somebody from working.
    const write = useRef(() => {});
    write.current = () => {
        clearTimeout(alarm.current);
        alarm.current = undefined;
        const draft = waiting.current;
        waiting.current = null;
        if (!key || !draft) return;
        written.current = true;
        keep(key, draft).catch(() => {});
    };
    function drop() {
        clearTimeout(alarm.current);
        alarm.current = undefined;
        waiting.current = null;
        written.current = false;
        if (key) letGo(key).catch(() => {});
    }

    useEffect(() => {
        if (!key) return;
        let left = false;
        kept<Draft>(key)
            .then((found) => !left && found && setOffer(found))
            .catch(() => {});
        return () => {
            left = true;
        };
    }, [key]);
    useEffect(() => {
        if (!key) return;
        if (!dirty) {
            // Typed and taken back: nothing is left to be kept, but what was offered stays.
            if (offer) return;
            if (waiting.current || written.current) drop();
            return;
        }
        waiting.current = {
            at: Date.now(),
            values,
            base: base.current,
            ...(offer ? { earlier: offer } : {}),
        };
        alarm.current ??= setTimeout(() => write.current(), pause);
    }, [values, dirty, key]);
    useEffect(() => {
        const now = () => write.current();
        addEventListener("pagehide", now);
        document.addEventListener("visibilitychange", now);
        return () => {
            removeEventListener("pagehide", now);
            document.removeEventListener("visibilitychange", now);
            now();
        };
    }, []);

    function restore() {
        if (!offer) return;
        const merged: Values = { ...fields.getValues() };
        const changed: string[] = [];
        for (const [field, value] of Object.entries(offer.values)) {
            if (same(value, offer.base[field])) continue;
            const there = initial[field];
            if (ofRecord && !same(offer.base[field], there) && !same(there, value))
                changed.push(typeof there === "string" ? there : "");
            merged[field] = value;
        }
        setTheirs(changed);
        setOffer(offer.earlier ?? null);
        fields.setValues(merged as Of);
    }
    function discard() {
        const earlier = offer?.earlier ?? null;
        setOffer(earlier);
        if (key && !earlier && !dirty) drop();
        else if (key && dirty) {
            waiting.current = { at: Date.now(), values, base: base.current };
            write.current();
        }
    }
    return {
        offer,
        theirs,
        restore,
        discard,
        drop: () => {
            setOffer(null);
            setTheirs([]);
            drop();
        },
    };
}

type OfDraft = { draft?: FormDraft };
const Offered = createContext(false);

// The form element: what was begun and not saved is offered before the first field.
export function Form({
    of,
    children,
    ...rest
}: FormHTMLAttributes<HTMLFormElement> & {
    of: OfDraft & { submit: (event?: React.FormEvent) => Promise<void> };
}) {
    return (
        <Offered value={true}>
            <form onSubmit={of.submit} {...rest}>
                <Offer draft={of.draft} />
                {children}
            </form>
        </Offered>
    );
}

// For a form that is not drawn by <Form>: the offer stands where its problems stand.
export function OfferElsewhere({ draft }: OfDraft) {
    return useContext(Offered) ? null : <Offer draft={draft} />;
}

function Offer({ draft }: OfDraft) {
    const t = useText();
    if (!draft) return null;
    const theirs = draft.theirs.filter(Boolean);
    return (
        <>
            {draft.offer && (
                <Alert color="petrol" role="status" mb="sm" icon={<Icon name="info" />} className="no-print">
                    <Text size="sm">
                        {t("ui.web.draft", { at: formatInstant(new Date(draft.offer.at).toISOString()) })}
                    </Text>
                    <Group gap="xs" mt="xs">
                        <Button size="xs" onClick={draft.restore}>
                            {t("ui.web.draft_restore")}
                        </Button>
                        <Button size="xs" variant="default" onClick={draft.discard}>
                            {t("ui.web.draft_discard")}
                        </Button>
                    </Group>
                </Alert>
            )}
            {draft.theirs.length > 0 && (
                <Alert color="yellow" role="status" mb="sm" icon={<Icon name="warning" />}>
                    <Text size="sm">{t("ui.web.draft_changed")}</Text>
                    {theirs.length > 0 && (
                        <List size="sm" mt="xs">
                            {theirs.map((text) => (
                                <List.Item key={text}>{text}</List.Item>
                            ))}
                        </List>
                    )}
                </Alert>
            )}
        </>
    );
}
