import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type Column, DataTable, type DataTableProps } from "./DataTable";
import { Problem } from "./problem";

type Row = { id: string; name: string; age: number };
const rows: Row[] = [
    { id: "1", name: "Анна", age: 30 },
    { id: "2", name: "Борис", age: 40 },
];
const columns: Column<Row>[] = [
    { key: "name", title: "Имя", sort: "name", cell: (row) => row.name },
    { key: "age", title: "Возраст", cell: (row) => row.age },
];

function draw(props: Partial<DataTableProps<Row>>) {
    return render(
        <MantineProvider env="test">
            <DataTable
                label="Люди"
                columns={columns}
                rows={rows}
                rowKey={(row) => row.id}
                rowLabel={(row) => row.name}
                empty="Совсем пусто"
                {...props}
            />
        </MantineProvider>,
    );
}

describe("DataTable", () => {
    it("asks for the other direction when sorted by the same column", async () => {
        const onSort = vi.fn();
        draw({ sort: "name", onSort });
        expect(screen.getByRole("columnheader", { name: /Имя/ })).toHaveAttribute("aria-sort", "ascending");
        await userEvent.click(screen.getByRole("button", { name: /Имя/ }));
        expect(onSort).toHaveBeenCalledWith("-name");
    });
    it("offers no sorting where the server has none", () => {
        draw({ onSort: vi.fn() });
        expect(screen.queryByRole("button", { name: /Возраст/ })).toBeNull();
    });
    it("selects one and all", async () => {
        const onSelect = vi.fn();
        draw({ selected: [], onSelect });
        await userEvent.click(screen.getByRole("checkbox", { name: "Выбрать: Борис" }));
        expect(onSelect).toHaveBeenLastCalledWith(["2"]);
        await userEvent.click(screen.getByRole("checkbox", { name: "Выбрать все на странице" }));
        expect(onSelect).toHaveBeenLastCalledWith(["1", "2"]);
    });
    it("hides a column that the reader may not see", () => {
        draw({ columns: columns.map((column) => ({ ...column, hidden: column.key === "age" })) });
        expect(screen.queryByRole("columnheader", { name: "Возраст" })).toBeNull();
        expect(screen.queryByText("40")).toBeNull();
    });
    it("says that nothing was found only when the server said so", () => {
        draw({ rows: [] });
        expect(screen.getByText("Совсем пусто")).toBeInTheDocument();
    });
    it("never shows a slow server as an empty list", () => {
        draw({ rows: undefined, error: new Problem("slow") });
        expect(screen.queryByText("Совсем пусто")).toBeNull();
        expect(screen.getByRole("alert")).toHaveTextContent("Сервер не ответил вовремя");
    });
    it("keeps the old rows under a failed refresh and says how old they are", () => {
        draw({ error: new Problem("offline"), updatedAt: Date.UTC(2026, 10, 22, 7) });
        expect(within(screen.getByRole("table")).getByText("Анна")).toBeInTheDocument();
        expect(screen.getByRole("alert")).toHaveTextContent(/показано на 22\.11\.2026/);
    });
    it("goes forward and back between pages", async () => {
        const forward = vi.fn();
        draw({ paging: { from: 51, shown: 2, total: 812, back: vi.fn(), forward } });
        expect(screen.getByRole("status")).toHaveTextContent("51–52 из 812");
        await userEvent.click(screen.getByRole("button", { name: "Дальше" }));
        expect(forward).toHaveBeenCalled();
    });
});
