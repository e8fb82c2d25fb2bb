import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// The browser's sentences of the shell and of every room, one module per language.
// A room's file also holds the server's sentences; only `<room>.web.*` travels to the browser.
export function readTexts(web, language) {
    /** @type {Record<string, string>} */
    const merged = {};
    const files = [join(web, "text", `${language}.json`)];
    const rooms = join(web, "features");
    for (const room of existsSync(rooms) ? readdirSync(rooms).sort() : []) {
        files.push(join(rooms, room, "text", `${language}.json`));
    }
    for (const file of files.filter(existsSync)) {
        for (const [key, sentence] of Object.entries(JSON.parse(readFileSync(file, "utf8")))) {
            if (/(^|\.)web\./.test(key)) merged[key] = sentence;
        }
    }
    return merged;
}

export function texts(web) {
    const name = /^virtual:text\/(ru|en)$/;
    return {
        name: "metodika-texts",
        resolveId(id) {
            return name.test(id) ? `\0${id}` : undefined;
        },
        load(id) {
            const found = id.startsWith("\0") && name.exec(id.slice(1));
            return found ? `export default ${JSON.stringify(readTexts(web, found[1]))}` : undefined;
        },
    };
}
