import "@ui/mantine.css";
import "@fontsource-variable/golos-text";
import "@ui/style.css";
import "@ui/print.css";
import "@ui/style-pages.css";
import { sessionQuery } from "@api/session";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { letGoOld } from "@ui/device";
import { asProblem } from "@ui/problem";
import { Waiting } from "@ui/States";
import { applySight, sightNow } from "@ui/sight";
import { useText } from "@ui/text";
import { contrast, makeTheme } from "@ui/theme";
import { type ReactNode, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { preferredLanguage, speak } from "./shell/language";
import { publicPaths } from "./shell/rooms";
import { makeRouter } from "./shell/router";
import { Stranger } from "./shell/Stranger";

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

function Dressed({ children }: { children: ReactNode }) {
    const t = useText();
    const theme = useMemo(() => makeTheme(t("ui.web.close")), [t]);
    return (
        <MantineProvider
            theme={theme}
            cssVariablesResolver={contrast}
            forceColorScheme="light"
            getStyleNonce={() => nonce}
        >
            {children}
        </MantineProvider>
    );
}

// Pages are fetched once it is known that there is a reader for them.
function Door() {
    const session = useQuery(sessionQuery);
    if (!publicPaths.has(location.pathname)) {
        if (session.isPending) return <Waiting />;
        if (session.data === null) return <Stranger />;
    }
    return <RouterProvider router={router} />;
}

// A device that keeps nothing (a private window) is no reason not to open.
letGoOld(30).catch(() => {});
// Both are wanted at once: who is there is asked while the words are fetched.
queries.prefetchQuery(sessionQuery);
applySight();
await Promise.all([
    speak(preferredLanguage()),
    // The page is not shown in other colours first. The panel itself imports this very file: it would wait for ever.
    sightNow().on ? import("@ui/sight.css").catch(() => {}) : null,
]);
createRoot(document.getElementById("root") as HTMLElement).render(
    <Dressed>
        <QueryClientProvider client={queries}>
            <Door />
        </QueryClientProvider>
    </Dressed>,
);

// After the page is there: what a meeting needs without a network is fetched when nobody waits for it.
if (import.meta.env.PROD && "serviceWorker" in navigator)
    navigator.serviceWorker.register("/sw.js").catch(() => {});
