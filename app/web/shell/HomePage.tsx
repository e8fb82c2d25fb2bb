import { homeOrganisation, useSession } from "@api/session";
import { formatSchoolYear } from "@ui/format";
import { Page } from "@ui/Page";
import { useText } from "@ui/text";

export default function HomePage() {
    const t = useText();
    const session = useSession();
    return (
        <Page title={t("web.home")} note={[homeOrganisation(session)?.name, t("web.home_note", { year: formatSchoolYear(session.school_year) })].filter(Boolean).join(" · ")}>
            <div />
        </Page>
    );
}
