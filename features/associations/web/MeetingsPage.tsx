import { findOrganisations } from "@api/choices";
import { homeOrganisation, useSession } from "@api/session";
import { Checkbox, NativeSelect } from "@mantine/core";
import { Filters } from "@ui/Filters";
import { useFilters } from "@ui/filters";
import { formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { Picker } from "@ui/Picker";
import { useText } from "@ui/text";
import { MeetingsTable } from "./MeetingsTable";

export default function MeetingsPage() {
    const t = useText();
    const session = useSession();
    const [filters, setFilters] = useFilters<
        "organisation" | "organisation_name" | "year" | "state" | "mine"
    >();
    const organisation = filters.organisation
        ? { id: filters.organisation, name: filters.organisation_name ?? "…" }
        : homeOrganisation(session);
    const mine = filters.mine === "true";
    const state = filters.state ?? "planned";
    const year = filters.year ?? String(session.school_year);
    const years = [
        session.school_year + 1,
        session.school_year,
        session.school_year - 1,
        session.school_year - 2,
    ];
    return (
        <Page title={t("associations.web.meetings")} note={organisation?.name}>
            <Filters>
                <Picker
                    label={t("associations.web.organisation")}
                    what="organisations"
                    search={findOrganisations}
                    clearable={Boolean(filters.organisation)}
                    value={organisation}
                    onChange={(choice) =>
                        setFilters({ organisation: choice?.id, organisation_name: choice?.name })
                    }
                />
                <NativeSelect
                    label={t("associations.web.year")}
                    value={year}
                    onChange={(event) => setFilters({ year: event.currentTarget.value })}
                    data={years.map((one) => ({ value: String(one), label: formatSchoolYear(one) }))}
                />
                <NativeSelect
                    label={t("associations.web.state")}
                    value={state}
                    onChange={(event) => setFilters({ state: event.currentTarget.value })}
                    data={[
                        { value: "planned", label: t("associations.web.meetings_planned") },
                        { value: "held", label: t("associations.web.meetings_held") },
                        { value: "unsigned", label: t("associations.web.meetings_unsigned") },
                        { value: "cancelled", label: t("associations.web.meetings_cancelled") },
                        { value: "any", label: t("associations.web.all") },
                    ]}
                />
                <Checkbox
                    label={t("associations.web.mine")}
                    checked={mine}
                    onChange={(event) => setFilters({ mine: event.currentTarget.checked ? "true" : null })}
                />
            </Filters>
            <MeetingsTable
                query={{
                    organisation: mine ? undefined : organisation?.id,
                    mine: mine || undefined,
                    year,
                    state: state === "any" || state === "unsigned" ? undefined : state,
                    minutes_late: state === "unsigned" || undefined,
                    // What is to come: the nearest first. What was: the latest first.
                    sort: state === "planned" ? "date" : "-date",
                }}
            />
        </Page>
    );
}
