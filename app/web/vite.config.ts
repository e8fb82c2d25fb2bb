import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { texts } from "./build/texts.mjs";

const here = import.meta.dirname;

export default defineConfig({
    root: here,
    plugins: [react(), texts(here)],
    // The server writes a fresh nonce over this mark in every answer.
    html: { cspNonce: "__NONCE__" },
    resolve: {
        // ui/ and features/ are links to the folders at the root: their imports find our node_modules.
        preserveSymlinks: true,
        alias: {
            "@ui": resolve(here, "ui"),
            "@api": resolve(here, "api"),
            "@rooms": resolve(here, "features"),
            "@testing": resolve(here, "testing"),
        },
    },
    build: {
        target: "es2022",
        manifest: "manifest.json",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        chunkSizeWarningLimit: 800,
        rolldownOptions: {
            output: {
                codeSplitting: {
                    groups: [
                        // The first load in one piece: small chunks compress badly.
                        { name: "shell", tags: ["$initial"], priority: 2 },
                        // What nearly every page needs beside it.
                        {
                            name: "pages",
                            test: /^(?!.*(@mantine.dates|dayjs|ui.DateInput))/,
                            minShareCount: 12,
                            priority: 1,
                        },
                    ],
                },
            },
        },
    },
    server: {
        proxy: { "/api": process.env.METODIKA_URL ?? "http://127.0.0.1:8080" },
        fs: { allow: [resolve(here, "../..")] },
    },
    test: {
        environment: "jsdom",
        setupFiles: ["./testing/setup.ts"],
        include: ["{api,shell,ui,build}/**/*.test.{ts,tsx}", "features/*/web/**/*.test.{ts,tsx}"],
        css: false,
        testTimeout: 60_000,
    },
});
