#!/usr/bin/env python3
"""How long the sample lists take by hand and here, by the keystroke-level model (Card, Moran, Newell 1980).

usage: by_hand.py testing/tables/lists

By hand: a value that fills a cell of its own is copied with its column; one that shares a cell with others, or stands there in
another form, is typed. Here: pressing and answering. Reading a question and finding its answer costs the same on both sides."""
import csv, json, os, re, sys, zipfile
import xml.etree.ElementTree as ET

KEY, POINT, PRESS, THINK, QUESTION = 0.2, 1.1, 0.1, 1.35, 15.0  # seconds; QUESTION: read, look it up, decide
CLICK = POINT + PRESS
COPY_COLUMN = 2 * (THINK + CLICK) + 4 * KEY + 2 * CLICK  # mark, copy, go over, paste
DELETE_ROW = THINK + 2 * CLICK


def column(name):
    n = 0
    for ch in re.match("[A-Z]+", name).group():
        n = n * 26 + ord(ch) - 64
    return n


def xlsx(path):
    z, ns = zipfile.ZipFile(path), "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    shared = []
    if "xl/sharedStrings.xml" in z.namelist():
        for si in ET.fromstring(z.read("xl/sharedStrings.xml")).findall(ns + "si"):
            shared.append("".join(t.text or "" for t in si.iter(ns + "t")))
    for name in sorted(n for n in z.namelist() if re.match(r"xl/worksheets/sheet\d+\.xml", n)):
        for row in ET.fromstring(z.read(name)).iter(ns + "row"):
            out = []
            for c in row.findall(ns + "c"):
                v = c.find(ns + "v")
                if c.get("t") == "s" and v is not None:
                    out.append((column(c.get("r")), shared[int(v.text)]))
                elif c.get("t") == "inlineStr":
                    out.append((column(c.get("r")), "".join(t.text or "" for t in c.iter(ns + "t"))))
                elif v is not None:
                    out.append((column(c.get("r")), v.text))
            yield out


def ods(path):
    root = ET.fromstring(zipfile.ZipFile(path).read("content.xml"))
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    for row in root.iter(table + "table-row"):
        yield [(i, "".join(c.itertext())) for i, c in enumerate(row.findall(table + "table-cell"), 1)]


def rows_of(path):
    if path.endswith(".xlsx"):
        return list(xlsx(path))
    if path.endswith(".ods"):
        return list(ods(path))
    text = open(path, "rb").read().decode("cp1251")
    return [list(enumerate(r, 1)) for r in csv.reader(text.splitlines(), delimiter=";")]


def forms(value):
    """How a value may fill a cell: as text, as a day, as a spreadsheet's serial number."""
    text = str(value).lower().strip()
    out = {text, text.replace(".", ",")}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        y, m, d = text.split("-")
        out.add(f"{d}.{m}.{y}")
        from datetime import date
        out.add(str((date(int(y), int(m), int(d)) - date(1899, 12, 30)).days))
    return out


def values_of(one):
    """Everything that is entered of a person or an organisation, leaf by leaf."""
    skipped = {"id", "source", "kind", "legal_entity", "parent", "status", "employment", "urban", "acting", "level", "raw"}
    def leaves(x):
        if isinstance(x, dict):
            for k, v in x.items():
                if k not in skipped:
                    yield from leaves(v)
        elif isinstance(x, list):
            for v in x:
                yield from leaves(v)
        elif x not in (None, "", False, True):
            yield x
    level = one.get("category") or {}
    return list(leaves(one)) + ([level["level"]] if isinstance(level, dict) and level.get("level") else [])


def minutes(seconds):
    return f"{seconds / 60:.1f}".rstrip("0").rstrip(".")


def main(folder):
    print("| list | entered | values | typed by hand | by hand, min | questions | here, min | times |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    total = [0.0, 0.0]
    for name in sorted(f for f in os.listdir(folder) if not f.endswith(".json")):
        expected = json.load(open(os.path.join(folder, name.rsplit(".", 1)[0] + ".expected.json")))
        ones = expected.get("persons") or expected.get("organisations") or []
        rows = rows_of(os.path.join(folder, name))
        cells = {re.sub(r"\s+", " ", t or "").lower().strip() for r in rows for _, t in r}
        columns = len({c for r in rows for c, t in r if (t or "").strip()})
        values = [v for one in ones for v in values_of(one)]
        typed = [v for v in values if not forms(v) & cells]
        asked = sum(p["severity"] == "ask" for p in expected["problems"])
        confirmed = sum(p["severity"] == "confirm" for p in expected["problems"])
        others = max(0, sum(1 for r in rows if any((t or "").strip() for _, t in r)) - len(ones))
        think = asked * QUESTION + confirmed * QUESTION / 3
        by_hand = (columns * COPY_COLUMN + others * DELETE_ROW + think
                   + sum(THINK + CLICK + KEY * len(str(v)) for v in typed))
        # Choose the organisation (two keys' worth of its name and a click), the file, then answer, then enter.
        here = 4 * (THINK + CLICK) + 8 * KEY + think + (asked + confirmed) * (THINK + CLICK) + 2 * CLICK
        total[0] += by_hand
        total[1] += here
        print(f"| {name} | {len(ones)} | {len(values)} | {len(typed)} | {minutes(by_hand)} | {asked} + {confirmed} |"
              f" {minutes(here)} | {by_hand / here:.0f} |")
    print(f"| all eight | | | | {minutes(total[0])} | | {minutes(total[1])} | {total[0] / total[1]:.0f} |")


main(sys.argv[1] if len(sys.argv) > 1 else "testing/tables/lists")
