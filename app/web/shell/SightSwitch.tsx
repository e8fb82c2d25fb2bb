import { Icon } from "@ui/icons";
import { setSight, useSight } from "@ui/sight";
import { useText } from "@ui/text";
import { lazy, Suspense } from "react";

// Fetched when it is wanted: who does not need it carries none of it.
const loadSight = () => import("./Sight");
const Panel = lazy(loadSight);

// The first thing that the keyboard reaches, on every page and before signing in.
export function SightSwitch() {
    const t = useText();
    const { on } = useSight();
    return (
        <button
            type="button"
            className="sight-switch no-print"
            aria-pressed={on}
            aria-label={t(on ? "web.sight.off" : "web.sight.switch")}
            title={t(on ? "web.sight.off" : "web.sight.switch")}
            onClick={async () => {
                if (!on) await loadSight().catch(() => {});
                setSight({ on: !on });
            }}
        >
            <Icon name="eye" size={20} />
            <span>{t(on ? "web.sight.off" : "web.sight.switch")}</span>
        </button>
    );
}

export function SightPanel() {
    const { on } = useSight();
    return on ? (
        <Suspense>
            <Panel />
        </Suspense>
    ) : null;
}
