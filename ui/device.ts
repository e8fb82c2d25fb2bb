import { createStore, delMany, entries, get, set, type UseStore } from "idb-keyval";

// What a device keeps for the person who works on it: never shown to the next one, gone when they sign out.

let store: UseStore | undefined;
const memory = new Map<string, unknown>();
let owner: string | null = null;

const inBrowser = () => typeof indexedDB !== "undefined";
const disk = () => {
    store ??= createStore("metodika", "kept");
    return store;
};

// Whoever has signed in; without an owner nothing is kept and nothing is found.
export function setOwner(account: string | null): void {
    owner = account;
}

export function deviceOwner(): string | null {
    return owner;
}

const nameOf = (key: string) => `${owner}/${key}`;

export async function keep(key: string, value: unknown): Promise<void> {
    if (!owner) return;
    if (inBrowser()) await set(nameOf(key), value, disk());
    else memory.set(nameOf(key), structuredClone(value));
}

export async function kept<Value>(key: string): Promise<Value | undefined> {
    if (!owner) return undefined;
    if (inBrowser()) return get<Value>(nameOf(key), disk());
    return structuredClone(memory.get(nameOf(key))) as Value | undefined;
}

export async function letGo(...keys: string[]): Promise<void> {
    if (owner) await remove(keys.map(nameOf));
}

async function remove(names: string[]): Promise<void> {
    if (inBrowser()) await delMany(names, disk());
    else for (const name of names) memory.delete(name);
}

async function everything(): Promise<[string, unknown][]> {
    return inBrowser() ? entries<string, unknown>(disk()) : [...memory.entries()];
}

// What the owner keeps under a beginning of the key.
export async function keptUnder<Value>(beginning: string): Promise<[string, Value][]> {
    if (!owner) return [];
    const front = nameOf(beginning);
    const cut = owner.length + 1;
    return (await everything())
        .filter(([name]) => name.startsWith(front))
        .map(([name, value]) => [name.slice(cut), value as Value]);
}

export async function letGoAll(account: string): Promise<void> {
    const all = await everything();
    await remove(all.map(([name]) => name).filter((name) => name.startsWith(`${account}/`)));
}

// Somebody who never came back to this device: what they left does not lie on it for ever. What nobody else has yet
// waits for them all the same.
export async function letGoOld(days: number, now = Date.now()): Promise<void> {
    const limit = now - days * 86_400_000;
    const all = await everything();
    await remove(
        all
            .filter(
                ([name, value]) => !name.includes("/queue/") && ((value as { at?: number })?.at ?? 0) < limit,
            )
            .map(([name]) => name),
    );
}

// Who was signed in last on this device: the only thing that is asked before anybody is known.
const last = "last";

export async function keepLast(value: unknown): Promise<void> {
    if (!value) await remove([last]);
    else if (inBrowser()) await set(last, value, disk());
    else memory.set(last, structuredClone(value));
}

export async function lastKept<Value>(): Promise<Value | undefined> {
    return inBrowser() ? get<Value>(last, disk()) : (structuredClone(memory.get(last)) as Value | undefined);
}
