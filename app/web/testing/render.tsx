import { type Session, sessionQuery } from "@api/session";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
    createMemoryHistory,
    createRootRoute,
    createRoute,
    createRouter,
    Outlet,
    parseSearchWith,
    type RouteComponent,
    RouterProvider,
    stringifySearchWith,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { contrast, makeTheme } from "@ui/theme";

export const methodist: Session = {
    account: "1",
    person: "2",
    name: "Мельникова Ирина Сергеевна",
    login: "melnikova",
    language: "ru",
    roles: [
        {
            role: "methodist",
            role_name: "Методист",
            organisation: { id: "10", name: "Орловский округ", level: "municipality" },
        },
    ],
    menu: ["organisations", "people", "imports", "associations", "meetings", "monitoring", "profile"],
    today: "2026-11-22",
    school_year: 2026,
    words: "",
};

type Setting = { path?: string; at?: string; session?: Session | null };

// A page as a reader meets it: with its address, its session and nothing remembered from before.
export function show(Page: RouteComponent, { path = "/", at = path, session = methodist }: Setting = {}) {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
    queries.setQueryData(sessionQuery.queryKey, session);
    const root = createRootRoute({ component: Outlet });
    const page = createRoute({ getParentRoute: () => root, path, component: Page });
    const elsewhere = createRoute({
        getParentRoute: () => root,
        path: "$",
        component: () => <p>elsewhere</p>,
    });
    const router = createRouter({
        routeTree: root.addChildren([page, elsewhere]),
        history: createMemoryHistory({ initialEntries: [at] }),
        parseSearch: parseSearchWith((value) => value),
        stringifySearch: stringifySearchWith(String),
    });
    const view = render(
        <MantineProvider theme={makeTheme("Закрыть")} cssVariablesResolver={contrast} env="test">
            <QueryClientProvider client={queries}>
                <RouterProvider router={router} />
            </QueryClientProvider>
        </MantineProvider>,
    );
    return { ...view, router, queries };
}

export const aPage = <Row,>(items: Row[], extra: object = {}) => ({
    items,
    next: null,
    total: items.length,
    ...extra,
});
