"""readings.tsv beside a work: how a character is read at one place, as an editor found it.

What the reader is least sure of is listed, ready to paste, by ``make report``; a row stays right whatever the reader
learns later, and its place is not listed again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.table import parse_table
from tiaowen.language.pinyin import is_syllable
from tiaowen.model import Sentence, Work

COLUMNS = ("unit", "left", "character", "right", "reading")
# Sentence and place in it → reading.
Places = dict[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class PlacedReading:
    """One row, in simplified script: the unit, the character between what stands beside it, its syllable."""

    row: int
    unit: str
    left: str
    character: str
    right: str
    reading: str


def parse_placed_readings(text: str, path: str) -> tuple[PlacedReading, ...]:
    """The rows in order.  Raises ProblemsFound: Y006 form of the table, Y004 no pinyin."""
    rows = parse_table(text, path, COLUMNS, "Y006", optional=("left", "right"))
    problems = [
        Problem(path, row.line, row.columns["reading"], "Y004", f"“{row.cells['reading']}”不是拼音的音节。",
                "声调标在元音上，如 yìng；轻声不标调；ü 写作 ü；不用数字。")
        for row in rows if not is_syllable(row.cells["reading"])
    ] + [
        Problem(path, row.line, row.columns["character"], "Y006", f"“{row.cells['character']}”不是一个字。",
                "一行一个字；上下文写在 left、right。")
        for row in rows if len(row.cells["character"]) != 1
    ]  # fmt: skip
    if problems:
        raise ProblemsFound(problems)
    return tuple(PlacedReading(row.line, *(row.cells[column] for column in COLUMNS)) for row in rows)


def place_readings(rows: Sequence[PlacedReading], work: Work, path: str) -> tuple[Places, list[Problem]]:
    """Where the rows that fit stand, and the Problems (Y006) of those that do not."""
    units: Mapping[str, Sequence[Sentence]] = {unit.id: unit.sentences for unit in work.units}
    places, problems = Places(), list[Problem]()
    for row in rows:
        context = row.left + row.character + row.right
        found = [(s.id, at) for s in units.get(row.unit, ()) for at in _all(s.text.hans, context)]
        if len(found) == 1:
            places[found[0][0], found[0][1] + len(row.left)] = row.reading
        else:
            message = f"{row.unit} 里有 {len(found)} 处“{context}”，应当正好有一处（以简体版为准，不跨句）。"
            hint = "请把 left、right 写长一些，直到只有一处。" if found else "请核对，或删掉这一行。"
            problems.append(Problem(path, row.row, 1, "Y006", message, hint))
    return places, problems


def _all(text: str, part: str) -> list[int]:
    return [at for at in range(len(text) - len(part) + 1) if text.startswith(part, at)]
