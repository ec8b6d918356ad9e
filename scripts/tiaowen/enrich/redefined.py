"""Words whose meaning a later text of a work gives otherwise, and the provisions that use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.links import Definition, ReferenceTarget
from tiaowen.versions.changes import ProvisionChange

Uses = Mapping[str, Mapping[str, str]]
"""By unit the defined words that it uses, each with the unit that defines it."""

_STOPS = "，。；：、"


def uses_of(work: EnrichedWork) -> Uses:
    """As the text's own links have it: where a word first stands in a unit, within its scope."""
    found: dict[str, dict[str, str]] = {}
    for unit in work.work.units:
        for sentence in unit.sentences:
            for link in work.linked.text.get(sentence.id, ()):
                if link.kind == "definition" and isinstance(link.target, ReferenceTarget):
                    found.setdefault(unit.id, {})[sentence.text.hans[link.start : link.end]] = link.target.unit
    return found


def redefined(before: EnrichedWork, after: EnrichedWork, changes: Iterable[ProvisionChange]) -> Mapping[str, str]:
    """The words that both texts define and whose definition lost or gained words, each with its unit in the text after."""
    known = {definition.word for definition in before.linked.definitions}
    of = {unit: change for change in changes if change.changed for unit in change.provision.new if change.provision.old}
    told = [d for d in after.linked.definitions if d.word in known and d.unit in of]
    return {d.word: d.unit for d in told if _touched(after, of[d.unit], d)}


def _touched(after: EnrichedWork, change: ProvisionChange, definition: Definition) -> bool:
    start, end = _meaning(after, definition)
    at = sum(len(after.tree.units[unit].text.hans) for unit in _before(change.provision.new, definition.unit))
    return any(
        piece.manner == "words" and piece.start_new <= at + end and piece.end_new >= at + start
        for piece in change.pieces
    )


def _before(units: Sequence[str], unit: str) -> Iterator[str]:
    yield from units[: list(units).index(unit)]


def _meaning(after: EnrichedWork, definition: Definition) -> tuple[int, int]:
    """The range in its unit of what says the meaning: the sentence and, behind ：, all that follows; of a short name what it is
    short for."""
    at = 0
    unit = after.tree.units[definition.unit]
    for sentence in unit.sentences:
        text = sentence.text.hans
        if sentence.id == definition.sentence:
            if definition.onward:
                bracket = max(text.rfind("（", 0, definition.start), text.rfind("(", 0, definition.start), 0)
                begin = max(text.rfind(stop, 0, bracket) for stop in _STOPS) + 1
                return at + begin, at + definition.end
            return at, len(unit.text.hans) if text.rstrip().endswith("：") else at + len(text)
        at += len(text)
    return at, at
