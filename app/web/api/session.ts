import { queryOptions, useQuery } from "@tanstack/react-query";
import { Problem } from "@ui/problem";
import { api } from "./client";
import { sessionOrLast } from "./kept";
import type { Schema } from "./schema";

export type Level = Schema<"organisations.TreeNode">["level"];
export type Role = Schema<"accounts.RoleHeld">;
export type Session = Schema<"accounts.Session">;

export const sessionQuery = queryOptions({
    queryKey: ["session"],
    queryFn: ({ signal }): Promise<Session | null> =>
        sessionOrLast(async () => {
            try {
                return await api.get<Session>("/session", undefined, signal);
            } catch (error) {
                if (error instanceof Problem && error.status === 401) return null;
                throw error;
            }
        }),
    staleTime: 5 * 60_000,
});

// Pages are drawn only inside a session; the shell has waited for it.
export function useSession(): Session {
    const { data } = useQuery(sessionQuery);
    if (!data) throw new Error("no session");
    return data;
}

// Where a reader's pages start: the widest organisation of their roles.
export function homeOrganisation(session: Session): Role["organisation"] | null {
    const order: Level[] = ["region", "municipality", "organisation"];
    const widest = [...session.roles].sort(
        (a, b) => order.indexOf(a.organisation.level as Level) - order.indexOf(b.organisation.level as Level),
    );
    return widest[0]?.organisation ?? null;
}
