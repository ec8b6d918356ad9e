"""Units and entries as passages: what the search index holds one of for each hit it can give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tiaowen.edit.editions import edited_offset
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.search_entry import SearchEntry
from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both, Unit
from tiaowen.paragraphs import paragraphs_of
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.write.labels import name

_SENTENCE = re.compile(r".*?(?:[。！？…]+[”’」』）》]*|\n+|$)", re.DOTALL)
ALL_HEADING = ("title",)


@dataclass(frozen=True, slots=True)
class ReceivedReading:
    """An emended place: its range in the passage and what was received there."""

    start: int
    end: int
    text: Both


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit or entry.

    ``text`` is all that can be found in it, ``readings`` one a character of it; ``lengths`` are those of its sentences;
    ``heading`` says how many characters of it are heading.  ``title`` is a number where the text
    begins with it; ``part`` is the highest unit above, or the unit itself.  ``paragraphs`` are how many sentences each has,
    ``provisions`` the 款: of each the place where it begins, then of its items; both () where there is nothing to tell apart.  ``url`` is empty for a unit with a page of its own, which id and work give.
    """

    kind: str
    work: str
    unit: str
    parent: str
    part: str
    id: str
    url: str
    title: Both | int
    heading: int
    text: Both
    lengths: tuple[int, ...]
    readings: tuple[str, ...]
    received: tuple[ReceivedReading, ...]
    paragraphs: tuple[int, ...] = ()
    provisions: tuple[tuple[int, ...], ...] = ()


def unit_passages(enriched: EnrichedWork, converter: ScriptConverter) -> Iterator[Passage]:
    """The units of a work, in reading order."""
    for unit in enriched.work.units:
        provisions = _provisions(unit)
        yield Passage(
            kind=unit.kind,
            work=enriched.work.id,
            unit=unit.id,
            parent=unit.parent or "",
            part=enriched.tree.lineage(unit)[0].id,
            id="",
            url=f"{enriched.work.id}/full/" if unit.kind in WITHOUT_PAGE else "",
            title=_title(unit),
            heading=_heading(unit),
            text=unit.text,
            lengths=tuple(len(sentence.text.hant) for sentence in unit.sentences),
            readings=tuple(r for sentence in unit.sentences for r in enriched.readings[sentence.id]),
            received=tuple(_received(enriched, unit, converter)),
            paragraphs=_paragraphs(unit) if provisions else (),
            provisions=provisions,
        )


def entry_passages(
    entries: Iterable[SearchEntry], reader: Reader, parts: Mapping[tuple[str, str], str]
) -> Iterator[Passage]:
    """Notes, terms and bodies; the title is the first sentence of each.  ``parts`` gives the part of a work's unit."""
    for entry in entries:
        text = Both(entry.title.hant + entry.text.hant, entry.title.hans + entry.text.hans)
        yield Passage(
            kind=entry.kind,
            work=entry.work,
            unit=entry.unit,
            parent="",
            part=parts.get((entry.work, entry.unit), ""),
            id=entry.id,
            url=entry.url,
            title=len(entry.title.hant),
            heading=len(entry.title.hant),
            text=text,
            lengths=(len(entry.title.hant), *_sentence_lengths(entry.text.hant)),
            readings=reader.read(text.hans),
            received=(),
        )


def _title(unit: Unit) -> Both | int:
    title = Both(name(unit, "hant"), name(unit, "hans"))
    begins = unit.text.hant.startswith(title.hant) and unit.text.hans.startswith(title.hans)
    return len(title.hant) if begins else title


def _heading(unit: Unit) -> int:
    """How much of the unit's text is heading: the heading sentence, an article's caption, the whole title."""
    if unit.kind in ALL_HEADING:
        return len(unit.text.hant)
    if unit.heading is None:
        return 0
    first = unit.sentences[0].text.hant
    if unit.is_headed:
        return len(first)
    return first.index(unit.heading.hant) + len(unit.heading.hant)


def _provisions(unit: Unit) -> tuple[tuple[int, ...], ...]:
    """Of each 款 its paragraph, then of its items the paragraph or, below zero, the sentence; 0 where a number is lacking."""
    found = paragraphs_of(unit)
    if not any(one.items for one in found) and len(found) < 2:
        return ()
    return tuple(
        (one.number, *(_at(one.items.get(item, "")) for item in range(1, max(one.items, default=0) + 1)))
        for one in found
    )


def _at(anchor: str) -> int:
    """p7 → 7, s3 → -3, nothing → 0."""
    return int(anchor[1:]) * (-1 if anchor[0] == "s" else 1) if anchor else 0


def _paragraphs(unit: Unit) -> tuple[int, ...]:
    """How many sentences each paragraph has, a heading on a line of its own apart."""
    return tuple(count for number, count in sorted(Counter(s.paragraph for s in unit.sentences).items()) if number)


def _received(enriched: EnrichedWork, unit: Unit, converter: ScriptConverter) -> Iterator[ReceivedReading]:
    before = 0
    for sentence in unit.sentences:
        for placed in sorted(enriched.emendations.get(sentence.id, ()), key=lambda p: p.start):
            row = placed.row
            start, end = (edited_offset(sentence, offset) for offset in (placed.start, placed.end))
            if row.applied:
                text = converter.both(row.reading, enriched.work.received.script)
                yield ReceivedReading(before + start, before + end, text)
        before += len(sentence.text.hant)


def _sentence_lengths(text: str) -> Sequence[int]:
    return [len(sentence) for sentence in _SENTENCE.findall(text) if sentence]
