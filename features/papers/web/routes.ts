import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/papers", load: () => import("./PapersPage") },
    { path: "/papers/register", load: () => import("./RegisterPage") },
    { path: "/papers/templates", load: () => import("./TemplatesPage") },
    { path: "/papers/$id", load: () => import("./PaperPage") },
];

export const menu: MenuItem[] = [{ menu: "papers", title: "papers.web.menu", to: "/papers", icon: "file" }];
