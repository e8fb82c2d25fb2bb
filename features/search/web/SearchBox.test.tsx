import { show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import SearchBox from "./SearchBox";
import SearchPage from "./SearchPage";

const server = fakeServer();

const answer = {
    words: "иванова",
    similar: false,
    groups: [
        {
            kind: "people",
            total: 7,
            next: null,
            items: [
                { id: "1", title: "Иванова Анна", note: "учитель · СОШ № 5", page: "/people/1" },
                { id: "2", title: "Иванова Вера", note: null, page: "/people/2" },
            ],
        },
        {
            kind: "minutes",
            total: 1,
            next: null,
            items: [{ id: "9", title: "Протокол № 3", note: "ШМО", page: "/meetings/9" }],
        },
    ],
};

describe("search", () => {
    let asked: string[] = [];
    let closed = 0;
    beforeEach(() => {
        asked = [];
        closed = 0;
        server.use(
            http.get(url("/search"), ({ request }) => {
                asked.push(new URL(request.url).search);
                return HttpResponse.json(answer);
            }),
        );
    });
    const box = () => show(() => <SearchBox onClose={() => closed++} />, { path: "/week", at: "/week" });

    it("says how to search, then shows what is found by kind, chosen and opened by keys", async () => {
        const { router } = box();
        const field = await screen.findByRole("combobox", { name: "Поиск" });
        expect(screen.getByText("Что найти?")).toBeInTheDocument();
        await userEvent.type(field, "иванова");
        const people = await screen.findByRole("group", { name: /^Люди/ });
        expect(within(people).getAllByRole("option")).toHaveLength(2);
        // One question for what was typed, not one a letter.
        expect(asked).toHaveLength(1);
        const first = screen.getByRole("option", { name: /Иванова Анна/ });
        expect(field).toHaveAttribute("aria-activedescendant", first.id);
        await userEvent.keyboard("{ArrowDown}{ArrowDown}");
        expect(screen.getByRole("option", { name: /Протокол/ })).toHaveAttribute("aria-selected", "true");
        await userEvent.keyboard("{Enter}");
        await waitFor(() => expect(router.state.location.pathname).toBe("/meetings/9"));
        expect(closed).toBe(1);
    });
    it("leads to the page with everything", async () => {
        const { router } = box();
        await userEvent.type(await screen.findByRole("combobox", { name: "Поиск" }), "иванова");
        await userEvent.click(await screen.findByRole("option", { name: "Показать все" }));
        await waitFor(() => expect(router.state.location.pathname).toBe("/search"));
        expect(router.state.location.search).toEqual({ q: "иванова" });
    });
    it("says what to do where nothing is found, and where the server does not answer", async () => {
        server.use(http.get(url("/search"), () => HttpResponse.json({ ...answer, groups: [] })));
        box();
        const field = await screen.findByRole("combobox", { name: "Поиск" });
        await userEvent.type(field, "ююю");
        expect(await screen.findByText("По словам «ююю» ничего не нашлось")).toBeInTheDocument();
        server.use(http.get(url("/search"), () => problem(500, { title: "Сбой" })));
        await userEvent.type(field, "я");
        expect(await screen.findByRole("alert")).toBeInTheDocument();
    });
    it("shows one kind on the page, as the address says, and more of it", async () => {
        server.use(
            http.get(url("/search"), ({ request }) => {
                const query = new URL(request.url).searchParams;
                asked.push(query.toString());
                const more = query.get("cursor") === "c1";
                const items = more
                    ? [{ id: "3", title: "Иванова Жанна", note: null, page: "/people/3" }]
                    : answer.groups[0]?.items;
                return HttpResponse.json({
                    ...answer,
                    groups: [
                        { kind: "people", total: 3, next: more ? null : "c1", items },
                        { kind: "minutes", total: 1, next: null, items: [] },
                    ],
                });
            }),
        );
        show(SearchPage, { path: "/search", at: "/search?q=иванова&kind=people" });
        expect(await screen.findByRole("link", { name: "Иванова Анна" })).toHaveAttribute(
            "href",
            "/people/1",
        );
        expect(screen.getByRole("button", { name: "Люди 3" })).toHaveAttribute("aria-pressed", "true");
        await userEvent.click(screen.getByRole("button", { name: "Показать ещё" }));
        expect(await screen.findByRole("link", { name: "Иванова Жанна" })).toBeInTheDocument();
        expect(screen.getByRole("link", { name: "Иванова Анна" })).toBeInTheDocument();
    });
});
