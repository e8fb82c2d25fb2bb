import { fakeServer, HttpResponse, http, url } from "@testing/server";
import { expect, test, vi } from "vitest";
import { Book } from "./book";
import type { Item, Plan } from "./plan";

const item = (id: string, more: Partial<Item> = {}): Item => ({
    id,
    section: "a",
    place: Number(id),
    activity: `Мероприятие ${id}`,
    task: "",
    audience: "",
    term: "",
    form: "",
    responsible: "",
    result: "",
    risk: "",
    since: null,
    due: null,
    remark: null,
    mark: "planned",
    mark_reason: null,
    moved_to: null,
    marked_on: null,
    progress: "planned",
    ties: [],
    removed: false,
    ...more,
});

let sent: { item: string; field: string; value: string; was: string }[][] = [];
const server = fakeServer(
    http.post(url("/plans/1/cells"), async ({ request }) => {
        const { cells } = (await request.json()) as { cells: (typeof sent)[number] };
        sent.push(cells);
        return HttpResponse.json({
            items: cells.map((cell) => item(cell.item, { [cell.field]: cell.value })),
            conflicts: [],
            at: 2,
        });
    }),
);
const open = (lines: Item[]) => {
    sent = [];
    return new Book("1", ["a"], { lines, at: 1 } as unknown as Plan);
};

test("a cell goes with what it said before, and is taken back the same way", async () => {
    const book = open([item("1", { form: "очно" })]);
    book.write([{ item: "1", field: "form", value: "вебинар" }]);
    expect(book.text("1", "form")).toBe("вебинар");
    expect(book.state().pending).toBe(1);
    await vi.waitFor(() => expect(book.state().pending).toBe(0));
    expect(sent[0]?.[0]).toMatchObject({ value: "вебинар", was: "очно" });
    book.undo();
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.[0]).toMatchObject({ value: "очно", was: "вебинар" });
    book.redo();
    expect(book.text("1", "form")).toBe("вебинар");
});

test("a colleague's text is not written over: both are shown until somebody chooses", async () => {
    server.use(
        http.post(url("/plans/1/cells"), () =>
            HttpResponse.json({
                items: [item("1", { form: "очно" })],
                conflicts: [
                    {
                        item: "1",
                        field: "form",
                        yours: "вебинар",
                        theirs: "очно",
                        by: "Иванова",
                        gone: false,
                    },
                ],
                at: 2,
            }),
        ),
    );
    const book = open([item("1")]);
    book.write([{ item: "1", field: "form", value: "вебинар" }]);
    await vi.waitFor(() => expect(book.state().conflicts).toHaveLength(1));
    expect(book.text("1", "form")).toBe("очно");
    server.resetHandlers();
    const [conflict] = book.state().conflicts;
    if (conflict) book.settle(conflict, true);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.[0]).toMatchObject({ value: "вебинар", was: "очно" });
    expect(book.state().conflicts).toHaveLength(0);
});

test("without a line nothing is lost: what was typed goes when there is one", async () => {
    server.use(http.post(url("/plans/1/cells"), () => HttpResponse.error()));
    const book = open([item("1")]);
    book.write([{ item: "1", field: "audience", value: "все" }]);
    await vi.waitFor(() => expect(book.state().problem?.kind).toBe("offline"));
    expect(book.text("1", "audience")).toBe("все");
    expect(book.unsent()).toBeGreaterThan(0);
    server.resetHandlers();
    book.tryAgain();
    await vi.waitFor(() => expect(book.state().pending).toBe(0));
    expect(sent.at(-1)?.[0]).toMatchObject({ value: "все", was: "" });
});

test("words that the column knows already are offered, the most usual first", () => {
    const book = open([
        item("1", { responsible: "Качаева Е.Н." }),
        item("2", { responsible: "Карданов А.Б." }),
        item("3", { responsible: "Карданов А.Б." }),
    ]);
    expect(book.suggest("responsible", "ка")).toBe("Карданов А.Б.");
    expect(book.suggest("responsible", "Кач")).toBe("Качаева Е.Н.");
    expect(book.suggest("responsible", "к")).toBeNull();
    expect(book.suggest("activity", "Мероп")).toBeNull();
});
