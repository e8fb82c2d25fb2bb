import type { Room } from "@ui/route";

// A room takes part by having web/routes.ts; nothing is listed here.
const found = import.meta.glob<Room>("../features/*/web/routes.ts", { eager: true });

export const rooms: (Room & { name: string })[] = Object.keys(found)
    .sort()
    .map((path) => ({ ...(found[path] as Room), name: path.split("/")[2] ?? "" }));

// What is open to whoever has not signed in.
export const publicPaths = new Set(
    rooms.flatMap((room) => room.routes.filter((route) => route.public).map((route) => route.path)),
);
