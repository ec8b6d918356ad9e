"""A work with everything the text gives besides itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tiaowen.enrich.links import Linked
from tiaowen.language.readings import read_aloud
from tiaowen.language.reviewed_readings import PhraseReading
from tiaowen.model import PlacedEmendation, Work
from tiaowen.notes.placing import Commentary
from tiaowen.tree import Tree


@dataclass(frozen=True, slots=True)
class EnrichedWork:
    """``readings`` and ``emendations`` are by sentence id; ``commentary`` and ``linked`` are filled in
    when all works are read."""

    work: Work
    tree: Tree
    readings: Mapping[str, tuple[str, ...]]
    emendations: Mapping[str, list[PlacedEmendation]]
    commentary: Commentary = field(default_factory=Commentary)
    linked: Linked = field(default_factory=Linked)


def enrich(work: Work, shared: Sequence[PhraseReading], own: Sequence[PhraseReading]) -> EnrichedWork:
    """Find all of it."""
    emendations: dict[str, list[PlacedEmendation]] = {}
    for emendation in work.emendations:
        emendations.setdefault(emendation.sentence, []).append(emendation)
    return EnrichedWork(work, Tree(work), read_aloud(work, shared, own), emendations)
