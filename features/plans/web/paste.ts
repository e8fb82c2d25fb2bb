// A table from the clipboard: what Excel, Word and Sheets put there, as rows of cells.

export type Pasted = { rows: string[][]; merged: number };

const clean = (text: string) =>
    text
        .replaceAll("\u00a0", " ")
        .split("\n")
        .map((line) => line.replace(/\s+/g, " ").trim())
        .filter(Boolean)
        .join("\n");

// Cells that are merged say their text in each place that they cover.
function fromTable(table: HTMLTableElement): Pasted {
    const rows: string[][] = [];
    let merged = 0;
    Array.from(table.rows).forEach((row, r) => {
        let line = rows[r];
        if (!line) {
            line = [];
            rows[r] = line;
        }
        let c = 0;
        for (const cell of Array.from(row.cells)) {
            while (line[c] !== undefined) c++;
            const text = clean(textOf(cell));
            const wide = Math.min(cell.colSpan || 1, 60);
            const high = Math.min(cell.rowSpan || 1, 2000);
            if (wide * high > 1) merged++;
            for (let down = 0; down < high && r + down < table.rows.length; down++) {
                const under = rows[r + down] ?? [];
                rows[r + down] = under;
                for (let right = 0; right < wide; right++) under[c + right] = text;
            }
            c += wide;
        }
    });
    return { rows: rows.map((row) => Array.from(row, (cell) => cell ?? "")), merged };
}

function textOf(cell: HTMLElement): string {
    const copy = cell.cloneNode(true) as HTMLElement;
    for (const br of Array.from(copy.querySelectorAll("br"))) br.replaceWith("\n");
    const blocks = Array.from(copy.querySelectorAll("p, div, li"));
    for (const block of blocks.slice(0, -1)) block.append("\n");
    // A line that a file breaks for its own sake is one line to the reader.
    return blocks.length
        ? (copy.textContent ?? "")
        : (copy.textContent ?? "").replace(/[ \t]*\n[ \t]+/g, " ");
}

// "a\t"b\nc"" of a spreadsheet: quotes keep line ends and tabs inside a cell.
function fromText(text: string): string[][] {
    const rows: string[][] = [[]];
    let cell = "";
    let quoted = false;
    const end = () => {
        rows[rows.length - 1]?.push(clean(cell));
        cell = "";
    };
    const source = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
    for (let i = 0; i < source.length; i++) {
        const c = source[i];
        if (quoted) {
            if (c !== '"') cell += c;
            else if (source[i + 1] === '"') {
                cell += '"';
                i++;
            } else quoted = false;
        } else if (c === '"' && cell === "") quoted = true;
        else if (c === "\t") end();
        else if (c === "\n") {
            end();
            rows.push([]);
        } else cell += c;
    }
    end();
    return rows;
}

export function readClipboard(data: { getData: (type: string) => string }): Pasted {
    const html = data.getData("text/html");
    if (html.includes("<table")) {
        const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
        if (table?.rows.length) return fromTable(table);
    }
    return { rows: fromText(data.getData("text/plain")), merged: 0 };
}

export const writeClipboard = (rows: string[][]): string =>
    rows
        .map((row) =>
            row.map((cell) => (/["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t"),
        )
        .join("\n");
