"""Outline → units, paragraphs and sentences with the addresses of the site.

Addresses never change once published: ``preamble``; parts ``1``, clauses ``2-1``, points
``2-1-3``; articles ``a12``, inserted ones ``a12-1``; chapters ``c3``, sections ``c3-s2``,
books ``b1``, divisions ``b1-d2`` (chapters that are counted anew in each book: ``b2-c1``);
``annex1``, ``annex2``; ``carrier``, ``carrier-1``; ``heading``, ``heading-2`` where a heading has no number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiaowen.model import ReceivedSentence, ReceivedUnit
from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.ids import UnitId
from tiaowen.text.levels import CAPTIONED, CARRIER, LEVEL, LEVELS, Level
from tiaowen.text.line import CARRIER_ROLES, Line
from tiaowen.text.numbering import Marker, read_marker
from tiaowen.text.outline import Entry
from tiaowen.text.sentences import split_sentences
from tiaowen.text.unnumbered import is_supplement

HEADING_LENGTH = 40
_PREAMBLE_HEADINGS = ("序言", "前言", "引言", "序")
# A first sentence that lays down a rule is text, not a heading run into its paragraph.
_RULE = re.compile("[应應][当當]|不得|可以|如果|；|本[决決]定自|的，|[：:]$")
_KINDS = [level.kind for level in LEVELS]


@dataclass(slots=True)
class Draft:
    """A unit while its paragraphs are still being gathered."""

    id: UnitId
    kind: str
    parent: UnitId | None = None
    marker: Marker | None = None
    own_line: bool = False
    lines: list[Line] = field(default_factory=list)


def front_units(lines: Sequence[Line]) -> list[ReceivedUnit]:
    """The title, the adoption note and the number, from the lines that work.yml says they are."""
    return _units_of_role(lines, ("title", "adoption", "number"))


def back_units(lines: Sequence[Line]) -> list[ReceivedUnit]:
    """The signature below the text."""
    return _units_of_role(lines, ("signature",))


def carrier_units(lines: Sequence[Line]) -> list[ReceivedUnit]:
    """The carrier, from its title to its signature, and after that its parts, if it has numbers of its own.

    Only the highest of its numbers make parts: it is not the document, and stands apart from its numbering.
    """
    drafts: list[Draft] = []
    names: Counter[str] = Counter()
    for line, marker in _with_markers([line for line in lines if line.role in CARRIER_ROLES and bare(line.text)]):
        if marker:
            name = f"{CARRIER}-{marker.ordinal}"
            names[name] += 1
            again = f"-bis{names[name] if names[name] > 2 else ''}" if names[name] > 1 else ""
            own_line = _stands_alone(Entry(line, marker))
            drafts.append(Draft(UnitId(name + again), CARRIER, UnitId(CARRIER), marker, own_line))
        elif not drafts:
            drafts.append(Draft(UnitId(CARRIER), CARRIER))
        drafts[-1].lines.append(line)
    return [_finish(draft) for draft in drafts]


def _with_markers(lines: Sequence[Line]) -> Iterator[tuple[Line, Marker | None]]:
    """The carrier's lines, and the numbers of its highest level that count from one; its title is not numbered."""
    found = [read_marker(line.text) if line.role == "carrier" else None for line in lines]
    first = next((marker for marker in found if marker and marker.ordinal == 1), None)
    for at, (line, marker) in enumerate(zip(lines, found, strict=True)):
        yield line, marker if at and first and marker and marker.level == first.level else None


def _units_of_role(lines: Sequence[Line], roles: Iterable[str]) -> list[ReceivedUnit]:
    by_role = {role: [line for line in lines if line.role == role and bare(line.text)] for role in roles}
    return [_finish(Draft(UnitId(role), role, lines=found)) for role, found in by_role.items() if found]


def in_text_order(units: Iterable[ReceivedUnit]) -> tuple[ReceivedUnit, ...]:
    """A signature may stand above the annexes, an adoption note above the title."""
    return tuple(sorted(units, key=lambda unit: unit.sentences[0].line))


def body_units(levels: tuple[Level, ...], entries: Sequence[Entry]) -> list[ReceivedUnit]:
    """The units of the body in reading order."""
    drafts: list[Draft] = []
    ancestors: list[Draft] = []
    names = _Names(levels, entries)
    for entry in entries:
        if entry.annex:
            drafts.append(Draft(names.unique("annex"), "annex", own_line=True))
            ancestors = []
        elif entry.unnumbered:
            ancestors = [a for a in ancestors if _KINDS.index(a.kind) < _KINDS.index(entry.unnumbered)]
            ancestors = [] if is_supplement(entry.line.text) else ancestors
            drafts.append(names.unnumbered(entry.unnumbered, ancestors))
            ancestors.append(drafts[-1])
        elif entry.marker and entry.marker.level in levels:
            ancestors = [a for a in ancestors if _is_above(levels, a, entry.marker)]
            drafts.append(names.draft(entry.marker, ancestors, _stands_alone(entry)))
            ancestors.append(drafts[-1])
        elif not drafts:
            drafts.append(Draft(UnitId("preamble"), "preamble", own_line=_is_preamble_heading(entry.line)))
        drafts[-1].lines.append(entry.line)
    return [_finish(draft) for draft in drafts]


def _is_above(levels: tuple[Level, ...], ancestor: Draft, marker: Marker) -> bool:
    if ancestor.marker is None:
        return _KINDS.index(ancestor.kind) < _KINDS.index(marker.level.kind)
    return levels.index(ancestor.marker.level) < levels.index(marker.level)


def _is_preamble_heading(line: Line) -> bool:
    return "".join(bare(line.text).split()) in _PREAMBLE_HEADINGS


def _stands_alone(entry: Entry) -> bool:
    """A heading on a line of its own: no sentence follows the number on that line.  The line of an
    article is its text, whatever its form."""
    text = entry.line.text.rstrip(BLANKS)
    captioned = entry.marker is not None and entry.marker.level.captioned
    is_phrase = not any(c in text for c in "。！？!?；;") and not text.endswith(("：", ":", "，", ","))
    return is_phrase and not captioned and len(text) <= 2 * HEADING_LENGTH


class _Names:
    """Gives every heading its address."""

    def __init__(self, levels: tuple[Level, ...], entries: Sequence[Entry]) -> None:
        chapters = [e.marker.ordinal for e in entries if e.marker and e.marker.level.kind == "chapter"]
        self._chapters_restart = len(chapters) != len(set(chapters))
        self._is_law = any(level.kind == "article" for level in levels)
        self._used: Counter[str] = Counter()

    def draft(self, marker: Marker, ancestors: Sequence[Draft], own_line: bool) -> Draft:
        kind = "chapter" if self._is_law and marker.level.kind == "part" else marker.level.kind
        parent = ancestors[-1].id if ancestors else None
        return Draft(self.unique(self._name(kind, marker, ancestors)), kind, parent, marker, own_line)

    def unnumbered(self, kind: str, ancestors: Sequence[Draft]) -> Draft:
        return Draft(self.unique("heading"), kind, ancestors[-1].id if ancestors else None, own_line=True)

    def _name(self, kind: str, marker: Marker, ancestors: Sequence[Draft]) -> str:
        number = f"{marker.ordinal}-{marker.inserted}" if marker.inserted else str(marker.ordinal)
        name = LEVEL[kind].letter + number
        counted_alone = LEVEL[kind].through or (kind == "chapter" and not self._chapters_restart)
        return name if counted_alone or not ancestors else f"{ancestors[-1].id}-{name}"

    def unique(self, name: str) -> UnitId:
        """A doubled number is a Problem; the editor who accepts it still gets two addresses."""
        self._used[name] += 1
        count = self._used[name]
        if name == "annex":
            return UnitId(f"annex{count}")
        if count == 1:
            return UnitId(name)
        return UnitId(f"heading-{count}" if name == "heading" else f"{name}-bis{count if count > 2 else ''}")


def _finish(draft: Draft) -> ReceivedUnit:
    sentences = tuple(_sentences(draft))
    heading = _heading(draft, sentences)
    label = draft.marker.label if draft.marker else ""
    return ReceivedUnit(draft.id, draft.kind, label, draft.parent, heading, sentences)


def _sentences(draft: Draft) -> Iterable[ReceivedSentence]:
    count = 0
    for paragraph, line in enumerate(draft.lines, 0 if draft.own_line else 1):
        column = 1
        pieces = [line.text] if draft.own_line and paragraph == 0 else split_sentences(line.text)
        for text in pieces:
            count += 1
            yield ReceivedSentence(draft.id.sentence(count), paragraph, text, line.number, column)
            column += len(text)


def _heading(draft: Draft, sentences: Sequence[ReceivedSentence]) -> tuple[int, int] | None:
    first = sentences[0].text
    start = draft.marker.end if draft.marker else len(first) - len(first.lstrip(BLANKS))
    end = len(first.rstrip(BLANKS + "。"))
    if draft.own_line or draft.kind == "title":
        return (start, end) if start < end else None
    if draft.kind in CAPTIONED:
        return _caption(first, start)
    is_short = 0 < end - start <= HEADING_LENGTH and not _RULE.search(first)
    return (start, end) if draft.marker and is_short and len(sentences) > 1 else None


def _caption(first: str, start: int) -> tuple[int, int] | None:
    """The caption of an article, 第一條【立法目的】 or 第一條（目的和依據）."""
    pairs = {"【": "】", "（": "）", "(": ")"}
    closing = pairs.get(first[start : start + 1])
    end = first.find(closing, start) if closing else -1
    return (start + 1, end) if start + 1 < end <= start + HEADING_LENGTH else None
