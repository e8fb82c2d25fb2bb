import { useSyncExternalStore } from "react";

// The version for the visually impaired: what the reader has chosen on this device, whoever signs in.
export const choices = {
    size: ["125", "150", "200"],
    scheme: ["white", "black", "blue", "beige", "brown"],
    spacing: ["0", "1", "2"],
    lines: ["0", "1", "2"],
    font: ["sans", "serif"],
    images: ["on", "off"],
} as const;

export type Choice = keyof typeof choices;
export type Sight = { on: boolean } & { [Name in Choice]: string };

const remembered = "metodika.sight";
const normal: Sight = {
    on: false,
    size: "125",
    scheme: "white",
    spacing: "0",
    lines: "0",
    font: "sans",
    images: "on",
};

// What an older version or somebody's hand has left there is not trusted further than it is known.
function read(): Sight {
    const sight = { ...normal };
    try {
        const left = JSON.parse(localStorage.getItem(remembered) ?? "{}") ?? {};
        sight.on = left.on === true;
        for (const name of Object.keys(choices) as Choice[])
            if ((choices[name] as readonly string[]).includes(left[name])) sight[name] = left[name];
    } catch {
        // A device that keeps nothing shows what is chosen until the page is closed.
    }
    return sight;
}

let current = read();
// The settings stand open when the version has just been switched on; later one line leads to them.
let fresh = false;
export const isFresh = () => fresh;

const listeners = new Set<() => void>();

// Everything is attributes of the page: no style is written at run time, so the policy has nothing to allow.
export function applySight(sight: Sight = current): void {
    const { dataset } = document.documentElement;
    for (const name of Object.keys(choices) as Choice[]) {
        if (sight.on) dataset[`sight${name[0]?.toUpperCase()}${name.slice(1)}`] = sight[name];
        else delete dataset[`sight${name[0]?.toUpperCase()}${name.slice(1)}`];
    }
    if (sight.on) dataset.sight = "on";
    else delete dataset.sight;
}

export function setSight(change: Partial<Sight>): void {
    if (change.on !== undefined) fresh = change.on;
    current = { ...current, ...change };
    try {
        localStorage.setItem(remembered, JSON.stringify(current));
    } catch {
        // As above.
    }
    applySight();
    for (const tell of listeners) tell();
}

export const sightNow = () => current;

export function useSight(): Sight {
    return useSyncExternalStore(
        (tell) => {
            listeners.add(tell);
            return () => listeners.delete(tell);
        },
        () => current,
    );
}
