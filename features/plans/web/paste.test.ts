import { expect, test } from "vitest";
import { readClipboard, writeClipboard } from "./paste";

const board = (html: string, plain = "") => ({
    getData: (type: string) => (type === "text/html" ? html : plain),
});

test("a table of a spreadsheet comes as its cells, lines inside a cell kept", () => {
    const { rows, merged } = readClipboard(
        board("", 'Семинар\t"учителя\nшколы"\tоктябрь\n"Он сказал ""да"""\t\tноябрь\n'),
    );
    expect(rows).toEqual([
        ["Семинар", "учителя\nшколы", "октябрь"],
        ['Он сказал "да"', "", "ноябрь"],
    ]);
    expect(merged).toBe(0);
});

test("merged cells say their text in each place that they cover, and are counted", () => {
    const { rows, merged } = readClipboard(
        board(
            "<table><tr><td colspan=2>Раздел</td><td rowspan=3>все</td></tr><tr><td>а</td><td>б</td></tr><tr><td>в</td><td>г</td></tr></table>",
        ),
    );
    expect(rows).toEqual([
        ["Раздел", "Раздел", "все"],
        ["а", "б", "все"],
        ["в", "г", "все"],
    ]);
    expect(merged).toBe(2);
});

test("a table of Word has paragraphs in its cells and breaks for its own sake", () => {
    const { rows } = readClipboard(
        board(
            "<html><body><table><tr><td><p>Первое</p><p>Второе</p></td><td>Заседание\n   РМО&nbsp;учителей</td><td>а<br>б</td></tr></table></body></html>",
        ),
    );
    expect(rows).toEqual([["Первое\nВторое", "Заседание РМО учителей", "а\nб"]]);
});

test("what is copied comes back as it was", () => {
    const block = [
        ["простое", 'с "кавычками"'],
        ["две\nстроки", ""],
    ];
    expect(readClipboard(board("", writeClipboard(block))).rows).toEqual(block);
});
