import type { Background, MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/associations", load: () => import("./AssociationsPage") },
    { path: "/associations/new", load: () => import("./NewAssociationPage") },
    { path: "/associations/year", load: () => import("./YearPage") },
    { path: "/associations/proposals", load: () => import("./ProposalsPage") },
    { path: "/associations/$id", load: () => import("./AssociationPage") },
    { path: "/associations/$id/schedule/$year", load: () => import("./SchedulePage") },
    { path: "/council", load: () => import("./CouncilPage") },
    { path: "/meetings", load: () => import("./MeetingsPage") },
    { path: "/meetings/$id", load: () => import("./MeetingPage") },
    { path: "/decisions", load: () => import("./DecisionsPage") },
];

export const menu: MenuItem[] = [
    { menu: "associations", title: "associations.web.menu", to: "/associations", icon: "circle" },
    { menu: "meetings", title: "associations.web.grid", to: "/associations/year", icon: "chart" },
    { menu: "meetings", title: "associations.web.meetings", to: "/meetings", icon: "calendar" },
    { menu: "meetings", title: "associations.web.decisions", to: "/decisions", icon: "check" },
    { menu: "plans", title: "associations.web.council", to: "/council", icon: "people" },
];

// Ticks and minutes that wait on the device go out from any page.
export const background = (): Promise<Background> => import("./waiting");
