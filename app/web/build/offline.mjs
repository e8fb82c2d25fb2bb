// Writes sw.js: the shell, the texts and the pages of a meeting, so that they open in a hall without a network.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const web = join(import.meta.dirname, "..");
const dist = join(web, "dist");
const manifest = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));
const html = readFileSync(join(dist, "index.html"), "utf8");

const files = new Set(
    [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+|icon[^"]+)"/g)].map((found) => found[1]),
);
const taken = new Set();
function take(key) {
    const chunk = manifest[key];
    if (!chunk || taken.has(key)) return;
    taken.add(key);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) take(next);
}
const wanted = [
    /shell\/(UserMenu|SessionLost|Sight)\.tsx$/,
    /features\/accounts\/web\/SignIn\.tsx$/,
    /features\/associations\/web\//,
    // Dates are drawn by a piece that is loaded when a form first needs it.
    /ui\/(DateInput\.tsx|sight\.css)$/,
];
for (const key of Object.keys(manifest)) if (wanted.some((one) => one.test(key))) take(key);
for (const file of readdirSync(join(dist, "assets")))
    if (/^(ru|en)-.*\.js$/.test(file) || /golos.*(cyrillic|latin)-wght.*\.woff2$/.test(file))
        files.add(`assets/${file}`);

const list = [...files].sort().map((file) => `/${file}`);
const entry = /<script[^>]*src="\/([^"]+)"/.exec(html)?.[1];
if (!entry) throw new Error("index.html names no script");
const text = readFileSync(join(web, "shell/sw.js"), "utf8")
    .replace('"__FILES__"', list.map((file) => JSON.stringify(file)).join(", "))
    .replace("__ENTRY__", entry)
    // The page itself belongs to the version: its policy and its links change with it.
    .replace("__VERSION__", createHash("sha256").update(html).update(list.join()).digest("hex").slice(0, 12));
writeFileSync(join(dist, "sw.js"), text);
console.log(`offline: ${list.length} files`);
