import "@ui/sight.css";
import { type Choice, choices, isFresh, setSight, useSight } from "@ui/sight";
import { useText } from "@ui/text";

// What the reader can set in the version for the visually impaired; every choice is at work at once.
export default function Sight() {
    const t = useText();
    const sight = useSight();
    if (!sight.on) return null;
    return (
        <details open={isFresh()} className="sight-panel no-print">
            <summary>{t("web.sight.settings")}</summary>
            <div className="sight-groups">
                {(Object.keys(choices) as Choice[]).map((name) => (
                    <fieldset key={name}>
                        <legend>{t(`web.sight.${name}`)}</legend>
                        {choices[name].map((value) => (
                            <button
                                key={value}
                                type="button"
                                aria-pressed={sight[name] === value}
                                onClick={() => setSight({ [name]: value })}
                            >
                                {t(`web.sight.${name}.${value}`)}
                            </button>
                        ))}
                    </fieldset>
                ))}
            </div>
        </details>
    );
}
