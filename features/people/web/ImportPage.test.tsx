import { aPage, show } from "@testing/render";
import { dictionaries, fakeServer, HttpResponse, http, problem, url } from "@testing/server";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import ImportPage from "./ImportPage";
import type { Import, ImportRow } from "./import";
import NewImportPage from "./NewImportPage";

const server = fakeServer();

const card = (extra: Partial<Import> = {}): Import => ({
    id: "7",
    file: "список.xlsx",
    organisation: { id: "1", name: "СОШ № 5" },
    state: "preview",
    created_at: "2026-11-22T07:00:00Z",
    columns: [{ sheet: "Лист1", column: "B", header: "ФИО", meaning: "full_name" }],
    ignored: [{ sheet: "Лист1", row: 1, kind: "title", text: "Список" }],
    counts: {
        persons: 2,
        fresh: 2,
        changed: 0,
        same: 0,
        skipped: 0,
        entered: 0,
        doubtful: 1,
        left: 0,
        certain: 2,
        questions: 1,
    },
    as_of: "2026-11-22",
    complete: true,
    version: 1,
    job: null,
    names_other: null,
    can: { enter: false, edit: true, cancel: true },
    ...extra,
});
const row = (number: number, surname: string, settled = true): ImportRow => ({
    number,
    sheet: "Лист1",
    rows: [number + 8],
    outcome: "fresh",
    organisation: { id: "1", name: "СОШ № 5" },
    matched: null,
    candidates: [],
    elsewhere: null,
    joined: null,
    person: {
        surname,
        name: "Анна",
        patronymic: "Ивановна",
        maiden_surname: null,
        snils: null,
        hire_date: null,
        main_workplace: null,
        status: null,
        status_until: null,
        birth_date: "1980-02-03",
        positions: [
            {
                title: "учитель",
                subject: ["математика"],
                employment: "main",
                rate: null,
                hours_per_week: null,
                detail: null,
                organisation: null,
            },
        ],
        category: { level: "first", date: "2021", act: null },
        courses: [],
        attestation_plan: null,
        experience_years: 10,
        experience_total_years: 12,
        phone: null,
        email: null,
        education: null,
    },
    problems: [
        {
            code: "category_maybe_expired",
            severity: "ask",
            reason: `${surname}: категория от 2021, нужна дата.`,
            field: "category.date",
            settled,
            other: null,
        },
    ],
    fixes: [],
    version: 4,
});

describe("the workbench of a staff list", () => {
    let patches: { url: string; body: unknown; version: string | null }[] = [];
    let rows: ImportRow[] = [];
    beforeEach(() => {
        patches = [];
        rows = [row(1, "Гусева", false), row(2, "Соколова")];
        server.use(
            dictionaries,
            http.get(url("/imports/7"), () => HttpResponse.json(card())),
            http.get(url("/imports/7/rows"), () => HttpResponse.json(aPage(rows))),
            http.patch(url("/imports/7/rows/:number"), async ({ request }) => {
                patches.push({
                    url: new URL(request.url).pathname,
                    body: await request.json(),
                    version: request.headers.get("If-Match"),
                });
                return HttpResponse.json({});
            }),
        );
    });
    const open = () => show(ImportPage, { path: "/people/imports/$id", at: "/people/imports/7" });

    it("says what stands in the way of entering", async () => {
        open();
        expect(await screen.findByRole("button", { name: "Внести (2)" })).toBeDisabled();
        expect(screen.getByText("Ответьте на 1 вопрос, и список можно внести.")).toBeInTheDocument();
    });
    it("answers one question of many rows at once", async () => {
        const sent: unknown[] = [];
        server.use(
            http.get(url("/imports/7"), () =>
                HttpResponse.json(card({ counts: { ...card().counts, doubtful: 9 } })),
            ),
            http.get(url("/imports/7/questions"), () =>
                HttpResponse.json(
                    aPage([
                        { code: "not_in_list", severity: "ask", rows: 5, can: { settle: true, skip: true } },
                        { code: "same_name_known", severity: "ask", rows: 3, can: { settle: false } },
                    ]),
                ),
            ),
            http.post(url("/imports/7/answers"), async ({ request }) => {
                sent.push(await request.json());
                return HttpResponse.json(card());
            }),
        );
        open();
        const box = await screen.findByRole("region", { name: "Одинаковые вопросы – один ответ на все" });
        expect(box).toHaveTextContent("Нет в новом списке: 5 строк");
        expect(within(box).queryByText(/Такое имя уже есть/)).not.toBeInTheDocument();
        await userEvent.click(within(box).getByRole("button", { name: "Все уволены" }));
        await waitFor(() =>
            expect(sent).toEqual([{ code: "not_in_list", settle: true, skip: null, elsewhere: null }]),
        );
    });
    it("joins two rows of one person", async () => {
        const pair = row(1, "Гусева", false);
        pair.problems = pair.problems.map((one) => ({ ...one, code: "possible_duplicate", other: 2 }));
        rows = [pair];
        open();
        await userEvent.click(
            await screen.findByRole("button", { name: "Один человек: соединить обе строки здесь" }),
        );
        await waitFor(() => expect(patches[0]?.body).toEqual({ joins: 2 }));
    });
    it("shows a refused course at its field", async () => {
        rows = [row(1, "Гусева", false)];
        const [one] = rows;
        if (one) {
            one.person.courses = [
                {
                    title: "ФГОС",
                    date: "2024",
                    hours: null,
                    date_start: null,
                    provider: null,
                    form: null,
                    document: null,
                },
            ];
        }
        server.use(
            http.patch(url("/imports/7/rows/1"), () =>
                problem(422, {
                    errors: [
                        {
                            path: "/person/courses/0/date",
                            key: "people.partial_date",
                            message: "Такой даты нет.",
                        },
                    ],
                }),
            ),
        );
        open();
        await userEvent.click(await screen.findByRole("button", { name: /Исправить.*Гусева/ }));
        const ended = await screen.findByLabelText("Окончание");
        await userEvent.clear(ended);
        await userEvent.type(ended, "13.2024");
        await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
        expect(await screen.findByText("Такой даты нет.")).toBeInTheDocument();
        expect(ended).toHaveValue("13.2024");
    });
    it("settles a doubt with one press", async () => {
        open();
        await userEvent.click(await screen.findByRole("button", { name: "Внести так" }));
        await waitFor(() =>
            expect(patches).toEqual([
                {
                    url: "/api/v1/imports/7/rows/1",
                    body: { settle: ["category_maybe_expired"] },
                    version: '"4"',
                },
            ]),
        );
    });
    it("is walked, opened, corrected and saved from the keyboard, keeping what the file says", async () => {
        open();
        const first = (await screen.findByText("Гусева Анна Ивановна")).closest("li") as HTMLElement;
        first.focus();
        await userEvent.keyboard("{ArrowDown}");
        expect(document.activeElement).toHaveTextContent("Соколова");
        await userEvent.keyboard("{ArrowUp}{Enter}");
        const date = await within(first).findByLabelText("Дата категории");
        await waitFor(() => expect(date).toHaveFocus());
        await userEvent.clear(date);
        await userEvent.type(date, "25.04.2021");
        await userEvent.keyboard("{Control>}{Enter}{/Control}");
        await waitFor(() =>
            expect(patches[0]?.body).toEqual({
                person: {
                    ...rows[0]?.person,
                    category: { level: "first", date: "2021-04-25", act: null },
                },
            }),
        );
        await waitFor(() => expect(document.activeElement).toHaveTextContent("Соколова"));
    });
    it("closes the editor without sending anything", async () => {
        open();
        const first = (await screen.findByText("Гусева Анна Ивановна")).closest("li") as HTMLElement;
        first.focus();
        await userEvent.keyboard("{Enter}");
        await within(first).findByLabelText("Фамилия");
        await userEvent.keyboard("{Escape}");
        await waitFor(() => expect(within(first).queryByLabelText("Фамилия")).toBeNull());
        expect(patches).toEqual([]);
    });
    it("keeps a correction that the server refused, with its words at the field", async () => {
        server.use(
            http.patch(url("/imports/7/rows/1"), () =>
                problem(422, {
                    title: "Проверьте поля",
                    errors: [{ path: "/birth_date", key: "date", message: "Такого дня нет" }],
                }),
            ),
        );
        open();
        const first = (await screen.findByText("Гусева Анна Ивановна")).closest("li") as HTMLElement;
        await userEvent.click(within(first).getByRole("button", { name: "Исправить: Гусева Анна Ивановна" }));
        const date = await within(first).findByLabelText("Дата рождения");
        await userEvent.clear(date);
        await userEvent.type(date, "31.02.1980");
        await userEvent.click(within(first).getByRole("button", { name: "Сохранить" }));
        expect(await within(first).findByText("Такого дня нет")).toBeInTheDocument();
        expect(date).toHaveValue("31.02.1980");
    });
    it("skips a row and shows what each column was taken for", async () => {
        open();
        await userEvent.click(
            await screen.findByRole("button", { name: "Пропустить: Гусева Анна Ивановна" }),
        );
        await waitFor(() => expect(patches[0]?.body).toEqual({ skip: true }));
        await userEvent.click(screen.getByRole("button", { name: /Как прочитан файл/ }));
        expect(await screen.findByText("фамилия, имя, отчество")).toBeInTheDocument();
    });
});

describe("a new staff list", () => {
    const drop = async (bytes: string) => {
        const file = new File([bytes], "сломан.xlsx");
        await userEvent.upload(await screen.findByLabelText(/Перетащите/), file);
    };
    it("wants to know whose it is", async () => {
        show(NewImportPage, { path: "/people/imports/new" });
        await drop("x");
        expect(await screen.findByText("Выберите организацию")).toBeInTheDocument();
    });
    it("refuses a broken file in words", async () => {
        server.use(
            http.post(url("/imports"), () =>
                problem(422, { title: "Файл не читается", detail: "Сохраните его в Excel заново." }),
            ),
        );
        show(NewImportPage, {
            path: "/people/imports/new",
            at: "/people/imports/new?organisation=7300000000000000001&organisation_name=СОШ",
        });
        await drop("это не таблица");
        expect(await screen.findByRole("alert")).toHaveTextContent("Сохраните его в Excel заново.");
    });
    it("sends the bytes, the name, the day and an id with all its digits", async () => {
        let asked = new URLSearchParams();
        let type: string | null = null;
        server.use(
            http.post(url("/imports"), ({ request }) => {
                asked = new URL(request.url).searchParams;
                type = request.headers.get("Content-Type");
                return HttpResponse.json(card(), { status: 201 });
            }),
        );
        const { router } = show(NewImportPage, {
            path: "/people/imports/new",
            at: "/people/imports/new?organisation=7300000000000000001&organisation_name=СОШ",
        });
        const field = () => screen.getByRole("textbox", { name: /^На какой день составлен список/ });
        await waitFor(() => expect(field()).toBeEnabled());
        const day = field();
        expect(day).toHaveValue("");
        await userEvent.type(day, "01.09.2026");
        await userEvent.tab();
        await drop("таблица");
        await waitFor(() => expect(router.state.location.pathname).toBe("/people/imports/7"));
        expect(Object.fromEntries(asked)).toEqual({
            organisation: "7300000000000000001",
            file: "сломан.xlsx",
            as_of: "2026-09-01",
        });
        expect(type).toBe("application/octet-stream");
    });
});
