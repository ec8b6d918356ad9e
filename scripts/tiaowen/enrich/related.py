"""Units of one work on the same matter: they share rare phrases.

A phrase counts the more the fewer units have it; what nearly every unit says (建立健全, 加強) counts
nothing.  Every step is linear in the text: a phrase that more than a few units share is dropped
before any pair is made of it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tiaowen.enrich.links import Place, Related
from tiaowen.enrich.phrased import GRAM, Phrased, shared_words
from tiaowen.lexicon import RelatedRow
from tiaowen.model import Both, Unit
from tiaowen.text.places import place_of
from tiaowen.tree import Tree

MOST = 5
COMMON = 4
ENOUGH = 1.6
TERM_LENGTH = 3
SHOWN = 2


def related_units(
    tree: Tree, terms: Mapping[str, Sequence[Place]], rows: Sequence[RelatedRow]
) -> dict[str, list[Related]]:
    """For every unit the related ones, best first, at most ``MOST``; symmetric.

    ``rows`` are an editor's: added pairs come first, removed ones not at all.
    """
    shared = {pair: words for pair, words in _shared(tree, terms).items() if words}
    found: dict[str, list[Related]] = defaultdict(list)
    decided = {frozenset(row.units) for row in rows}
    for row in rows:
        if row.adds:
            _put(found, row.units, ((row.words[0],), (row.words[1],)), math.inf, row)
    ranked = sorted(((_score(words), pair) for pair, words in shared.items()), key=lambda s: (-s[0], s[1]))
    for score, pair in ranked:
        if score < ENOUGH or frozenset(pair) in decided or any(len(found[unit]) >= MOST for unit in pair):
            continue
        best = sorted(shared[pair], key=lambda word: (-shared[pair][word], word))[:SHOWN]
        words = tuple(_slice(tree.units[pair[0]], word) for word in best)
        _put(found, pair, (words, words), score, None)
    return {unit: others for unit, others in found.items() if others}


def with_ids(rows: Iterable[RelatedRow], tree: Tree) -> tuple[RelatedRow, ...]:
    """The rows with units as they are addressed, 3-3, where they were typed as the text calls them, 三（三）."""

    def unit_of(typed: str) -> str:
        place = place_of(typed)
        found = place.among(unit.id for unit in tree.paged) if place else []
        return found[0] if len(found) == 1 else typed

    return tuple(replace(row, units=(unit_of(row.units[0]), unit_of(row.units[1]))) for row in rows)


def _put(
    found: dict[str, list[Related]], units: tuple[str, str], words: tuple[tuple[Both, ...], tuple[Both, ...]],
    score: float, row: RelatedRow | None,
) -> None:  # fmt: skip
    a, b = units
    found[a].append(Related(b, words[0], words[1], score, row))
    found[b].append(Related(a, words[1], words[0], score, row))


def _shared(tree: Tree, terms: Mapping[str, Sequence[Place]]) -> dict[tuple[str, str], dict[str, float]]:
    """For every pair of units that share anything rare: the phrases and what each counts."""
    units: Mapping[str, Phrased] = {unit.id: Phrased(unit) for unit in tree.paged}
    units = {unit_id: unit for unit_id, unit in units.items() if len(unit.text) > GRAM}
    order: Mapping[str, int] = {unit_id: at for at, unit_id in enumerate(units)}
    holders: dict[str, list[str]] = defaultdict(list)
    for unit_id, unit in units.items():
        for gram in {gram for _, gram in unit.grams()}:
            holders[gram].append(unit_id)
    rare = {gram: owners for gram, owners in holders.items() if 2 <= len(owners) <= COMMON}
    grams: dict[tuple[str, str], set[str]] = defaultdict(set)
    for gram, owners in rare.items():
        for pair in combinations(owners, 2):
            grams[pair].add(gram)
    for unit in units.values():
        unit.mark(rare.keys())
    shared = {pair: _phrases(units[pair[0]], units[pair[1]], of, rare, len(units)) for pair, of in grams.items()}
    _add_terms(shared, terms, tree, order)
    return shared


def _phrases(
    a: Phrased, b: Phrased, shared: set[str], holders: Mapping[str, Sequence[str]], count: int
) -> dict[str, float]:
    """The longest runs of shared grams, in whole words of both texts; a phrase counts by its rarest gram and its length.

    One of which no rare gram is left, or that says nothing by itself, joins nothing.
    """
    phrases: dict[str, float] = {}
    for run in dict.fromkeys(a.runs(shared)):
        phrase = shared_words(a, b, run)
        grams = {phrase[at : at + GRAM] for at in range(len(phrase) - GRAM + 1)} & shared
        if grams:
            phrases[phrase] = _weight(min(len(holders[g]) for g in grams), count, min(len(run), len(phrase)))
    return _longest(phrases)


def _longest(phrases: Mapping[str, float]) -> dict[str, float]:
    """``phrases`` without those that stand inside another."""
    holding: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        for at in range(len(phrase)):
            holding[phrase[at : at + 2]].add(phrase)
            holding[phrase[at]].add(phrase)
    return {
        phrase: value
        for phrase, value in phrases.items()
        if not any(phrase != other and phrase in other for other in holding[phrase[:2]])
    }


def _weight(owners: int, count: int, length: int) -> float:
    return math.log(max(count, 2) / owners) / math.log(max(count, 2)) * math.sqrt(length / GRAM)


def _add_terms(
    shared: dict[tuple[str, str], dict[str, float]], terms: Mapping[str, Sequence[Place]], tree: Tree,
    order: Mapping[str, int],
) -> None:  # fmt: skip
    """A term of the glossary counts once more than its characters do."""
    for places in terms.values():
        words = {place.unit: _words(tree, place) for place in places if place.unit in order}
        if not 2 <= len(words) <= COMMON:
            continue
        for pair in combinations(sorted(words, key=order.__getitem__), 2):
            a, b = (words[unit] for unit in pair)
            if a == b and len(a) >= TERM_LENGTH:
                counted = shared.setdefault(pair, {})
                inside = [phrase for phrase in counted if phrase in a or a in phrase]
                for phrase in inside:
                    del counted[phrase]
                counted[a] = _weight(len(words), len(order), len(a)) + 1


def _words(tree: Tree, place: Place) -> str:
    sentence = tree.units[place.unit].sentences[place.sentence.number - 1]
    return sentence.text.hans[place.start : place.end]


def _score(words: Mapping[str, float]) -> float:
    return sum(words.values())


def _slice(unit: Unit, word: str) -> Both:
    text = unit.text
    at = text.hans.find(word)
    return Both(text.hant[at : at + len(word)], word)
