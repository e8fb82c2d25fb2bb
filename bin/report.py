#!/usr/bin/env python3
"""Reads what the test runners leave behind (GoogleTest's and Vitest's JSON) and says how many passed and failed."""
import json
import re
import subprocess
import sys
from pathlib import Path

# The rows of the mission, by letter.
ROWS = {"A": 8, "B": 6, "C": 6, "D": 10, "E": 5, "F": 6, "G": 7, "H": 5, "I": 3, "J": 4}


# A test that failed and what it said first, so that a run elsewhere can be understood from its output alone.
def said(name, why):
    lines = [line.rstrip()[:200] for line in why.splitlines() if line.strip()][:12]
    return "\n".join([name, *("      " + line for line in lines)])


def of_gtest(report):
    passed = skipped = 0
    failed = []
    for suite in report["testsuites"]:
        for case in suite["testsuite"]:
            if case.get("status") != "RUN":
                continue
            if case.get("failures"):
                failed.append(said(f'{suite["name"]}.{case["name"]}', case["failures"][0]["failure"]))
            elif case.get("result") == "SKIPPED":
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


def of_vitest(report):
    failed = []
    for file in report["testResults"]:
        cases = [c for c in file["assertionResults"] if c["status"] == "failed"]
        name = Path(file["name"]).name
        failed += [said(f'{name}: {c["fullName"]}', (c.get("failureMessages") or [""])[0]) for c in cases]
        if file["status"] == "failed" and not cases:  # the file itself did not load
            failed.append(said(name, file.get("message", "")))
    return report["numPassedTests"], failed, report["numPendingTests"]


def read(path):
    report = json.loads(Path(path).read_text())
    if "testsuites" in report:
        return of_gtest(report)
    if "testResults" in report:
        return of_vitest(report)
    return report["passed"], [path.stem] * report["failed"], 0


def line(passed, failed, skipped):
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def part(path, status):
    path = Path(path)
    passed, failed, skipped = read(path)
    if status and not failed:  # the runner itself fell, after its tests or in the middle
        failed = [f"{path.stem}: ended with status {status}"]
        path.write_text(json.dumps({"passed": passed, "failed": 1}))
    print("  ", line(passed, len(failed), skipped))
    for name in failed:
        print("   FAILED", name)
    return 1 if failed else 0


def total(folder):
    sums = [0, 0, 0]
    for path in sorted(Path(folder).glob("*.json")):
        passed, failed, skipped = read(path)
        sums = [sums[0] + passed, sums[1] + len(failed), sums[2] + skipped]
    print(line(*sums))
    return 1 if sums[1] or not sums[0] else 0


def rows():
    listed = subprocess.run(["git", "ls-files", "*_test.cpp", "*.spec.ts", "*.test.ts", "*.test.tsx"],
                            capture_output=True, text=True, check=True).stdout.split()
    shown = {}
    for file in listed:
        for found in re.finditer(r"\b([a-j])(\d{1,2})_\w+", Path(file).read_text(errors="replace")):
            row = found[1].upper() + found[2]
            if int(found[2]) in range(1, ROWS[found[1].upper()] + 1):
                shown.setdefault(row, []).append(f"{found[0]}  ({file})")
    for letter, count in ROWS.items():
        for number in range(1, count + 1):
            tests = sorted(set(shown.get(f"{letter}{number}", [])))
            print(f"{letter}{number:<3}", "\n     ".join(tests) or "—")
    return 0


if __name__ == "__main__":
    commands = {"part": lambda a: part(a[0], int(a[1])), "total": lambda a: total(a[0]), "rows": lambda a: rows()}
    sys.exit(commands[sys.argv[1]](sys.argv[2:]))
