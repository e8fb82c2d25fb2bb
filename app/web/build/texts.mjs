import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// The browser's sentences: those that the first load speaks in one module, those of each room in its own, which comes
// with the room's first page. A room's file also holds the server's sentences; only `<room>.web.*` travels.

/** @returns {Record<string, string>} */
function ofFile(file) {
    if (!existsSync(file)) return {};
    const all = Object.entries(JSON.parse(readFileSync(file, "utf8")));
    return Object.fromEntries(all.filter(([key]) => /(^|\.)web\./.test(key)));
}
const ofRoom = (web, language, room) => ofFile(join(web, "features", room, "text", `${language}.json`));

export function roomsOf(web) {
    const rooms = join(web, "features");
    return (existsSync(rooms) ? readdirSync(rooms).sort() : []).filter((room) =>
        existsSync(join(rooms, room, "text", "ru.json")),
    );
}

// What the shell draws of rooms: their menus, the sign-in, the search, the names of choices.
const drawnAtOnce = ["accounts/web/SignIn.tsx", "monitoring/web/PublicLink.tsx", "search/web/SearchBox.tsx"];
function spokenAtOnce(web) {
    const files = [
        ...roomsOf(web).map((room) => join(web, "features", room, "web", "routes.ts")),
        ...drawnAtOnce.map((file) => join(web, "features", file)),
        join(web, "api", "choices.ts"),
    ];
    const code = files
        .filter(existsSync)
        .map((file) => readFileSync(file, "utf8"))
        .join("\n");
    const whole = new Set([...code.matchAll(/"([a-z_]+\.web\.[a-z_.]+)"/g)].map((found) => found[1]));
    const starts = [...code.matchAll(/`([a-z_]+\.web\.[a-z_.]*)\$\{/g)].map((found) => found[1]);
    return (key) =>
        whole.has(key.replace(/_(one|few|many|other)$/, "")) || starts.some((start) => key.startsWith(start));
}

export function firstTexts(web, language) {
    const merged = ofFile(join(web, "text", `${language}.json`));
    const spoken = spokenAtOnce(web);
    for (const room of roomsOf(web))
        for (const [key, sentence] of Object.entries(ofRoom(web, language, room)))
            if (spoken(key)) merged[key] = sentence;
    return merged;
}

export function roomTexts(web, language, room) {
    const spoken = spokenAtOnce(web);
    return Object.fromEntries(Object.entries(ofRoom(web, language, room)).filter(([key]) => !spoken(key)));
}

// Everything, for tests.
export function readTexts(web, language) {
    const merged = ofFile(join(web, "text", `${language}.json`));
    for (const room of roomsOf(web)) Object.assign(merged, ofRoom(web, language, room));
    return merged;
}

export function texts(web) {
    const name = /^virtual:text\/(ru|en|rooms)(?:\/([a-z_]+))?$/;
    return {
        name: "metodika-texts",
        resolveId(id) {
            return name.test(id) ? `\0${id}` : undefined;
        },
        load(id) {
            const found = id.startsWith("\0") && name.exec(id.slice(1));
            if (!found) return undefined;
            const [, language, room] = found;
            if (language !== "rooms") {
                const said = room ? roomTexts(web, language, room) : firstTexts(web, language);
                return `export default ${JSON.stringify(said)}`;
            }
            const of = (language) =>
                roomsOf(web)
                    .map((room) => `${room}: () => import("virtual:text/${language}/${room}")`)
                    .join(", ");
            return `export default { ru: { ${of("ru")} }, en: { ${of("en")} } }`;
        },
    };
}
