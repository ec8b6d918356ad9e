"""Marks over a passage (emended words, notes, terms) → HTML, however they overlap.

An element is closed and opened again where another mark's border falls inside it, so that the
HTML nests and the characters stay in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tiaowen.write.html import Html, Value, closing, opening


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of a passage and the element that stands around it, ``opening(tag, **attributes)``.

    ``after`` follows the range; it stays when the range itself is empty.
    """

    start: int
    end: int
    tag: str
    attributes: Mapping[str, Value]
    after: Html = Html("")  # noqa: RUF009 - a string, which nothing changes


def marked(text: str, marks: Iterable[Mark]) -> Html:
    """``text`` with every mark's element around its range."""
    all_marks = list(marks)
    inside = [mark for mark in all_marks if 0 <= mark.start < mark.end <= len(text)]
    borders = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    followers: dict[int, Html] = {}
    for mark in all_marks:
        if mark.after:
            followers[mark.end] = followers.get(mark.end, Html("")) + mark.after
    borders = sorted({*borders, *(end for end in followers if 0 <= end <= len(text))})
    out = Html("")
    opened: list[Mark] = []
    for here, there in zip(borders, borders[1:] or [len(text)], strict=False):
        active = sorted((m for m in inside if m.start <= here < m.end), key=lambda m: (m.start, -m.end))
        kept = _common(opened, active)
        out += _closed(opened[kept:]) + followers.pop(here, "")
        out += Html("").join(opening(mark.tag, **mark.attributes) for mark in active[kept:])
        out += text[here:there]
        opened = active
    return out + _closed(opened) + followers.pop(len(text), "")


def _closed(opened: Sequence[Mark]) -> Html:
    return Html("").join(closing(mark.tag) for mark in reversed(opened))


def cut_out(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks as they stand in the stretch ``start``–``end`` of their passage, counted from its start."""
    found = []
    for mark in marks:
        first, last = (min(max(at, start), end) - start for at in (mark.start, mark.end))
        found.append(replace(mark, start=first, end=last))
    return [mark for mark in found if mark.start < mark.end or mark.after]


def _common(opened: Sequence[Mark], wanted: Sequence[Mark]) -> int:
    """How many elements, from the outermost, can stay open."""
    count = 0
    while count < min(len(opened), len(wanted)) and opened[count] is wanted[count]:
        count += 1
    return count
