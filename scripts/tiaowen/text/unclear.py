"""Numbers of which the line alone does not tell whether they are those of a heading.

「第三條規定的…」 may refer to an article or be it, 「三、四級法院」 may count two things or begin the
third part, 「一 總體要求」 may be anything; a line between quotation marks is quoted, or a mark is wrong.
Order tells: such a line is a heading where its number is the next, and the next clear number of that
level is not the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from tiaowen.text.levels import LEVELS, Level
from tiaowen.text.line import Line
from tiaowen.text.numbering import Marker, read_marker, read_unclear_marker

_REFERENCE = re.compile(r"[规規]定|所[列称稱]|第|至|到|、第|[和与與或及的中，,]|以外|以[内內]")


def in_order(lines: Sequence[Line], quoted: Set[int] = frozenset()) -> dict[int, Marker]:
    """The markers of ``lines`` by line number: the clear ones, and those that order makes clear.

    Of the lines between quotation marks, ``quoted``, only provisions and parts are asked for their order.
    """
    read = {line.number: marker for line in lines if (marker := read_marker(line.text))}
    outside = [line for line in lines if line.number in read and line.number not in quoted]
    clear = {line.number: read[line.number] for line in outside if _is_clear(read[line.number], line.text)}
    unclear = {n: m for n, m in read.items() if n not in clear and (n not in quoted or _is_high(m.level))}
    for line in lines:
        if line.number not in read and line.number not in quoted and (marker := read_unclear_marker(line.text)):
            unclear[line.number] = marker
    return _with_next([line.number for line in lines], clear, unclear) if unclear else clear


def _is_clear(marker: Marker, text: str) -> bool:
    """A number of a law is a reference when words of reference follow without a space."""
    return not (marker.level.is_law and not marker.spaced and _REFERENCE.match(text, marker.end))


def _is_high(level: Level) -> bool:
    return level.is_law or level.kind == "part"


def _with_next(numbers: Sequence[int], clear: Mapping[int, Marker], unclear: Mapping[int, Marker]) -> dict[int, Marker]:
    levels = {marker.level for marker in clear.values()} | _runs(unclear)
    following = _following(numbers, clear, unclear)
    found: dict[int, Marker] = {}
    below: dict[Level, tuple[int, int]] = {}
    through: dict[Level, tuple[int, int]] = {}
    for number in numbers:
        marker = clear.get(number) or unclear.get(number)
        if not marker or marker.level not in levels:
            continue
        is_next = _is_next(marker, below) or _is_next(marker, through)
        if number not in clear and not (is_next and not _comes(marker, following[number])):
            continue
        found[number] = marker
        below = {level: count for level, count in below.items() if LEVELS.index(level) <= LEVELS.index(marker.level)}
        below[marker.level] = through[marker.level] = (marker.ordinal, marker.inserted)
    return found


def _runs(unclear: Mapping[int, Marker]) -> set[Level]:
    """Levels that only unclear numbers have, if these run from one: 一 …, 二 …, 三 …."""
    runs: dict[Level, list[int]] = {}
    for marker in unclear.values():
        if not marker.level.is_law:
            runs.setdefault(marker.level, []).append(marker.ordinal)
    return {level for level, run in runs.items() if len(run) > 1 and run == list(range(1, len(run) + 1))}


def _is_next(marker: Marker, counts: Mapping[Level, tuple[int, int]]) -> bool:
    """Whether the number follows the last one below the heading above, or the last one of the work."""
    ordinal, inserted = counts.get(marker.level, (0, 0))
    return (marker.ordinal, marker.inserted) in ((ordinal + 1, 0), (ordinal, inserted + 1))


def _following(
    numbers: Sequence[int], clear: Mapping[int, Marker], unclear: Mapping[int, Marker]
) -> dict[int, Marker | None]:
    """For each unclear number the next clear one of its level."""
    found: dict[int, Marker | None] = {}
    last: dict[Level, Marker] = {}
    for number in reversed(numbers):
        if number in clear:
            last[clear[number].level] = clear[number]
        elif number in unclear:
            found[number] = last.get(unclear[number].level)
    return found


def _comes(marker: Marker, following: Marker | None) -> bool:
    """Whether the next clear number of the level is this one."""
    return following is not None and (following.ordinal, following.inserted) == (marker.ordinal, marker.inserted)
