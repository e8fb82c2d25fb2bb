import { queryOptions, useQuery } from "@tanstack/react-query";
import { Problem } from "@ui/problem";
import { api } from "./client";

export type Level = "region" | "municipality" | "organisation";
export type Role = {
    role: string;
    role_name: string;
    organisation: { id: string; name: string; level: Level };
};
export type Session = {
    account: string;
    person: string | null;
    name: string;
    login: string;
    language: "ru" | "en";
    roles: Role[];
    menu: string[];
    today: string;
    school_year: number;
};

export const sessionQuery = queryOptions({
    queryKey: ["session"],
    queryFn: async ({ signal }): Promise<Session | null> => {
        try {
            return await api.get<Session>("/session", undefined, signal);
        } catch (error) {
            if (error instanceof Problem && error.status === 401) return null;
            throw error;
        }
    },
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
        (a, b) => order.indexOf(a.organisation.level) - order.indexOf(b.organisation.level),
    );
    return widest[0]?.organisation ?? null;
}
