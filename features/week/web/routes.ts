import type { MenuItem, RoomRoute } from "@ui/route";

export const routes: RoomRoute[] = [{ path: "/", load: () => import("./WeekPage") }];

// The beginning of every day stands first in the menu of the shell.
export const menu: MenuItem[] = [];
