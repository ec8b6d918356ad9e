"""Printed lines → paragraphs, by layout: a line that is full goes on in the next, which is not indented.

Chinese official documents indent the first line by two characters (GB/T 9704—2012, 7.2.6); a title in the middle and a
signature at the right are never full.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tiaowen.convert.converted import row
from tiaowen.convert.pdf_lines import PrintedLine
from tiaowen.text.numbering import read_marker

# In sizes of the letters: a line is full that leaves less free at its end (a sign may not begin a line, nor an opening one end it).
_FREE = 2.3
_INDENTED = 1.2
_NARROW = 12
# How much further than usual a paragraph stands from the one above it.
_FURTHER = 1.4
_ENDS = tuple("。！？；：.!?;:")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The block of the text: its left and right edge, and how far its lines stand apart."""

    left: float
    right: float
    leading: float


def paragraphs(lines: Sequence[PrintedLine]) -> Iterator[str]:
    """One text a paragraph; rows of a table with TABs."""
    if not lines:
        return
    frame = _frame(lines)
    open_line, text = lines[0], ""
    in_table = _table_rows(lines)
    for at, line in enumerate(lines):
        if at in in_table:
            yield text
            yield row([piece for _, piece in line.pieces])
            text = ""
        elif text and _goes_on(open_line, line, frame):
            text = _joined(text, line.text)
        else:
            yield text
            text = line.text
        open_line = line
    yield text


def _frame(lines: Sequence[PrintedLine]) -> _Frame:
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    steps = [a.bottom - b.bottom for a, b in itertools.pairwise(lines) if a.page == b.page and a.bottom > b.bottom]
    return _Frame(lefts[len(lefts) // 20], rights[len(rights) * 19 // 20], median(steps) if steps else 0.0)


def _goes_on(above: PrintedLine, line: PrintedLine, frame: _Frame) -> bool:
    """Whether ``line`` is of the paragraph of the line before it."""
    size = max(above.size, line.size)
    if abs(above.size - line.size) > 0.15 * size or above.right - above.left < _NARROW * size:
        return False
    if frame.right - above.right > _FREE * size or line.left - frame.left > _INDENTED * size:
        return False
    return not (above.text.endswith(_ENDS) and (read_marker(line.text) or _is_further(above, line, frame)))


def _is_further(above: PrintedLine, line: PrintedLine, frame: _Frame) -> bool:
    return above.page == line.page and frame.leading > 0 and above.bottom - line.bottom > _FURTHER * frame.leading


def _joined(before: str, line: str) -> str:
    latin = re.compile(r"[A-Za-z0-9]")
    between = (
        " " if latin.match(before[-1]) and latin.match(line[0]) and before[-1].isalpha() and line[0].isalpha() else ""
    )
    return before + between + line


def _table_rows(lines: Sequence[PrintedLine]) -> set[int]:
    """Lines of several pieces, at least two after each other with as many of them at nearly the same places."""
    found: set[int] = set()
    for at, (above, line) in enumerate(itertools.pairwise(lines)):
        if len(above.pieces) == len(line.pieces) > 1 and _in_columns(above, line):
            found |= {at, at + 1}
    return found


def _in_columns(above: PrintedLine, line: PrintedLine) -> bool:
    starts: Iterable[tuple[float, float]] = zip((x for x, _ in above.pieces), (x for x, _ in line.pieces), strict=True)
    return all(abs(a - b) < 3 * line.size for a, b in starts)
