import "@mantine/dates/styles.css";
import { DateInput, type DateInputProps, DatesProvider } from "@mantine/dates";
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";
import "dayjs/locale/ru";
import { currentLanguage, t } from "./text";

dayjs.extend(customParseFormat);

const written = ["DD.MM.YYYY", "D.M.YYYY", "DD.MM.YY", "YYYY-MM-DD", "DDMMYYYY"];

function parse(text: string): string | null {
    const date = dayjs(text.trim(), written, true);
    return date.isValid() ? date.format("YYYY-MM-DD") : null;
}

export default function TypedDate(props: Omit<DateInputProps, "valueFormat" | "dateParser">) {
    return (
        <DatesProvider settings={{ locale: currentLanguage(), firstDayOfWeek: 1 }}>
            <DateInput
                valueFormat="DD.MM.YYYY"
                dateParser={parse}
                placeholder={currentLanguage() === "ru" ? "дд.мм.гггг" : "dd.mm.yyyy"}
                clearable={!props.required}
                clearButtonProps={{ "aria-label": t("ui.web.clear") }}
                fixOnBlur
                previousLabel={t("ui.web.previous")}
                nextLabel={t("ui.web.next")}
                popoverProps={{ withinPortal: false }}
                {...props}
            />
        </DatesProvider>
    );
}
