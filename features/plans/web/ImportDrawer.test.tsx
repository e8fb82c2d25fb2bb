import { show } from "@testing/render";
import { fakeServer, HttpResponse, http, url } from "@testing/server";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Book, Fresh } from "./book";
import ImportDrawer from "./ImportDrawer";
import type { Plan } from "./plan";

const server = fakeServer();
const plan = {
    id: "7",
    sections: [
        { code: "analytical", title: "Аналитическая деятельность" },
        { code: "consulting", title: "Консультационная деятельность" },
    ],
} as unknown as Plan;
const line = (activity: string, section: string) => ({ activity, section, term: "ноябрь" });

describe("a plan that is read from a file", () => {
    it("stands in the sections that are chosen: one goes for the lines below it", async () => {
        server.use(
            http.post(url("/plans/7/read"), () =>
                HttpResponse.json({
                    items: [
                        line("Мониторинг", "analytical"),
                        line("Консультация", "analytical"),
                        line("Приём", "analytical"),
                        line("Обзор", "consulting"),
                        line("Справка", "analytical"),
                    ],
                    columns: [{ header: "№" }, { header: "Бюджет" }, { header: "Срок", field: "term" }],
                    unknown_sections: [],
                    without_activity: ["апрель | Котов Н.П."],
                    without_term: [2],
                    repeated: 0,
                }),
            ),
        );
        let entered: Fresh[] = [];
        const book = {
            add: async (items: Fresh[]) => {
                entered = items;
                return ["1"];
            },
        } as unknown as Book;
        let done = false;
        const { container } = show(() => (
            <ImportDrawer
                plan={plan}
                book={book}
                onDone={() => {
                    done = true;
                }}
            />
        ));
        await screen.findByText("План в Word или Excel");
        const input = (container ?? document).querySelector("input[type=file]") as HTMLInputElement;
        await userEvent.upload(input, new File(["x"], "plan.csv", { type: "text/csv" }));
        expect(await screen.findByText("Не перенесены столбцы: Бюджет")).toBeInTheDocument();
        expect(screen.getByText(/апрель \| Котов Н.П./)).toBeInTheDocument();
        await userEvent.selectOptions(
            screen.getByRole("combobox", { name: "Раздел: Консультация" }),
            "Консультационная деятельность",
        );
        await userEvent.click(screen.getByRole("button", { name: "Добавить строки: 5" }));
        expect(entered.map((item) => item.section)).toEqual([
            "analytical",
            "consulting",
            "consulting",
            "consulting",
            "analytical",
        ]);
        expect(done).toBe(true);
    });
});
