// Writes .br and .gz beside everything that shrinks; the server sends them as they are.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = join(import.meta.dirname, "..", "dist");
let raw = 0;
let packed = 0;
for (const entry of readdirSync(dist, { recursive: true })) {
    const file = join(dist, entry);
    if (
        !statSync(file).isFile() ||
        entry === "manifest.json" ||
        !/\.(js|css|svg|json|webmanifest)$/.test(file)
    )
        continue;
    const bytes = readFileSync(file);
    const brotli = brotliCompressSync(bytes, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    });
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    raw += bytes.length;
    packed += brotli.length;
}
console.log(`compressed ${(raw / 1024).toFixed(0)} KB to ${(packed / 1024).toFixed(0)} KB (brotli)`);
