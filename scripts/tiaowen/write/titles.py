"""Titles in phrases: a line of a title ends only where language/phrases.py lets it, in both scripts and in the PDF alike.

In HTML a ``<wbr>`` stands where a line may end, and the style sheet keeps the rest together (``word-break: keep-all``).
Nothing of it is copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tiaowen.language.phrases import phrase_ends
from tiaowen.model import Both, Unit
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import name
from tiaowen.write.marked.marks import Mark
from tiaowen.write.view import View

BREAK = tag("wbr")


def phrases(view: View, title: Both) -> list[str]:
    """The title's phrases; joined they are the title."""
    shown = view.show(title)
    cuts = [0, *phrase_ends(title.hans), len(shown)]
    return [shown[start:end] for start, end in pairwise(cuts)]


def phrased(view: View, title: Both) -> Html:
    """The title with a break between phrases."""
    return BREAK.join(phrases(view, title))


def unit_title(unit: Unit) -> Both:
    """Number and heading of a unit in one line."""
    return Both(name(unit, "hant"), name(unit, "hans"))


def breaks(title: Both, start: int, end: int) -> Iterator[Mark]:
    """The same as marks, for a title that has others: the title stands at ``start`` to ``end`` of its sentence."""
    for at in phrase_ends(title.hans[start:end]):
        yield Mark(start + at, start + at, "wbr", {}, BREAK)


def title_lines(view: View, title: Both, longest: int) -> list[str]:
    """The title in as few lines of at most ``longest`` characters as its phrases allow, of much the same length
    (GB/T 9704—2012, 7.3.1: 排列對稱、長短適宜)."""
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, (0,))}
    for end in (*phrase_ends(title.hans), len(title.hans)):
        last = max(best)
        best[end] = min(
            (lines + 1, squares + (end - start) ** 2, (*cuts, end))
            for start, (lines, squares, cuts) in best.items()
            if end - start <= longest or start == last
        )
    return [view.show(title)[start:end] for start, end in pairwise(best[len(title.hans)][2])]
