import type { Room } from "@ui/route";

// A room takes part by having web/routes.ts; nothing is listed here.
const found = import.meta.glob<Room>("../features/*/web/routes.ts", { eager: true });

export const rooms: Room[] = Object.keys(found)
    .sort()
    .map((path) => found[path] as Room);
