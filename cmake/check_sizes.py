#!/usr/bin/env python3
"""A file that passes 400 lines holds two things: it is to be divided."""
import sys

from check_common import Problems, sources

MOST = 400


def main():
    problems = Problems("sizes")
    for file, text in sources(".cpp", ".hpp", ".ts", ".tsx", ".mjs", ".css", ".py", ".sh", ".cmake", ".sql"):
        lines = text.count("\n") + (not text.endswith("\n") and bool(text))
        if lines > MOST:
            problems.add(file, text, len(text), f"{lines} lines; at most {MOST}")
    return problems.end()


if __name__ == "__main__":
    sys.exit(main())
