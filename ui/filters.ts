import { useNavigate, useParams, useSearch } from "@tanstack/react-router";

// Filters live in the address, so that a list can be linked to, left and come back to.
export function useFilters<Name extends string>(): [
    Partial<Record<Name, string>>,
    (patch: Partial<Record<Name, string | null | undefined>>) => void,
] {
    // The router takes "1.4" and "true" of an address for more than text.
    const search = Object.fromEntries(
        Object.entries(useSearch({ strict: false })).map(([name, value]) => [name, String(value)]),
    ) as Partial<Record<Name, string>>;
    const navigate = useNavigate();
    function set(patch: Partial<Record<Name, string | null | undefined>>) {
        navigate({
            to: ".",
            search: (before: Record<string, string>) => {
                const after: Record<string, string> = { ...before };
                for (const [name, value] of Object.entries(patch)) {
                    if (value) after[name] = String(value);
                    else delete after[name];
                }
                return after;
            },
            replace: true,
            resetScroll: false,
        } as never);
    }
    return [search, set];
}

export function useId(): string {
    return (useParams({ strict: false }) as { id: string }).id;
}
