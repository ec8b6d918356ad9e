"""Which of the numbers that are easily something else are numbers: those that are the next in their order.

1.5 億元 may begin a line, a letter may be a name, and 一是…；二是… is how a paragraph goes on.  So 1.1 must bear the
numbers of what is above it, ① a. (i) must begin at the first, and 一是 needs a 二是 on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tiaowen.text.levels import DOTTED, LEVELS, Level
from tiaowen.text.line import Line
from tiaowen.text.numbering import Marker, as_letter

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_SENTENCE_END = re.compile("[。；;！？!?]")


def next_in_order(lines: Sequence[Line], markers: Mapping[int, Marker]) -> dict[int, Marker]:
    """``markers`` by line number without those of strict levels that are not the next in their order."""
    if not any(marker.level.strict for marker in markers.values()):
        return dict(markers)
    found: dict[int, Marker] = {}
    open_: list[Marker] = []
    last: dict[Level, tuple[int, ...]] = {}
    numbered = [(line, markers[line.number]) for line in lines if line.number in markers]
    parts = {marker.above[0] for _, marker in numbered if marker.above}
    for (line, marker), (_, after) in zip(numbered, [*numbered[1:], (None, None)], strict=True):
        kept = _read(marker, after, last)
        if kept.level.strict and not _is_next(kept, line, open_, last, parts, _is_followed(kept, after)):
            continue
        found[line.number] = kept
        open_ = [*(above for above in open_ if _RANK[above.level] < _RANK[kept.level]), kept]
        last = {level: number for level, number in last.items() if _RANK[level] <= _RANK[kept.level]}
        last[kept.level] = (*kept.above, kept.ordinal)
    return dict(_without_lone(found))


def _read(marker: Marker, after: Marker | None, last: Mapping[Level, tuple[int, ...]]) -> Marker:
    """（i） behind （h） is a letter, unless （ii） follows."""
    letter = as_letter(marker)
    roman = after is not None and after.level == marker.level and after.ordinal == marker.ordinal + 1
    goes_on = letter is not None and last.get(letter.level) == (letter.ordinal - 1,)
    return letter if letter and goes_on and not roman else marker


def _is_next(
    marker: Marker,
    line: Line,
    open_: Sequence[Marker],
    last: Mapping[Level, tuple[int, ...]],
    parts: set[int],
    followed: bool,
) -> bool:
    before = last.get(marker.level, ())
    if marker.level.kind not in DOTTED:
        running = marker.level.kind == "said" and marker.ordinal == 1 and "二是" in line.text
        return not running and marker.ordinal == (before[-1] if before else 0) + 1
    if not marker.above:
        heading = marker.ordinal in parts or bool(before and parts)
        return heading and marker.ordinal == (before[-1] if before else 0) + 1 and not _SENTENCE_END.search(line.text)
    if before and before[:-1] == marker.above:
        return marker.ordinal == before[-1] + 1
    return marker.ordinal == 1 and _fits_above(marker, open_, before, followed)


def _fits_above(marker: Marker, open_: Sequence[Marker], before: tuple[int, ...], followed: bool) -> bool:
    """1.2.1 stands below 1.2; 2.1 below 2, 二、 or 第二章; where nothing is above, below nothing."""
    above = [one for one in open_ if _RANK[one.level] < _RANK[marker.level]]
    if not above:
        return followed and marker.above[0] == (before[0] + 1 if before else 1)
    return (*above[-1].above, above[-1].ordinal)[-len(marker.above) :] == marker.above or (
        not above[-1].above and marker.above[-1:] == (above[-1].ordinal,)
    )


def _is_followed(marker: Marker, after: Marker | None) -> bool:
    """Whether the next number goes on from this one: 1.2 or 1.1.1 behind 1.1."""
    return after is not None and (after.above == (*marker.above, marker.ordinal) or after.above == marker.above)


def _without_lone(found: Mapping[int, Marker]) -> Iterator[tuple[int, Marker]]:
    """一是 without 二是 is how a paragraph begins."""
    rest = [*found.items()]
    for at, (number, marker) in enumerate(rest):
        if marker.level.kind == "said" and marker.ordinal == 1:
            after = (m for _, m in rest[at + 1 :] if _RANK[m.level] <= _RANK[marker.level])
            if (following := next(after, None)) is None or following.level != marker.level:
                continue
        yield number, marker
