import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/organisations", load: () => import("./TreePage") },
    { path: "/organisations/$id", load: () => import("./CardPage") },
    { path: "/organisations/$id/clusters", load: () => import("./ClustersPage") },
    { path: "/organisations/$id/register", load: () => import("./RegisterPage") },
    { path: "/organisations/registers/$id", load: () => import("./RegisterWorkbench") },
];

export const menu: MenuItem[] = [
    { menu: "organisations", title: "organisations.web.menu", to: "/organisations", icon: "tree" },
];
