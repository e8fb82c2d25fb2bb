import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/plans", load: () => import("./PlansPage") },
    { path: "/plans/$id", load: () => import("./PlanPage") },
    { path: "/plans/$id/analysis", load: () => import("./AnalysisPage") },
    { path: "/plans/$id/difference", load: () => import("./DifferencePage") },
];

export const menu: MenuItem[] = [{ menu: "plans", title: "plans.web.menu", to: "/plans", icon: "calendar" }];
