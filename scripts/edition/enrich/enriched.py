"""A work with everything the text gives besides itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from edition.enrich.notes import Commentary
from edition.enrich.readings import read_aloud
from edition.model import PlacedEmendation, Work
from edition.read.readings import PhraseReading
from edition.tree import Tree


@dataclass(frozen=True, slots=True)
class EnrichedWork:
    """``readings`` and ``emendations`` are by sentence id; ``commentary`` comes when all works are there."""

    work: Work
    tree: Tree
    readings: Mapping[str, tuple[str, ...]]
    emendations: Mapping[str, list[PlacedEmendation]]
    commentary: Commentary = field(default_factory=Commentary)


def enrich(work: Work, shared: Sequence[PhraseReading], own: Sequence[PhraseReading]) -> EnrichedWork:
    """Find all of it."""
    emendations: dict[str, list[PlacedEmendation]] = {}
    for emendation in work.emendations:
        emendations.setdefault(emendation.sentence, []).append(emendation)
    return EnrichedWork(work, Tree(work), read_aloud(work, shared, own), emendations)
