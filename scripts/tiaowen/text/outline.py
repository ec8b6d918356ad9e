"""Lines → outline: which lines begin a unit, at which level, and which are paragraphs.

The grammar is that of official documents, not of one text.  A numbered line is a heading
unless it stands inside a quotation or is an item of a list that a colon opened; what may be a
number and may not is for ``unclear`` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tiaowen.text.amended import worded_anew
from tiaowen.text.annexes import split_annexes
from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.levels import LEVEL, LEVELS, Level
from tiaowen.text.line import Line
from tiaowen.text.numbering import Marker, read_marker
from tiaowen.text.strict import next_in_order
from tiaowen.text.unclear import in_order
from tiaowen.text.unnumbered import unnumbered, with_titles_below

_LIST_OPENER = ("：", ":")
_SENTENCE_END = "。！？!?"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: a heading (``marker``), an annex's first line, a heading without number
    (``unnumbered`` is its kind, ``said`` that an editor says it is one), or a paragraph."""

    line: Line
    marker: Marker | None = None
    annex: bool = False
    unnumbered: str = ""
    said: bool = False


def outline(
    lines: Sequence[Line], declared: tuple[Level, ...] | None, signed: int = 0
) -> tuple[tuple[Level, ...], tuple[Entry, ...]]:
    """The levels in use, highest first, and an entry for every line that is not blank.

    ``declared`` are the levels that work.yml names; None leaves them to detection, as in annexes, each of which is read as a
    text of its own.  Headings of levels that were not declared are kept as entries: the caller reports them.  ``signed`` is
    the line of the signature below the text, 0 if there is none.
    """
    text, annexes = split_annexes([line for line in lines if bare(line.text)], signed)
    levels, entries = _section(text, declared)
    for first, *rest in annexes:
        entries += [Entry(first, annex=True), *_section(rest, None)[1]]
    return levels, tuple(entries)


def sections(levels: tuple[Level, ...], entries: Sequence[Entry]) -> list[tuple[tuple[Level, ...], list[Entry]]]:
    """The text itself and each annex: its levels and its entries."""
    found: list[tuple[tuple[Level, ...], list[Entry]]] = [(levels, [])]
    for entry in entries:
        if entry.annex:
            found.append(((), []))
        found[-1][1].append(entry)
    return [found[0], *((_levels_of(inside), inside) for _, inside in found[1:])]


def _levels_of(entries: Iterable[Entry]) -> tuple[Level, ...]:
    used = {entry.marker.level for entry in entries if entry.marker}
    return tuple(level for level in LEVELS if level in used)


def _section(lines: Sequence[Line], declared: tuple[Level, ...] | None) -> tuple[tuple[Level, ...], list[Entry]]:
    """The levels and the entries of one text without its annexes."""
    top = declared[0] if declared else LEVEL["part"]
    heads = [line for line in lines if line.form == "text"]  # a number in a table heads nothing
    numbered = _numbered_lines(heads, top)
    levels = declared or _detect_levels(heads, numbered)
    reported = bool(declared) and not any(level.kind == "article" for level in levels)
    bare_headings = unnumbered(heads, numbered, levels)
    entries = []
    for line in with_titles_below(lines, numbered):
        marker = numbered.get(line.number)
        if marker and (marker.level in levels or reported):
            entries.append(Entry(line, marker))
        else:
            kind = bare_headings.get(line.number, "")
            entries.append(Entry(line, unnumbered=kind, said=line.role == "heading"))
    return levels, entries


def _detect_levels(lines: Sequence[Line], numbered: dict[int, Marker]) -> tuple[Level, ...]:
    """A law's levels end with its articles; without articles chapters and parts may stand above lists.

    Among parts a level of laws counts only if it begins with one: 「第三條 …」 alone is what a part amends.
    """
    firsts: dict[Level, int] = {}
    for marker in numbered.values():
        firsts.setdefault(marker.level, marker.ordinal)
    part = LEVEL["part"]
    if _groups_articles(part, lines, numbered):
        return (part, *(level for level in LEVELS if level in firsts and level.is_law))
    amends = firsts.get(part) == 1 and next(iter(firsts)) == part
    found = [level for level in LEVELS if level in firsts and not (level.is_law and firsts[level] != 1 and amends)]
    law = tuple(level for level in found if level.is_law)
    return law if any(level.kind == "article" for level in law) else tuple(found)


def _groups_articles(part: Level, lines: Sequence[Line], numbered: dict[int, Marker]) -> bool:
    """Judicial interpretations group their articles under 一、二、 as others do under chapters."""
    heads = [i for i, line in enumerate(lines) if _kind(numbered.get(line.number)) == part.kind]
    return bool(heads) and all(
        i + 1 < len(lines)
        and _kind(numbered.get(lines[i + 1].number)) == "article"
        and not any(c in lines[i].text for c in _SENTENCE_END + "；;")
        for i in heads
    )


def _kind(marker: Marker | None) -> str:
    return marker.level.kind if marker else ""


def _numbered_lines(lines: Sequence[Line], top: Level) -> dict[int, Marker]:
    """The lines that begin with the number of a heading, by line number."""
    asked = [line for line in lines if line.role == "body"]
    markers = next_in_order(asked, in_order(asked, _quoted_lines(lines)))
    announced = _announced(lines, markers) | set(worded_anew(lines, markers))
    markers = {n: marker for n, marker in markers.items() if n not in announced}
    numbered: dict[int, Marker] = {}
    items = _ItemList(top)
    texts = ["", *(bare(line.text) for line in lines), ""]
    for line, before, after in zip(lines, texts, texts[2:], strict=False):
        marker = markers.get(line.number)
        if marker and not items.takes(marker, line.text, before, read_marker(after)):
            numbered[line.number] = marker
    return numbered


def _announced(lines: Sequence[Line], markers: Mapping[int, Marker]) -> set[int]:
    """Headings that a lead lists before they come: with a sibling beside, and again later in the same words
    below the same heading."""
    listed: set[int] = set()
    later: dict[Level, dict[int, list[str]]] = {level: {} for level in LEVELS}
    for before, line, after in reversed([*zip([None, *lines], lines, [*lines[1:], None], strict=False)]):
        marker = markers.get(line.number)
        if not marker or marker.level.kind == "article":
            continue
        for below in LEVELS[LEVELS.index(marker.level) + 1 :]:
            later[below].clear()
        words = "".join(bare(line.text[marker.end :]).rstrip("；;。").split())
        again = later[marker.level].setdefault(marker.ordinal, [])
        beside = [_step(marker, markers.get(other.number)) for other in (before, after) if other]
        if words and {1, -1} & {*beside} and _begins_one(words, again):
            listed.add(line.number)
        insort(again, "".join(line.text[marker.end :].split()))
    return listed


def _begins_one(words: str, texts: Sequence[str]) -> bool:
    """Whether one of ``texts``, which are sorted, begins with ``words``."""
    at = bisect_left(texts, words)
    return at < len(texts) and texts[at].startswith(words)


def _step(marker: Marker, other: Marker | None) -> int:
    """How far the other number of the same level is from this one, 0 if it is of another."""
    return other.ordinal - marker.ordinal if other and other.level == marker.level else 0


def _quoted_lines(lines: Sequence[Line]) -> set[int]:
    """Lines wholly inside a quotation that began on an earlier line and ends on a later one."""
    quoted: set[int] = set()
    pending: list[int] | None = None
    for line in lines:
        quotes = re.findall("[“”「」]", line.text)
        if pending is not None:
            if quotes and quotes[0] in "”」":
                quoted.update([*pending, line.number])
            if not quotes:
                pending.append(line.number)
        if quotes:
            pending = [] if quotes[-1] in "“「" else None
    return quoted


class _ItemList:
    """The list that is open at this line, if a colon opened one: 「下列情形：（一）…；（二）…。」"""

    def __init__(self, top: Level) -> None:
        self._top = top
        self._last: Marker | None = None

    def takes(self, marker: Marker, text: str, before: str, after: Marker | None) -> bool:
        """Whether the numbered line is the first or the next item of a list.

        ``before`` is the line above, ``after`` the number at the start of the line below: the first
        item is followed by the second, a heading by its paragraphs.

        A number of a law or of the document's highest level heads a unit, whatever stood before.
        """
        if LEVELS.index(marker.level) <= LEVELS.index(self._top):
            self._last = None
            return False
        if self._last and marker.level == self._last.level and marker.ordinal == self._last.ordinal + 1:
            self._last = marker
            return True
        goes_on = after is not None and after.level == marker.level and after.ordinal == 2
        opens = marker.ordinal == 1 and before.endswith(_LIST_OPENER) and goes_on and _is_item(text)
        if opens:
            self._last = marker
        elif not self._last or LEVELS.index(marker.level) <= LEVELS.index(self._last.level):
            self._last = None
        return opens


def _is_item(text: str) -> bool:
    """An item is one sentence or less."""
    sentence = text.rstrip(BLANKS).rstrip(_SENTENCE_END + "”’」』）)")
    return not any(c in sentence for c in _SENTENCE_END)
