import { aPage, show } from "@testing/render";
import { fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import CardPage from "./CardPage";
import { type Organisation, parentKind } from "./organisation";

const server = fakeServer();
const school = (extra: Partial<Organisation> = {}): Organisation => ({
    id: "5",
    code: "s05",
    name: "Средняя школа № 5",
    short_name: "СОШ № 5",
    full_name: null,
    level: "organisation",
    kind: "school",
    parent: "10",
    cluster: null,
    branch_of: null,
    is_branch: false,
    children_count: 0,
    people_count: 21,
    inn: null,
    address: null,
    phone: null,
    mail: null,
    rural: false,
    since: "1990-09-01",
    until: null,
    history: [{ since: "1990-09-01", until: null, name: "Средняя школа № 5", parent_name: null }],
    statuses: [],
    all_statuses: [],
    branches: [],
    above: [
        { id: "1", name: "Край" },
        { id: "10", name: "Орловский округ" },
    ],
    version: 3,
    can: { edit: true },
    ...extra,
});
const place = (id: string, name: string) => ({ id, name, short_name: name, level: "municipality" });

describe("the card of an organisation", () => {
    let now: Organisation;
    let places: object[];
    beforeEach(() => {
        now = school();
        places = [place("10", "Орловский округ"), place("11", "Кленовский округ")];
        server.use(
            http.get(url("/organisations/5"), () => HttpResponse.json(now)),
            http.get(url("/organisations"), () => HttpResponse.json(aPage(places))),
        );
    });
    const menu = async () => {
        show(CardPage, { path: "/organisations/$id", at: "/organisations/5" });
        await userEvent.click(await screen.findByRole("button", { name: "Ещё" }));
        await screen.findByRole("menu");
    };
    const item = (name: string) => screen.queryByRole("menuitem", { name });

    it("offers no change to those who may make none", async () => {
        now = school({ can: {} });
        await menu();
        expect(item("Изменить")).toBeNull();
        expect(item("Закрыть организацию")).toBeNull();
        expect(item("Перевести в другой муниципалитет")).toBeNull();
    });
    it("offers no transfer where there is nowhere to go", async () => {
        places = places.slice(0, 1);
        await menu();
        expect(item("Закрыть организацию")).toBeInTheDocument();
        expect(item("Перевести в другой муниципалитет")).toBeNull();
    });
    it("closes nothing that has others below it", async () => {
        now = school({ children_count: 2 });
        await menu();
        expect(item("Изменить")).toBeInTheDocument();
        expect(item("Закрыть организацию")).toBeNull();
    });
    it("moves to another place from a day, never to where it stands", async () => {
        const sent: unknown[] = [];
        server.use(
            http.patch(url("/organisations/5"), async ({ request }) => {
                sent.push([request.headers.get("If-Match"), await request.json()]);
                return HttpResponse.json(now);
            }),
        );
        await menu();
        await userEvent.click(
            await screen.findByRole("menuitem", { name: "Перевести в другой муниципалитет" }),
        );
        await userEvent.click(await screen.findByRole("textbox", { name: "Куда перевести" }));
        const option = await screen.findByRole("option", { name: "Кленовский округ" });
        expect(screen.queryByRole("option", { name: "Орловский округ" })).toBeNull();
        await userEvent.click(option);
        await userEvent.click(screen.getByRole("button", { name: "Перевести" }));
        await waitFor(() => expect(sent).toEqual([['"3"', { parent: "11", since: "2026-11-22" }]]));
    });
    it("says what closing does, and a refused day at the day", async () => {
        server.use(
            http.patch(url("/organisations/5"), () =>
                problem(409, {
                    key: "organisations.before_period",
                    title: "Нельзя",
                    detail: "Изменить раньше нельзя.",
                }),
            ),
        );
        await menu();
        await userEvent.click(await screen.findByRole("menuitem", { name: "Закрыть организацию" }));
        const dialog = await screen.findByRole("dialog", { name: "Закрыть организацию «СОШ № 5»?" });
        expect(dialog).toHaveTextContent("Здесь числится 21 педагог.");
        const day = await within(dialog).findByDisplayValue("22.11.2026");
        await userEvent.click(within(dialog).getByRole("button", { name: "Закрыть организацию" }));
        expect(await within(dialog).findByText("Изменить раньше нельзя.")).toBeInTheDocument();
        expect(day).toHaveAttribute("aria-invalid", "true");
        expect(day).toHaveValue("22.11.2026");
    });
    it("leaves for the place above once it is closed", async () => {
        server.use(http.patch(url("/organisations/5"), () => HttpResponse.json(now)));
        await menu();
        await userEvent.click(await screen.findByRole("menuitem", { name: "Закрыть организацию" }));
        const dialog = await screen.findByRole("dialog");
        await within(dialog).findByDisplayValue("22.11.2026");
        server.use(
            http.get(url("/organisations/10"), () =>
                HttpResponse.json(school({ id: "10", name: "Орловский округ", short_name: "", can: {} })),
            ),
        );
        await userEvent.click(within(dialog).getByRole("button", { name: "Закрыть организацию" }));
        expect(await screen.findByRole("heading", { name: "Орловский округ" })).toBeInTheDocument();
    });
});

describe("a place in the tree", () => {
    it("is a municipality for schools and services, the region for municipalities", () => {
        expect(parentKind({ kind: "school", level: "organisation" })).toBe("municipality");
        expect(parentKind({ kind: "service", level: "municipality" })).toBe("municipality");
        expect(parentKind({ kind: "municipality", level: "municipality" })).toBe("region");
        expect(parentKind({ kind: "region", level: "region" })).toBeUndefined();
    });
});
