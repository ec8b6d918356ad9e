"""A work with everything the text gives besides itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tiaowen.enrich.links import Linked
from tiaowen.enrich.unsure import Unsure, UnsureForm, unsure, unsure_forms
from tiaowen.language.placed_readings import Places
from tiaowen.language.readings import read_aloud
from tiaowen.language.reviewed_readings import PhraseReading
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import PlacedEmendation, Work
from tiaowen.notes.placing import Commentary
from tiaowen.tree import Tree


@dataclass(frozen=True, slots=True)
class EnrichedWork:
    """``readings`` and ``emendations`` are by sentence id, ``unsure`` readings and ``unsure_forms`` least sure first;
    ``commentary`` and ``linked`` are filled in when all works are read."""

    work: Work
    tree: Tree
    readings: Mapping[str, tuple[str, ...]]
    emendations: Mapping[str, list[PlacedEmendation]]
    commentary: Commentary = field(default_factory=Commentary)
    linked: Linked = field(default_factory=Linked)
    unsure: Sequence[Unsure] = ()
    unsure_forms: Sequence[UnsureForm] = ()


def enrich(
    work: Work,
    shared: Sequence[PhraseReading],
    own: Sequence[PhraseReading],
    placed: Places | None = None,
    converter: ScriptConverter | None = None,
) -> EnrichedWork:
    """Find all of it; readings that an editor ``placed`` win.  Of what ``converter`` was unsure, without one nothing is told."""
    emendations: dict[str, list[PlacedEmendation]] = {}
    for emendation in work.emendations:
        emendations.setdefault(emendation.sentence, []).append(emendation)
    read, doubts = read_aloud(work, shared, own)
    for (sentence, at), reading in (placed or {}).items():
        read[sentence] = (*read[sentence][:at], reading, *read[sentence][at + 1 :])
    forms = unsure_forms(work, converter) if converter else ()
    least = unsure(work, doubts, placed or {})
    return EnrichedWork(work, Tree(work), read, emendations, unsure=least, unsure_forms=forms)
