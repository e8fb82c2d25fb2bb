import { DateInput, type DateInputProps, DatesProvider } from "@mantine/dates";
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";
import "dayjs/locale/ru";
import { currentLanguage } from "./text";

dayjs.extend(customParseFormat);

const written = ["DD.MM.YYYY", "D.M.YYYY", "DD.MM.YY", "YYYY-MM-DD", "DDMMYYYY"];

function parse(text: string): string | null {
    const date = dayjs(text.trim(), written, true);
    return date.isValid() ? date.format("YYYY-MM-DD") : null;
}

// People type dates as they write them; the value is always YYYY-MM-DD.
export function DateField(props: Omit<DateInputProps, "valueFormat" | "dateParser">) {
    return (
        <DatesProvider settings={{ locale: currentLanguage(), firstDayOfWeek: 1 }}>
            <DateInput
                valueFormat="DD.MM.YYYY"
                dateParser={parse}
                placeholder={currentLanguage() === "ru" ? "дд.мм.гггг" : "dd.mm.yyyy"}
                clearable={!props.required}
                fixOnBlur
                {...props}
            />
        </DatesProvider>
    );
}
