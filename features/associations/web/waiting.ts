import { api } from "@api/client";
import type { Session } from "@api/session";
import { deviceOwner, keep, keptUnder, letGo } from "@ui/device";
import { asProblem, type Problem } from "@ui/problem";
import { useEffect, useSyncExternalStore } from "react";
import type { Meeting } from "./association";
import { bodyOf, type Choosing, type Clash, countOf, type ItemChange, together } from "./record";

// What is changed at a meeting waits on the device until the server has it; it belongs to who changed it.

type Sent = { ticks: Record<string, boolean>; items: ItemChange[] };
// What is on its way keeps its key: an answer that was lost is asked for again, nothing is done twice.
type Parcel = Sent & { key: string };
export type Waiting = Sent & {
    at: number;
    meeting: string;
    parcels: Parcel[];
    choices: Choosing[];
    strangers: string[];
};
export type Outcome =
    | { kind: "sent"; meeting?: Meeting }
    | { kind: "waiting" }
    | { kind: "refused"; problem: Problem };

const front = "queue/meetings/";
// Tabs keep their own, so that none writes over what another has typed.
const tab = Math.random().toString(36).slice(2);
const keyOf = (meeting: string) => `${front}${meeting}/${tab}`;

let owner: string | null = null;
let entries = new Map<string, Waiting>();
let refusals = new Map<string, Problem>();
let offline = false;
let revision = 0;
const listeners = new Set<() => void>();
const arrivals = new Set<(meeting: Meeting) => void>();
const sendings = new Map<string, Promise<Outcome>>();

function tell() {
    revision += 1;
    for (const listener of listeners) listener();
}
const fresh = (meeting: string): Waiting => ({
    at: Date.now(),
    meeting,
    ticks: {},
    items: [],
    parcels: [],
    choices: [],
    strangers: [],
});
const isEmpty = (one: Waiting) =>
    countUnsent(one) === 0 &&
    one.parcels.length === 0 &&
    one.choices.length === 0 &&
    one.strangers.length === 0;

async function store(one: Waiting): Promise<void> {
    entries.set(one.meeting, one);
    tell();
    if (isEmpty(one)) {
        entries.delete(one.meeting);
        await letGo(keyOf(one.meeting)).catch(() => {});
    } else await keep(keyOf(one.meeting), one);
}

// Whoever signs in finds what they left; nobody finds what another left.
export async function loadWaiting(): Promise<void> {
    if (owner === deviceOwner()) return;
    owner = deviceOwner();
    entries = new Map();
    refusals = new Map();
    for (const [key, left] of await keptUnder<Waiting>(front).catch(() => [])) {
        const one = entries.get(left.meeting) ?? fresh(left.meeting);
        entries.set(left.meeting, {
            ...one,
            ticks: { ...left.ticks, ...one.ticks },
            items: together(left.items, one.items),
            parcels: [...left.parcels, ...one.parcels],
            choices: [...left.choices, ...one.choices],
            strangers: [...left.strangers, ...one.strangers],
        });
        await keep(keyOf(left.meeting), entries.get(left.meeting));
        if (key !== keyOf(left.meeting)) await letGo(key);
    }
    tell();
}

export function countUnsent(one: Waiting | undefined): number {
    if (!one) return 0;
    const count = ({ ticks, items }: Sent) =>
        Object.keys(ticks).length + items.reduce((sum, change) => sum + countOf(change), 0);
    return [one, ...one.parcels].reduce((sum, sent) => sum + count(sent), 0);
}
export const unsent = () => [...entries.values()].reduce((sum, one) => sum + countUnsent(one), 0);
export const waitingFor = (meeting: string) => entries.get(meeting);
export const isOffline = () => offline;
export const refusalOf = (meeting: string) => refusals.get(meeting);

// All that this device has changed and the server may not have yet, the latest last.
export function unsentTicks(one: Waiting | undefined): Record<string, boolean> {
    return one ? Object.assign({}, ...one.parcels.map((parcel) => parcel.ticks), one.ticks) : {};
}
export function unsentItems(one: Waiting | undefined): ItemChange[] {
    return one
        ? [...one.parcels, one].reduce<ItemChange[]>((all, sent) => together(all, sent.items), [])
        : [];
}

export function tick(meeting: string, ticks: Record<string, boolean>): Promise<void> {
    const one = entries.get(meeting) ?? fresh(meeting);
    return store({ ...one, at: Date.now(), ticks: { ...one.ticks, ...ticks } });
}
export function write(meeting: string, items: ItemChange[]): Promise<void> {
    const one = entries.get(meeting) ?? fresh(meeting);
    return store({ ...one, at: Date.now(), items: together(one.items, items) });
}
export async function settle(meeting: string, choosing: Choosing, change?: ItemChange): Promise<void> {
    const one = entries.get(meeting) ?? fresh(meeting);
    await store({
        ...one,
        choices: one.choices.filter((other) => other !== choosing),
        items: change ? together(one.items, [change]) : one.items,
    });
}
export async function forgetStrangers(meeting: string): Promise<void> {
    const one = entries.get(meeting);
    if (one) await store({ ...one, strangers: [] });
}
// Refused for good (the meeting was cancelled): who typed it has read why and lets it go.
export async function discard(meeting: string): Promise<void> {
    refusals.delete(meeting);
    await store(fresh(meeting));
}

// One sending of a meeting at a time; who asks meanwhile gets its outcome and what came after it.
export function send(meeting: string): Promise<Outcome> {
    const before = sendings.get(meeting) ?? Promise.resolve({ kind: "sent" } as Outcome);
    const next = before.catch(() => {}).then(() => sendNow(meeting));
    sendings.set(meeting, next);
    return next;
}

async function sendNow(meeting: string): Promise<Outcome> {
    const mine = owner;
    let last: Meeting | undefined;
    for (;;) {
        let one = entries.get(meeting);
        if (!one || (one.parcels.length === 0 && countUnsent(one) === 0)) break;
        if (one.parcels.length === 0) {
            const parcel = {
                key: crypto.randomUUID?.() ?? `${tab}-${Date.now()}-${revision}`,
                ticks: one.ticks,
                items: one.items,
            };
            one = { ...one, ticks: {}, items: [], parcels: [parcel] };
            await store(one);
        }
        const parcel = one.parcels[0] as Parcel;
        try {
            // In another tab somebody else may have signed in: nothing of this person goes out in their name.
            // Where the session has ended, the sending itself is what asks to sign in again.
            const session = await api.get<Session>("/session").catch((error) => {
                if (asProblem(error).status === 401) return null;
                throw error;
            });
            if ((session && session.account !== mine) || deviceOwner() !== mine) return { kind: "waiting" };
            const body = {
                ticks: Object.entries(parcel.ticks).map(([person, present]) => ({ person, present })),
                items: parcel.items.map(({ mark, was, now }) => ({
                    mark,
                    ...(was ? { was: bodyOf(was) } : {}),
                    ...(now ? { now: bodyOf(now) } : {}),
                })),
            };
            const answer = await api.post<{ meeting: Meeting; clashes: Clash[] }>(
                `/meetings/${meeting}/join`,
                body,
                undefined,
                parcel.key,
            );
            offline = false;
            refusals.delete(meeting);
            last = answer.meeting;
            const now = entries.get(meeting) ?? fresh(meeting);
            const choices = answer.clashes.flatMap((clash) => {
                const change = parcel.items.find((item) => item.mark === clash.item);
                return change ? [{ ...clash, mine: change }] : [];
            });
            await store({
                ...now,
                parcels: now.parcels.filter((other) => other.key !== parcel.key),
                choices: [...now.choices, ...choices],
                strangers: [
                    ...now.strangers,
                    ...answer.clashes.filter((clash) => clash.field === "person").map((clash) => clash.item),
                ],
            });
            for (const arrived of arrivals) arrived(answer.meeting);
        } catch (error) {
            const problem = asProblem(error);
            const later = problem.kind !== "refused" || problem.status === 401 || problem.status === 429;
            offline = problem.kind === "offline" || problem.kind === "slow";
            if (later) {
                tell();
                return { kind: "waiting" };
            }
            // Back among what can still be put right; what was changed since stands over it.
            const now = entries.get(meeting) ?? fresh(meeting);
            refusals.set(meeting, problem);
            await store({
                ...now,
                parcels: now.parcels.filter((other) => other.key !== parcel.key),
                ticks: { ...parcel.ticks, ...now.ticks },
                items: together(parcel.items, now.items),
            });
            return { kind: "refused", problem };
        }
    }
    return { kind: "sent", meeting: last };
}

export async function sendAll(): Promise<void> {
    await loadWaiting();
    for (const [meeting, one] of entries)
        if (!refusals.has(meeting) && countUnsent(one) > 0) await send(meeting);
}

export function onArrival(arrived: (meeting: Meeting) => void): () => void {
    arrivals.add(arrived);
    return () => arrivals.delete(arrived);
}

// While the program is open, what waits goes out as soon as there is a line.
export function start(): () => void {
    const now = () => {
        sendAll();
    };
    now();
    addEventListener("online", now);
    const often = setInterval(() => unsent() > 0 && now(), 10_000);
    return () => {
        removeEventListener("online", now);
        clearInterval(often);
    };
}

export function useWaiting(meeting: string): Waiting | undefined {
    useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        () => revision,
    );
    useEffect(() => {
        loadWaiting();
    }, []);
    return entries.get(meeting);
}
