"""Outline → units, paragraphs and sentences with the addresses of the site.

Addresses never change once published: ``preamble``; parts ``1``, clauses ``2-1``, points
``2-1-3``; articles ``a12``, inserted ones ``a12-1``; chapters ``c3``, sections ``c3-s2``,
books ``b1``, divisions ``b1-d2`` (chapters that are counted anew in each book: ``b2-c1``);
``annex1``, ``annex2`` and what is inside, ``annex1-2``, ``annex1-a3``; ``carrier``, ``carrier-1``; ``heading``, ``heading-2`` where a heading has
no number, and what is below the second of them ``h2-1``; 1.2.1 is ``1-2-1``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiaowen.model import ReceivedSentence, ReceivedUnit
from tiaowen.text.anew import counted_anew
from tiaowen.text.annexes import annex_number
from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.ids import UnitId
from tiaowen.text.levels import CAPTIONED, CARRIER, LEVEL, LEVELS, Level
from tiaowen.text.line import CARRIER_ROLES, Line
from tiaowen.text.numbering import Marker, read_marker
from tiaowen.text.outline import Entry, sections
from tiaowen.text.sentences import split_sentences
from tiaowen.text.tables import by_table
from tiaowen.text.unnumbered import is_supplement

HEADING_LENGTH = 40
_PREAMBLE_HEADINGS = ("序言", "前言", "引言", "序")
# A first sentence that lays down a rule is text, not a heading run into its paragraph.
_RULE = re.compile(r"[应應][当當]|不得|可以|如果|；|本\S{1,4}自|的，|[：:](?:$|[“「『])")
_KINDS = [level.kind for level in LEVELS]
_ROOT = -2
_HEADING = re.compile(r"heading(?:-(\d+))?$")


@dataclass(slots=True)
class Draft:
    """A unit while its paragraphs are still being gathered."""

    id: UnitId
    kind: str
    parent: UnitId | None = None
    marker: Marker | None = None
    own_line: bool = False
    rank: float = 0
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
    """The units of the body in reading order: of the text itself, then of each annex."""
    drafts: list[Draft] = []
    for number, (own_levels, inside) in enumerate(sections(levels, entries)):
        root = Draft(UnitId(f"annex{number}"), "annex", own_line=True, rank=_ROOT) if number else None
        drafts += _section_units(own_levels, inside, root)
    return [_finish(draft) for draft in drafts]


def _section_units(levels: tuple[Level, ...], entries: Sequence[Entry], root: Draft | None) -> Iterator[Draft]:
    """The units of the text itself, or of the annex ``root``."""
    names = _Names(levels, entries, root)
    ancestors = [root] if root else []
    current = root
    for entry in entries:
        if (entry.marker and entry.marker.level in levels) or entry.unnumbered:
            if current:
                yield current
            rank = _rank(levels, entry)
            highest = is_supplement(entry.line.text) and not entry.marker
            ancestors = [above for above in ancestors if above.rank < (_ROOT + 1 if highest else rank)]
            current = names.draft(entry, ancestors, rank)
            ancestors.append(current)
        elif current is None:
            current = Draft(UnitId("preamble"), "preamble", own_line=_is_preamble_heading(entry.line))
        assert current
        current.lines.append(entry.line)
    if current:
        yield current


def _rank(levels: tuple[Level, ...], entry: Entry) -> float:
    """How deep a heading stands: as its level, what an editor calls a heading above all numbers unless articles tell
    whether it is a chapter or a section."""
    if entry.marker:
        return levels.index(entry.marker.level)
    if entry.said and entry.unnumbered == "part":
        return _ROOT + 1
    above = [level for level in levels if _KINDS.index(level.kind) < _KINDS.index(entry.unnumbered)]
    return len(above) - (0 if LEVEL[entry.unnumbered] in levels else 0.5)


def _is_preamble_heading(line: Line) -> bool:
    return "".join(bare(line.text).split()) in _PREAMBLE_HEADINGS


def _stands_alone(entry: Entry) -> bool:
    """A heading on a line of its own: no sentence follows the number on that line.  The line of an
    article is its text, whatever its form, unless there is only its number."""
    text = entry.line.text.rstrip(BLANKS)
    if entry.marker is not None and text[entry.marker.end :].strip(BLANKS)[:1] in ("", "\n"):
        return True
    captioned = entry.marker is not None and entry.marker.level.captioned
    is_phrase = not any(c in text for c in "。！？!?；;") and not text.endswith(("：", ":", "，", ","))
    return is_phrase and not captioned and len(text) <= 2 * HEADING_LENGTH


class _Names:
    """Gives every heading of one text its address."""

    def __init__(self, levels: tuple[Level, ...], entries: Sequence[Entry], root: Draft | None) -> None:
        chapters = [e.marker.ordinal for e in entries if e.marker and e.marker.level.kind == "chapter"]
        self._anew = counted_anew(e.marker for e in entries if e.marker and e.marker.level in levels)
        self._chapters_restart = len(chapters) != len(set(chapters))
        self._is_law = any(level.kind == "article" for level in levels)
        self._used: Counter[str] = Counter()
        self._root = f"{root.id}-" if root else ""

    def draft(self, entry: Entry, ancestors: Sequence[Draft], rank: float) -> Draft:
        parent, marker = ancestors[-1].id if ancestors else None, entry.marker
        if marker is None:
            name = self._unique(f"{self._root}heading")
            return Draft(name, entry.unnumbered, parent, own_line=True, rank=rank)
        kind = "chapter" if self._is_law and marker.level.kind == "part" else marker.level.kind
        part_of = {above.marker.level: above.id for above in ancestors if above.marker}
        # What stands before the first part is in none.
        if kind == "article" and self._anew and (part := part_of.get(self._anew)):
            address = f"{part}-{LEVEL[kind].letter}{_number(marker)}"
            return Draft(self._unique(address), kind, parent, marker, _stands_alone(entry), rank)
        return Draft(self._unique(self._name(kind, marker, parent)), kind, parent, marker, _stands_alone(entry), rank)

    def _name(self, kind: str, marker: Marker, parent: UnitId | None) -> str:
        name = LEVEL[kind].letter + _number(marker)
        if LEVEL[kind].through or (kind == "chapter" and not self._chapters_restart):
            return self._root + name
        if parent:
            return f"{_HEADING.sub(lambda found: f'h{found[1] or 1}', parent)}-{name}"
        return "-".join([*map(str, marker.above), name])

    def _unique(self, name: str) -> UnitId:
        """A doubled number is a Problem; the editor who accepts it still gets two addresses."""
        self._used[name] += 1
        count = self._used[name]
        if count == 1:
            return UnitId(name)
        return UnitId(f"{name}-{count}" if name.endswith("heading") else f"{name}-bis{count if count > 2 else ''}")


def _number(marker: Marker) -> str:
    return f"{marker.ordinal}-{marker.inserted}" if marker.inserted else str(marker.ordinal)


def _finish(draft: Draft) -> ReceivedUnit:
    sentences = tuple(_sentences(draft))
    heading = _heading(draft, sentences)
    label = draft.marker.label if draft.marker else ""
    if draft.kind == "annex":
        label, start = annex_number(sentences[0].text)
        heading = (start, heading[1]) if heading and start < heading[1] else None
    return ReceivedUnit(draft.id, draft.kind, label, draft.parent, heading, sentences)


def _sentences(draft: Draft) -> Iterable[ReceivedSentence]:
    count = 0
    for paragraph, lines in enumerate(by_table(draft.lines), 0 if draft.own_line else 1):
        for line, pieces in _pieces(lines, whole=draft.own_line and paragraph == 0):
            at, column = line.number, 1
            for text in pieces:
                count += 1
                yield ReceivedSentence(draft.id.sentence(count), paragraph, text, at, column, line.form)
                at += text.count("\n")
                column = len(text) - text.rindex("\n") if "\n" in text else column + len(text)


def _pieces(lines: Sequence[Line], whole: bool) -> Iterator[tuple[Line, list[str]]]:
    """Each line of a paragraph with its sentences; a row of a table is one, the head's with the rule below it."""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if line.form == "text":
            yield line, [line.text] if whole else split_sentences(line.text)
        elif line.form != "rule":
            rule = f"\n{below.text}" if below and below.form == "rule" else ""
            yield line, [line.text + rule]


def _heading(draft: Draft, sentences: Sequence[ReceivedSentence]) -> tuple[int, int] | None:
    first = sentences[0].text
    start = draft.marker.end if draft.marker else 0
    start += len(first) - start - len(first[start:].lstrip(BLANKS + "\n"))
    end = len(first.rstrip(BLANKS + "。\n"))
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
