import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/results", load: () => import("./ResultsPage"), public: true },
    { path: "/monitoring", load: () => import("./MonitoringPage") },
    { path: "/monitoring/records", load: () => import("./RecordsPage") },
];

export const menu: MenuItem[] = [
    { menu: "monitoring", title: "monitoring.web.menu", to: "/monitoring", icon: "chart" },
];
