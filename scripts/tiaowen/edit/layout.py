"""What of a received sentence is layout of the page it was copied from, and what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiaowen.model import ReceivedSentence
from tiaowen.text.blank import BLANKS, WIDTHLESS
from tiaowen.text.figures import words_range
from tiaowen.text.tables import CELL, cell_ranges

_WIDTHLESS = re.compile(f"[{WIDTHLESS}]+")
# A TAB in running text is blank space; in the editions it stands between the cells of a row and nowhere else.
_INSIDE = re.compile(rf"(?P<line_end>[{BLANKS}]*\n[{BLANKS}\n]*)|(?P<tab>[ \t]*\t[ \t]*)|[{WIDTHLESS}]+")
_SPACE = "\u3000"
_ESCAPED_BAR = re.compile(r"\\(?=\|)")
Layout = tuple[int, int, str]
"""A range of the received sentence and what is shown for it."""


def layout(sentence: ReceivedSentence, title: int = 0, label: int = 0) -> Iterator[Layout]:
    """Indentation, trailing space, line ends, signs without width, and all that draws a table or a figure; in order.

    Where a line ends between two words of letters, or before the ``title`` of an annex, a space stands in the editions.
    What ends at ``label`` is the name of the field that a title stood in.
    """
    text = sentence.text
    if sentence.form in ("head", "row"):
        return _row(text)
    if sentence.form in ("figure", "caption"):
        return _around(text, [words_range(text)], "")
    start = max(label, len(text) - len(text.lstrip(BLANKS)))
    return _text(text, start, max(start, len(text.rstrip(BLANKS + "\n"))), title)


def _text(text: str, start: int, end: int, title: int) -> Iterator[Layout]:
    inside = [(*found.span(), _shown(text, found, title)) for found in _INSIDE.finditer(text, start, end)]
    for edit in ((0, start, ""), *inside, (end, len(text), "")):
        if edit[0] < edit[1]:
            yield edit


def _shown(text: str, found: re.Match[str], title: int) -> str:
    """What stands in the editions where a line ends, a TAB or a sign without width stands."""
    if not found["line_end"]:
        return _SPACE if found["tab"] else ""
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    parts_words = len(around) == 2 and around.isascii() and around.isalnum()
    return " " if found.end() == title or parts_words else ""


def _row(text: str) -> Iterator[Layout]:
    """One TAB between cells, and no sign of how the table was drawn."""
    escaped = _ESCAPED_BAR if CELL not in text else None
    yield from _around(text, cell_ranges(text), CELL, escaped)


def _around(
    text: str, kept: list[tuple[int, int]], between: str, unseen: re.Pattern[str] | None = None
) -> Iterator[Layout]:
    """All but the ranges ``kept``, with ``between`` from one to the next; inside them what has no width, or is ``unseen``."""
    starts, ends = [start for start, _ in kept], [end for _, end in kept]
    gaps = [
        (0, starts[0], ""),
        *((*gap, between) for gap in zip(ends, starts[1:], strict=False)),
        (ends[-1], len(text), ""),
    ]
    yield from (gap for gap in gaps if text[gap[0] : gap[1]] != gap[2])
    for start, end in kept:
        for pattern in filter(None, (_WIDTHLESS, unseen)):
            yield from ((*found.span(), "") for found in pattern.finditer(text, start, end))
