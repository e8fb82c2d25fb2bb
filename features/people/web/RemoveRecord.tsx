import { api } from "@api/client";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@ui/Confirm";
import { useText } from "@ui/text";
import type { Person } from "./person";

export function RemoveRecord({
    person,
    kind,
    id,
    name,
}: {
    person: Person;
    kind: "categories" | "courses" | "statuses" | "plans";
    id: string;
    name: string;
}) {
    const t = useText();
    const queries = useQueryClient();
    return (
        <ConfirmButton
            size="compact-xs"
            variant="subtle"
            title={t("people.web.remove_record")}
            question={t("people.web.remove_question", { name })}
            words={t("people.web.remove_words")}
            act={async () => {
                await api.delete(`/people/${person.id}/${kind}/${id}`, person.version);
                await queries.invalidateQueries({ queryKey: ["people"] });
            }}
        />
    );
}
