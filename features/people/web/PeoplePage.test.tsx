import { aPage, show } from "@testing/render";
import { dictionaries, fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import PeoplePage from "./PeoplePage";

const server = fakeServer();
const person = (name: string) => ({
    id: name,
    name,
    positions: [
        {
            position: "учитель",
            subjects: ["математика"],
            employment: "main",
            rate: 1,
            organisation: { id: "1", name: "СОШ № 5" },
        },
    ],
    category: { level: "first", since: "2024-01-01", until: null },
    experience_years: 12,
    age: 40,
    young: false,
    courses_last_on: "2025",
    can: {},
});
const summary = {
    educators: 612,
    young: 88,
    novices: 41,
    by_position: [{ name: "учитель", count: 420 }],
    by_subject: [],
    by_category: [],
    by_age: [],
    small_hidden: true,
};

describe("the list of educators", () => {
    beforeEach(() => server.use(dictionaries));

    it("filters on the server and keeps the filter in the address", async () => {
        const asked: string[] = [];
        server.use(
            http.get(url("/people"), ({ request }) => {
                asked.push(new URL(request.url).searchParams.get("category") ?? "");
                return HttpResponse.json(aPage([person("Кравчук Михаил")]));
            }),
        );
        const { router } = show(PeoplePage, { path: "/people" });
        await screen.findByText("Кравчук Михаил");
        await userEvent.selectOptions(await screen.findByLabelText("Категория"), "высшая");
        await waitFor(() => expect(asked).toContain("highest"));
        expect(router.state.location.search).toMatchObject({ category: "highest" });
    });
    it("leaves out the columns that the server did not give", async () => {
        server.use(
            http.get(url("/people"), () =>
                HttpResponse.json(aPage([person("Кравчук Михаил")], { hidden: ["category", "age"] })),
            ),
        );
        show(PeoplePage, { path: "/people" });
        const table = await screen.findByRole("table", { name: "Педагоги" });
        expect(within(table).queryByText("Категория")).toBeNull();
        expect(within(table).queryByText("Возраст")).toBeNull();
        expect(within(table).getByText("Стаж")).toBeInTheDocument();
    });
    it("tells counts where names are not for the role", async () => {
        server.use(
            http.get(url("/people"), () => problem(403, { title: "Список людей закрыт" })),
            http.get(url("/people/summary"), () => HttpResponse.json(summary)),
        );
        show(PeoplePage, { path: "/people" });
        expect(await screen.findByText("612")).toBeInTheDocument();
        expect(screen.getByText("Группы меньше пяти человек не показаны.")).toBeInTheDocument();
        expect(screen.queryByRole("button", { name: "Выгрузить в Excel" })).toBeNull();
    });
    it("does not call a failed server an empty list", async () => {
        server.use(http.get(url("/people"), () => problem(504, { title: "" })));
        show(PeoplePage, { path: "/people" });
        expect(await screen.findByRole("alert")).toHaveTextContent("Это не значит, что данных нет");
        expect(screen.queryByText("Ничего не найдено")).toBeNull();
    });
    it("walks the pages by the server's cursors", async () => {
        server.use(
            http.get(url("/people"), ({ request }) => {
                const cursor = new URL(request.url).searchParams.get("cursor");
                return HttpResponse.json(
                    cursor === "второй"
                        ? { items: [person("Яшина Яна")], next: null, total: 2 }
                        : { items: [person("Абрамов Ян")], next: "второй", total: 2 },
                );
            }),
        );
        show(PeoplePage, { path: "/people" });
        await screen.findByText("Абрамов Ян");
        await userEvent.click(screen.getByRole("button", { name: "Дальше" }));
        expect(await screen.findByText("Яшина Яна")).toBeInTheDocument();
        await userEvent.click(screen.getByRole("button", { name: "Назад" }));
        expect(await screen.findByText("Абрамов Ян")).toBeInTheDocument();
    });
});
