import {
    createRootRoute,
    createRoute,
    createRouter,
    lazyRouteComponent,
    parseSearchWith,
    stringifySearchWith,
} from "@tanstack/react-router";
import { Broken, NotFound } from "./ErrorPage";
import { speakOf } from "./language";
import { rooms } from "./rooms";
import { Shell } from "./Shell";

export function makeRouter() {
    const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
    const pages = rooms.flatMap((room) =>
        room.routes.map((route) =>
            createRoute({
                getParentRoute: () => root,
                path: route.path,
                component: lazyRouteComponent(async () => {
                    const [page] = await Promise.all([route.load(), speakOf(room.name)]);
                    return page;
                }),
            }),
        ),
    );
    return createRouter({
        routeTree: root.addChildren(pages),
        defaultPreload: "intent",
        defaultErrorComponent: Broken,
        scrollRestoration: true,
        // Ids have more digits than a number holds: every value of the address stays text.
        parseSearch: parseSearchWith((value) => value),
        stringifySearch: stringifySearchWith(String),
    });
}
