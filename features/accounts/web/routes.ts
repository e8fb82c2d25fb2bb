import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [
    { path: "/accept", load: () => import("./AcceptPage"), public: true },
    { path: "/profile", load: () => import("./ProfilePage") },
    { path: "/profile/second-step", load: () => import("./SecondStepPage") },
    { path: "/profile/tokens", load: () => import("./TokensPage") },
    { path: "/profile/consents", load: () => import("./ConsentsPage") },
    { path: "/accounts", load: () => import("./AccountsPage") },
    { path: "/accounts/roles", load: () => import("./RolesPage") },
    { path: "/accounts/invite", load: () => import("./InvitePage") },
];

export const menu: MenuItem[] = [
    { menu: "accounts", title: "accounts.web.menu", to: "/accounts", icon: "key" },
    { menu: "profile", title: "accounts.web.profile", to: "/profile", icon: "user" },
];
