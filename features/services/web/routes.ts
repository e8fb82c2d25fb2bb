import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/services", load: () => import("./ServicesPage") },
    { path: "/services/$id", load: () => import("./ServicePage") },
];

export const menu: MenuItem[] = [
    { menu: "services", title: "services.web.menu", to: "/services", icon: "service" },
];
