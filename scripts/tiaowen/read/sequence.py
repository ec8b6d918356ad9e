"""Are the numbers of a document in order?  Each departure is reported with its place.

A number that is missing is a reminder where the reading is certain all the same: the copy lacks it, or a part of a code or an
amendment begins where the one before it ended.  It is an error where what was read as a number may be none.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tiaowen.kit.problem import Problem
from tiaowen.text.anew import counted_anew
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import Level
from tiaowen.text.numbering import Marker
from tiaowen.text.outline import Entry
from tiaowen.text.usage import HONG_KONG, Usage


def check_sequence(
    path: str, levels: tuple[Level, ...], entries: Sequence[Entry], usage: Usage = ""
) -> Iterator[Problem]:
    """Numbers missing, doubled, out of order, not from one, or deeper than declared, in the order of the text.

    In Hong Kong the number of a section that was repealed is not used again, so that numbers that rise and jump are a reminder there, however many are missing.
    """
    headings = [entry for entry in entries if entry.marker]
    found = [*_check_levels(path, levels, headings)]
    unnumbered = [entry for entry in entries if entry.unnumbered]
    for siblings in _runs(levels, headings):
        found += _check_run(path, siblings, unnumbered, usage == HONG_KONG)
    yield from sorted(found)


def _check_levels(path: str, levels: tuple[Level, ...], headings: Iterable[Entry]) -> Iterator[Problem]:
    names = "、".join(level.name for level in levels)
    for entry in headings:
        marker = _marker(entry)
        if marker.level not in levels:
            yield _problem(
                path, entry, "R024",
                f"“{marker.label}”是“{marker.level.name}”一级的标题，work.yml 的 levels 只写了 {names}。",
                f"若它确是标题，在 levels 里加上“{marker.level.name}”；若是清单中的一项，上一行应以冒号结尾。",
            )  # fmt: skip


def _runs(levels: tuple[Level, ...], headings: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The headings that count together: articles through the work, or below what they are counted anew, others under one
    parent."""
    known = [entry for entry in headings if _marker(entry).level in levels]
    for at, level in enumerate(levels):
        ordinals = [_marker(entry).ordinal for entry in known if _marker(entry).level == level]
        through = level.through or _goes_through(level.kind, ordinals)
        above = set() if through else {above.kind for above in levels[:at]}
        if level.kind == "article" and (anew := counted_anew(map(_marker, known))):
            above = {level.kind for level in levels[: levels.index(anew) + 1]}
        yield from _split_at(known, level.kind, above)


def _goes_through(kind: str, ordinals: Sequence[int]) -> bool:
    """Whether a level is counted on below the next heading: chapters unless they begin anew, others, as
    the items of many decisions, if they only ever rise."""
    if kind == "chapter":
        return 1 not in ordinals[1:]
    return all(before < after for before, after in pairwise(ordinals))


def _split_at(headings: Sequence[Entry], kind: str, above: set[str]) -> Iterator[list[Entry]]:
    count = 0
    grouped: list[tuple[tuple[int, ...], Entry]] = []
    for entry in headings:
        count += _marker(entry).level.kind in above
        if _marker(entry).level.kind == kind:
            grouped.append(((count, *_marker(entry).above), entry))
    for _, run in groupby(grouped, key=lambda pair: pair[0]):
        yield [entry for _, entry in run]


def _check_run(path: str, run: Sequence[Entry], unnumbered: Sequence[Entry], jumps: bool) -> Iterator[Problem]:
    seen: dict[tuple[int, int], Entry] = {}
    highest = last = (0, 0)
    before, above = "", 0
    numbers = [(_marker(entry).ordinal, _marker(entry).inserted) for entry in run]
    rises = all(one < after for one, after in pairwise(numbers))
    for entry, number, after in zip(run, numbers, [*numbers[1:], None], strict=True):
        marker = _marker(entry)
        if number in seen:
            first = seen[number].line.number
            yield _numbered(path, entry, "R021", f"“{marker.label}”重复：第 {first} 行已有。")
        elif _follows(last, number) or _follows(highest, number):
            pass
        elif number < last:
            yield _numbered(path, entry, "R022", f"“{marker.label}”排在“{before}”之后。")
        else:
            first, last_one = (bisect(unnumbered, line, key=_line_number) for line in (above, entry.line.number))
            certain = rises and (jumps or _is_certain(marker, last, after))
            yield replace(_gap(path, entry, before, unnumbered[first:last_one]), warning=certain)
        seen.setdefault(number, entry)
        before, last, above = marker.label, number, entry.line.number
        highest = max(highest, number)


def _is_certain(marker: Marker, last: tuple[int, int], after: tuple[int, int] | None) -> bool:
    """Whether the heading is one for all that is missing above it: the next number follows it, no more than one is missing, or
    it is of a kind that no sentence begins with.  A lone 第九條 far off may be one that the text speaks of."""
    grouping = marker.level.is_law and not marker.level.captioned
    goes_on = after is not None and _follows((marker.ordinal, marker.inserted), after)
    return grouping or goes_on or marker.ordinal <= last[0] + 2


def _line_number(entry: Entry) -> int:
    return entry.line.number


def _follows(before: tuple[int, int], number: tuple[int, int]) -> bool:
    return number in ((before[0] + 1, 0), (before[0], before[1] + 1))


def _gap(path: str, entry: Entry, before: str, unnumbered: Sequence[Entry]) -> Problem:
    """A number that is missing; of a chapter, the headings without number may be those it belongs to."""
    label, kind = _marker(entry).label, _marker(entry).level.kind
    bare = [f"第 {e.line.number} 行“{e.line.text.strip()}”" for e in unnumbered if e.unnumbered == kind]
    lost = f"没有编号的标题：{'、'.join(bare)}。" if bare else ""
    if not before:
        return _numbered(path, entry, "R023", f"编号从“{label}”开始，不是从一开始。{lost}")
    return _numbered(path, entry, "R020", f"“{before}”之后就是“{label}”，中间缺号。{lost}")


def _numbered(path: str, entry: Entry, code: str, message: str) -> Problem:
    hint = (
        "请对照来源核对底本。来源确实如此的，在 work.yml 里写明（理由照实写）：\n"
        f"accepted:\n  - {{line: {entry.line.number}, code: {code}, reason: 来源如此}}"
    )
    return _problem(path, entry, code, message, hint)


def _problem(path: str, entry: Entry, code: str, message: str, hint: str) -> Problem:
    indent = len(entry.line.text) - len(entry.line.text.lstrip(BLANKS))
    return Problem(path, entry.line.number, indent + 1, code, message, hint)


def _marker(entry: Entry) -> Marker:
    assert entry.marker is not None
    return entry.marker
