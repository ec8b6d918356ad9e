"""The sample decision that most tests read: its text is whole, and its clauses begin with their headings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from invariants import INVARIANTS
from samples import CITY, CITY_WORK

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.model import Work
from tiaowen.site import load_site


@cache
def decision() -> Work:
    return enriched().work


@cache
def enriched() -> EnrichedWork:
    return next(work for work in load_site(CITY).works if work.work.id == CITY_WORK)


@pytest.mark.parametrize("holds", INVARIANTS, ids=lambda holds: holds.__name__)
def test_its_text_is_whole(holds: Callable[[EnrichedWork], None]) -> None:
    holds(enriched())


def test_it_has_emendations_conjectures_and_changed_punctuation() -> None:
    """Else the invariants above would say little."""
    assert {placed.row.applied for placed in decision().emendations} == {True, False}
    kinds = {change.kind for unit in decision().units for sentence in unit.sentences for change in sentence.changes}
    assert {"emendation", "punctuation"} <= kinds


def test_the_first_sentence_of_a_clause_is_its_heading() -> None:
    for unit in decision().units:
        if unit.kind in ("part", "clause"):
            stop = "。" if unit.kind == "clause" else ""
            assert unit.heading
            assert unit.sentences[0].text.hant == f"{unit.number.hant}{unit.heading.hant}{stop}"
