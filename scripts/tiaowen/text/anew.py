"""Whether the articles of a text are counted anew, 第一條 again below each part, and below what.

Those of most laws go through; those of a text made of several, each with its own 第一條, do not.
"""

from __future__ import annotations

from collections.abc import Iterable

from tiaowen.text.levels import LEVEL, LEVELS, Level
from tiaowen.text.numbering import Marker

_ARTICLE = LEVEL["article"]


def counted_anew(markers: Iterable[Marker]) -> Level | None:
    """The level below each of whose headings the articles begin at one again; None where they go through.

    ``markers`` are those of all headings, in the order of the text.
    """
    above: set[Level] = set()
    begun: dict[Level, int] = {}
    last: Marker | None = None
    anew: set[Level] | None = None
    for marker in markers:
        if marker.level == _ARTICLE:
            if last and _is_first(marker):
                anew = above if anew is None else anew & above
            elif last:
                begun |= {level: begun.get(level, 0) + 1 for level in above}
            above, last = set(), marker
        elif LEVELS.index(marker.level) < LEVELS.index(_ARTICLE) or marker.level.kind == "part":
            above = {*above, marker.level}
    # Below a level some of whose headings go on counting nothing is counted anew.
    return min((level for level in anew or () if level not in begun), key=LEVELS.index, default=None)


def _is_first(marker: Marker) -> bool:
    return (marker.ordinal, marker.inserted) == (1, 0)
