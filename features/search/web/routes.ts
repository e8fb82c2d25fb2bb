import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [{ path: "/search", load: () => import("./SearchPage") }];

// The search stands in the header of every page.
export const menu: MenuItem[] = [];
