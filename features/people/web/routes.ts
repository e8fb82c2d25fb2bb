import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/people", load: () => import("./PeoplePage") },
    { path: "/people/new", load: () => import("./NewPersonPage") },
    { path: "/people/imports", load: () => import("./ImportsPage") },
    { path: "/people/imports/new", load: () => import("./NewImportPage") },
    { path: "/people/imports/$id", load: () => import("./ImportPage") },
    { path: "/people/lists", load: () => import("./StaffListsPage") },
    { path: "/people/$id", load: () => import("./PersonPage") },
];

export const menu: MenuItem[] = [
    { menu: "people", title: "people.web.menu", to: "/people", icon: "people" },
    { menu: "imports", title: "people.web.imports", to: "/people/imports", icon: "upload" },
    { menu: "lists", title: "people.web.lists", to: "/people/lists", icon: "file" },
];
