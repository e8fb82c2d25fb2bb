#!/usr/bin/env python3
"""A year plan of 60 items in Word and Excel, and here, in minutes of the keystroke-level model (docs/year-plan.md).

Both ways begin with last year's plan, as services do: 60 items, of which 44 come again and 16 are new. Keys 0.2 s, pointing 1.1 s,
a press 0.1 s, a thought before an act 1.35 s (Card, Moran, Newell 1980). Texts are as long as those of the demo's plan on average.
"""
KEY, POINT, PRESS, THINK = 0.2, 1.1, 0.1, 1.35
ACT = THINK + POINT + PRESS  # to think of something, point at it, press
AGAIN, NEW, FINISHED = 44, 16, 16
DATED = 18  # of those that come again, terms that name a year: moved here by the program
MOVED = 8  # terms that change otherwise, on both sides
TEXT = {"activity": 52, "audience": 21, "term": 10, "form": 9, "responsible": 13, "result": 19}


def typed(characters):
    return characters * KEY


def new_lines(pick, begun=()):
    """A line typed whole; pick: what is filled down or copied instead of typed; begun: what the column knows already,
    taken after three letters in three lines of four."""
    lines = 0.0
    for field, length in TEXT.items():
        if field in pick:
            lines += NEW * (2 * KEY + PRESS)
        elif field in begun:
            lines += NEW * (0.75 * (typed(3) + KEY) + 0.25 * (typed(length) + KEY))
        else:
            lines += NEW * (typed(length) + KEY)
    return lines + NEW * THINK


hand = [
    ("open last year's file, save it under another name", 4 * ACT + typed(30)),
    ("change the year in the heading, the stamp, the goal", 5 * (ACT + typed(9))),
    ("remove what is finished or was dropped, row by row", FINISHED * (THINK + ACT + 2 * PRESS)),
    ("years in terms, each by hand", DATED * (ACT + typed(4))),
    ("terms that change otherwise", MOVED * (ACT + typed(TEXT["term"]))),
    ("insert and type new rows, responsible and form copied", NEW * ACT + new_lines({"responsible", "form"})),
    ("number the rows anew, mend the breaks of pages", 6 * ACT + typed(20)),
    ("a letter to the authority with the file", 5 * ACT + typed(180)),
    ("the authority opens it, writes remarks into a letter (5 rows)", 3 * ACT + 5 * (THINK + typed(70))),
    ("find the rows, mend them, send again", 5 * (2 * ACT + typed(20)) + 5 * ACT + typed(80)),
    ("an order with the plan as its supplement", 4 * ACT + typed(420)),
    ("day and number of the order into the stamp, print", 4 * ACT + typed(18)),
    ("the journal of documents: title, day, number, where it lies", 3 * ACT + typed(120)),
    ("remind: terms of 60 items into a calendar, month by month", 10 * (2 * ACT + typed(60))),
]
here = [
    ("Work plan, the year, “With last year's plan”", 3 * ACT),
    ("terms that change otherwise", MOVED * (ACT + typed(TEXT["term"]))),
    ("type new lines: what the column knows is offered, the responsible filled down", NEW * (THINK + 2 * KEY) + new_lines({"responsible"}, {"audience", "term", "form", "result"})),
    ("submit", ACT),
    ("the authority returns it with remarks by number (5 lines)", 4 * ACT + 5 * (THINK + typed(70))),
    ("remarks stand at their lines: mend, submit again", 5 * (ACT + typed(20)) + ACT),
    ("approve: day and number of the order", 3 * ACT + typed(13)),
    ("the order is made: its day, number and signature", 3 * ACT + typed(13)),
    ("print the paper, with the stamp filled", 3 * ACT),
]


def show(title, steps):
    print(f"| {title} | min |\n|---|---:|")
    for words, seconds in steps:
        print(f"| {words} | {seconds / 60:.1f} |")
    total = sum(seconds for _, seconds in steps)
    print(f"| **together** | **{total / 60:.1f}** |\n")
    return total


if __name__ == "__main__":
    by_hand, by_program = show("in Word and Excel", hand), show("here", here)
    print(f"here takes {by_program / by_hand:.0%} of the time")
