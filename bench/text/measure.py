"""``make bench-text DATA=…``: readings beside the peers', in one run, on texts whose readings people gave.

Two figures a cell: wrong in all, and wrong but for the neutral tone, on which dictionaries do not agree.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from judged import Judged, bznsyp, cpp, is_right, is_right_but_for_neutral_tone, missing, reviewed, wrong
from systems import ROOT, SYSTEMS, Readings, install, timed

DECISION = ROOT / "tests" / "content" / "ziyang_2015" / "readings.tsv"
LAWS = ROOT / "tests" / "reviewed" / "readings.tsv"


def judged_sets(data: Path) -> dict[str, tuple[list[Judged], int]]:
    """The texts by name, and in how many characters their errors are counted."""
    sets = {
        "CPP test, of 1,000": (cpp(data), 1_000),
        "BZNSYP, of 10,000": (bznsyp(data), 10_000),
        "the decision, without its own rows": (reviewed(DECISION), 0),
    }
    return sets | ({"reviewed places in laws": (reviewed(LAWS), 0)} if LAWS.exists() else {})


def cell(judged: list[Judged], readings: Readings, of: int) -> str:
    """``116.7 / 109.8`` of so many judged characters; of 0, how many there are in all."""
    asked = sum(bool(right) for sentence in judged for right in sentence.right)
    counts = [len(list(wrong(judged, readings, rule))) for rule in (is_right, is_right_but_for_neutral_tone)]
    return " / ".join(f"{n * of / asked:.1f}" if of else str(n) for n in counts)


def report(data: Path) -> str:
    """The table, and below it what this project reads wrong most often."""
    sets = judged_sets(data)
    lines = [f"| | {' | '.join(sets)} | seconds |", "| --- " * (len(sets) + 2) + "|"]
    for name, system in SYSTEMS.items():
        read = {title: timed(system, [s.text for s in judged]) for title, (judged, _) in sets.items()}
        cells = [cell(judged, read[title][0], of) for title, (judged, of) in sets.items()]
        lines.append(f"| {name} | {' | '.join(cells)} | {sum(seconds for _, seconds in read.values()):.1f} |")
        if name == "tiaowen":
            still = [line for title, (judged, _) in sets.items() for line in often(title, judged, read[title][0])]
    return "\n".join([*lines, "", "Still wrong, most often first:", *still, ""])


def often(title: str, judged: list[Judged], readings: Readings, most: int = 40) -> list[str]:
    """One line a character and what it was read as, with a place."""
    counted: Counter[tuple[str, str, str]] = Counter()
    places: dict[tuple[str, str, str], str] = {}
    for sentence, at, reading in wrong(judged, readings, is_right_but_for_neutral_tone):
        kind = sentence.text[at], reading, "/".join(sorted(sentence.right[at]))
        counted[kind] += 1
        places.setdefault(kind, sentence.text[max(0, at - 6) : at] + "▁" + sentence.text[at : at + 7])
    return [
        f"{title}: {c} {read}, not {right}: {n}, {places[c, read, right]}"
        for (c, read, right), n in counted.most_common(most)
    ]


if __name__ == "__main__":
    folder = Path(os.environ.get("DATA") or "data")
    if lacks := list(missing(folder)):
        sys.exit("\n".join([f"DATA={folder} lacks what is measured with:", *lacks]))
    install()
    table = report(folder)
    print(table)
    results = ROOT / "bench" / "results"
    results.mkdir(exist_ok=True)
    (results / "text.md").write_text(table, encoding="utf-8")
