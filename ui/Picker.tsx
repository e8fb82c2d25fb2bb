import { CloseButton, Combobox, InputBase, Loader, ScrollArea, Text, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { asProblem } from "./problem";
import { useText } from "./text";

export type Choice = { id: string; name: string; note?: string | null };

export type PickerProps = {
    label: ReactNode;
    // Distinguishes what is searched in, for the cache.
    what: string;
    search: (words: string, signal: AbortSignal) => Promise<Choice[]>;
    value: Choice | null;
    onChange: (value: Choice | null) => void;
    error?: ReactNode;
    placeholder?: string;
    required?: boolean;
    clearable?: boolean;
    disabled?: boolean;
    description?: ReactNode;
    size?: string;
};

// Choosing one of many things that the server searches by words.
export function Picker(props: PickerProps) {
    const t = useText();
    const [words, setWords] = useState<string | null>(null);
    const [asked] = useDebouncedValue(words ?? "", 250);
    const combobox = useCombobox({
        onDropdownClose: () => {
            combobox.resetSelectedOption();
            setWords(null);
        },
    });
    const found = useQuery({
        queryKey: ["pick", props.what, asked],
        queryFn: ({ signal }) => props.search(asked, signal),
        enabled: combobox.dropdownOpened,
        placeholderData: keepPreviousData,
    });
    const clear = props.clearable !== false && !props.required && props.value && !props.disabled;
    return (
        <Combobox
            store={combobox}
            onOptionSubmit={(id) => {
                props.onChange(found.data?.find((choice) => choice.id === id) ?? null);
                combobox.closeDropdown();
            }}
        >
            <Combobox.Target>
                <InputBase
                    label={props.label}
                    description={props.description}
                    required={props.required}
                    disabled={props.disabled}
                    error={props.error}
                    size={props.size}
                    placeholder={props.placeholder ?? t("ui.web.type_to_search")}
                    value={words ?? props.value?.name ?? ""}
                    onChange={(event) => {
                        setWords(event.currentTarget.value);
                        combobox.openDropdown();
                        combobox.resetSelectedOption();
                    }}
                    onFocus={(event) => event.currentTarget.select()}
                    onClick={() => combobox.openDropdown()}
                    onBlur={() => combobox.closeDropdown()}
                    autoComplete="off"
                    rightSectionPointerEvents="all"
                    rightSection={
                        found.isFetching && combobox.dropdownOpened ? (
                            <Loader size={14} />
                        ) : clear ? (
                            <CloseButton
                                size="sm"
                                aria-label={t("ui.web.clear")}
                                onMouseDown={(event) => event.preventDefault()}
                                onClick={() => props.onChange(null)}
                            />
                        ) : null
                    }
                />
            </Combobox.Target>
            <Combobox.Dropdown>
                <Combobox.Options aria-label={typeof props.label === "string" ? props.label : undefined}>
                    <ScrollArea.Autosize mah={280} type="auto">
                        {found.data?.map((choice) => (
                            <Combobox.Option key={choice.id} value={choice.id}>
                                <Text size="sm">{choice.name}</Text>
                                {choice.note && (
                                    <Text size="xs" c="dimmed">
                                        {choice.note}
                                    </Text>
                                )}
                            </Combobox.Option>
                        ))}
                        {found.data?.length === 0 && (
                            <Combobox.Empty>{t("ui.web.nothing_found")}</Combobox.Empty>
                        )}
                        {found.error && <Combobox.Empty>{asProblem(found.error).message}</Combobox.Empty>}
                        {found.isPending && !found.error && (
                            <Combobox.Empty>{t("ui.web.waiting")}</Combobox.Empty>
                        )}
                    </ScrollArea.Autosize>
                </Combobox.Options>
            </Combobox.Dropdown>
        </Combobox>
    );
}
