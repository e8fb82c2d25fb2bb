// Fails when the first load or a page has grown past what a school's line carries (brotli, without fonts).
import { readFileSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "..", "dist");
const limits = { shell: 160, page: 80 };
const manifest = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));
const weight = (file) => statSync(join(dist, `${file}.br`)).size / 1024;

function filesOf(key, seen = new Set(), files = new Set()) {
    if (seen.has(key)) return files;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) filesOf(next, seen, files);
    return files;
}
const sum = (files) => [...files].reduce((total, file) => total + weight(file), 0);

const html = readFileSync(join(dist, "index.html"), "utf8");
const shell = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((found) => found[1]));
// Sentences: the larger of the two languages, those of a room with each of its pages.
const said = (room = "") =>
    Math.max(
        ...["ru", "en"].map((language) => {
            const key = Object.keys(manifest).find((name) =>
                name.endsWith(`virtual:text/${language}${room && `/${room}`}`),
            );
            return key ? weight(manifest[key].file) : 0;
        }),
    );
const first = sum(shell) + said();
const pages = Object.keys(manifest)
    .filter((key) => manifest[key].isDynamicEntry && /Page\.tsx$/.test(key))
    .map((key) => [
        key,
        sum(new Set([...filesOf(key)].filter((file) => !shell.has(file)))) + said(key.split("/")[1]),
    ])
    .sort((a, b) => b[1] - a[1]);
console.log(`shell ${first.toFixed(1)} KB of ${limits.shell}`);
console.log(`heaviest page ${pages[0][0]} ${pages[0][1].toFixed(1)} KB of ${limits.page}`);
const heavy = pages
    .filter(([, size]) => size > limits.page)
    .map(([key, size]) => `${key} ${size.toFixed(1)} KB`);
if (first > limits.shell) heavy.unshift(`shell ${first.toFixed(1)} KB`);
if (heavy.length) {
    console.error(`over the budget: ${heavy.join(", ")}`);
    process.exit(1);
}
unlinkSync(join(dist, "manifest.json"));
