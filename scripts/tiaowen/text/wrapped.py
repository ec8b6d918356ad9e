"""Paragraphs that a copy has broken into lines of one width, as statutes of Taiwan and texts of terminals are.

A line goes on in the next one where it is full and no sentence ends with it, or where the next one is indented as what
hangs below a number is.  Widths count a Han character as two.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.line import CONTINUED, Line, joined
from tiaowen.text.numbering import read_marker

_SLACK = 4
_WIDEST, _NARROWEST = 130, 40
_ENDS = "。！？!?；;：:」”）)"
_LEAST = 3


def is_wrapped(texts: Sequence[str]) -> bool:
    """Whether lines break off where they are full: three at least, and hardly any elsewhere."""
    filled = [text for text in texts if bare(text)]
    width = max(map(_width, filled), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    open_ = [text for text, after in pairwise(filled) if _breaks_off(text, after)]
    full = [text for text in open_ if _width(text) >= width - _SLACK]
    return len(full) >= _LEAST and 4 * len(full) >= 3 * len(open_)


def paragraphs(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with those that are one paragraph joined."""
    full = _full(lines)
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, full):
            found[-1].append(line)
        else:
            found.append([line])
    return [joined(run) for run in found]


def with_continued(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with those joined to the one above of which an editor says that they go on there."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.role == CONTINUED and line.form == found[-1][0].form == "text":
            found[-1].append(line)
        else:
            found.append([line])
    return [joined(run) for run in found]


def _breaks_off(text: str, after: str) -> bool:
    """A line of text that has not ended; a heading and a number alone are none."""
    end = bare(text)[-1:]
    return end not in _ENDS and not read_marker(after) and not (read_marker(text) and _width(text) < _NARROWEST)


def _goes_on(run: Sequence[Line], line: Line, full: int) -> bool:
    last = run[-1]
    if line.form != "text" or last.form != "text":
        return False
    if line.number != last.number + 1 or line.role != "body" or last.role == "heading" or is_annex(line.text):
        return False
    if _width(last.text) < full:
        return False
    if bare(last.text)[-1:] not in _ENDS:
        return True
    return _hangs(run, line)


def _hangs(run: Sequence[Line], line: Line) -> bool:
    """Below a number, and no number itself: indented where the number is not."""
    return bool(read_marker(run[0].text)) and not read_marker(line.text) and _indent(line.text) > _indent(run[0].text)


def _indent(text: str) -> int:
    return _width(text[: len(text) - len(text.lstrip(BLANKS))])


def _full(lines: Sequence[Line]) -> int:
    """The least width of a line that is full: within two characters of the widest that some lines have."""
    widths = Counter(_width(line.text) for line in lines)
    often = [width for width in widths if sum(widths[width - less] for less in range(_SLACK + 1)) >= _LEAST]
    return max(often or widths, default=0) - _SLACK


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text.rstrip(BLANKS))
