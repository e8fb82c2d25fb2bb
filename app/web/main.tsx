import "@ui/mantine.css";
import "@fontsource-variable/golos-text";
import "@ui/style.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { asProblem } from "@ui/problem";
import { contrast, theme } from "@ui/theme";
import { createRoot } from "react-dom/client";
import { preferredLanguage, speak } from "./shell/language";
import { makeRouter } from "./shell/router";

// The server puts a fresh nonce into every page; styles made at run time carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

const queries = new QueryClient({
    defaultOptions: {
        queries: {
            // Without a network a question fails in words instead of waiting for ever.
            networkMode: "always",
            staleTime: 10_000,
            retry: (failures, error) => failures < 1 && asProblem(error).kind === "offline",
            retryDelay: 1_000,
        },
        mutations: { networkMode: "always", retry: false },
    },
});
const router = makeRouter();

await speak(preferredLanguage());
createRoot(document.getElementById("root") as HTMLElement).render(
    <MantineProvider
        theme={theme}
        cssVariablesResolver={contrast}
        forceColorScheme="light"
        getStyleNonce={() => nonce}
    >
        <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
        </QueryClientProvider>
    </MantineProvider>,
);
