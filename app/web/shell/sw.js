// The pages that work without a line. Written into sw.js by build/offline.mjs, with the files of this very build.
const name = "metodika-__VERSION__";
const files = ["__FILES__"];
const shell = "/";

self.addEventListener("install", (event) => {
    event.waitUntil(
        (async () => {
            const cache = await caches.open(name);
            // Kept whole, with its headers: the nonce in it is the one that its own policy allows.
            const page = await fetch(shell, { cache: "no-store", credentials: "omit" });
            const text = await page.clone().text();
            // A server that is just being updated answers with another build: tried again at the next visit.
            if (!page.ok || !text.includes("__ENTRY__")) throw new Error("another build");
            await cache.put(shell, page);
            await cache.addAll(files);
        })(),
    );
});

self.addEventListener("activate", (event) => {
    event.waitUntil(
        (async () => {
            for (const other of await caches.keys())
                if (other.startsWith("metodika-") && other !== name) await caches.delete(other);
            await self.clients.claim();
        })(),
    );
});

const kept = async (request) =>
    (await caches.open(name)).match(request, { ignoreVary: true, ignoreSearch: true });

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    // What the server knows is asked of the server: nobody's data lie here.
    if (request.method !== "GET" || url.origin !== location.origin || url.pathname.startsWith("/api/"))
        return;
    if (request.mode === "navigate") {
        event.respondWith(fetch(request).catch(async () => (await kept(shell)) ?? Response.error()));
    } else if (files.includes(url.pathname)) {
        event.respondWith(kept(request).then((found) => found ?? fetch(request)));
    }
});
