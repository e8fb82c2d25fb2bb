import { defineConfig } from "vitest/config";

// Walks in a real browser against the real server: built pages, demo district, nothing pretended.
export default defineConfig({
    root: import.meta.dirname,
    resolve: { preserveSymlinks: true },
    test: {
        include: ["journeys/*.spec.ts"],
        environment: "node",
        testTimeout: 120_000,
        hookTimeout: 180_000,
        fileParallelism: false,
    },
});
