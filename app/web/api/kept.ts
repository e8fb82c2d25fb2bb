import { keep, keepLast, kept, lastKept } from "@ui/device";
import { asProblem } from "@ui/problem";
import type { Schema } from "./schema";

const isOffline = (error: unknown) => ["offline", "slow"].includes(asProblem(error).kind);

// What was read with a line is there without one, for the person who read it.
export async function orKept<Answer>(
    key: string,
    ask: () => Promise<Answer>,
    worth: (answer: Answer) => boolean,
): Promise<Answer> {
    try {
        const answer = await ask();
        if (worth(answer)) await keep(key, { at: Date.now(), answer }).catch(() => {});
        return answer;
    } catch (error) {
        const old = isOffline(error) ? await kept<{ answer: Answer }>(key).catch(() => undefined) : undefined;
        if (old) return old.answer;
        throw error;
    }
}

type Session = Schema<"accounts.Session">;
const days = 7;

// Whoever was signed in when the line broke goes on working on this device; the server asks them again.
export async function sessionOrLast(ask: () => Promise<Session | null>): Promise<Session | null> {
    try {
        const session = await ask();
        await keepLast(session && { at: Date.now(), session }).catch(() => {});
        return session;
    } catch (error) {
        const last = isOffline(error)
            ? await lastKept<{ at: number; session: Session }>().catch(() => undefined)
            : undefined;
        if (last && Date.now() - last.at < days * 86_400_000) return last.session;
        throw error;
    }
}

export const forgetSession = () => keepLast(null).catch(() => {});
