import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");

function sources(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !file.includes("node_modules"));
}
const imports = (file: string) =>
    [...readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)].map(
        (found) => found[1] as string,
    );

it("ui/ knows no capability, no API and no shell", () => {
    const wrong = sources(join(root, "ui")).flatMap((file) =>
        imports(file)
            .filter((name) => /@api|@rooms|features|app\/web/.test(name))
            .map((name) => `${relative(root, file)}: ${name}`),
    );
    expect(wrong).toEqual([]);
});

it("a room includes neither another room nor the shell", () => {
    const wrong = readdirSync(join(root, "features"), { withFileTypes: true })
        .filter((room) => room.isDirectory())
        .flatMap((room) => {
            let files: string[] = [];
            try {
                files = sources(join(root, "features", room.name, "web"));
            } catch {
                return [];
            }
            return files.flatMap((file) =>
                imports(file)
                    .filter((name) => /^@rooms|shell|features\/|^\.\.\//.test(name))
                    .map((name) => `${relative(root, file)}: ${name}`),
            );
        });
    expect(wrong).toEqual([]);
});

it("nothing is fetched from anywhere but our own server", () => {
    const folders = [join(root, "ui"), join(root, "app/web/shell"), join(root, "app/web/api")];
    const wrong = folders
        .flatMap(sources)
        .filter(
            (file) =>
                /https?:\/\/(?!www\.w3\.org)/.test(readFileSync(file, "utf8")) && !file.endsWith(".d.ts"),
        );
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
});
