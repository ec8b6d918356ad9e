"""Units of one work on the same matter: they share rare phrases.

A phrase counts the more the fewer units have it; what nearly every unit says (建立健全, 加強) counts
nothing.  Every step is linear in the text: a phrase that more than a few units share is dropped
before any pair is made of it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, groupby
from pathlib import Path

from tiaowen.enrich.links import Place, Related
from tiaowen.kit.word_list import words as word_list
from tiaowen.lexicon import RelatedRow
from tiaowen.model import Both, Unit
from tiaowen.tree import Tree

MOST = 5
GRAM = 4
COMMON = 4
ENOUGH = 1.6
TERM_LENGTH = 3
SHOWN = 2
_FILLER = word_list(Path(__file__).parents[1] / "language" / "filler_words.txt")
_HAN = re.compile("[\u3400-\u9fff]")
_EDGES = re.compile(rf"^(?:{'|'.join(_FILLER)})+|(?:{'|'.join(word for word in _FILLER if len(word) == 1)})+$")
_BREAK = re.compile(r"[^\u3400-\u9fff]+|" + "|".join(sorted(_FILLER, key=len, reverse=True)))


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


def _put(
    found: dict[str, list[Related]], units: tuple[str, str], words: tuple[tuple[Both, ...], tuple[Both, ...]],
    score: float, row: RelatedRow | None,
) -> None:  # fmt: skip
    a, b = units
    found[a].append(Related(b, words[0], words[1], score, row))
    found[b].append(Related(a, words[1], words[0], score, row))


class _Phrased:
    """The text of a unit, and where each gram of it stands that ``marks`` is asked to keep."""

    def __init__(self, unit: Unit) -> None:
        self.text = unit.text.hans
        start = len(unit.number.hans)
        borders = [start, *(at for found in _BREAK.finditer(self.text, start) for at in found.span()), len(self.text)]
        self._chunks = [*zip(borders[::2], borders[1::2], strict=True)]
        self._places: dict[str, list[int]] = {}

    def grams(self) -> Iterator[tuple[int, str]]:
        """Every gram and where it begins, none across a break."""
        return ((at, self.text[at : at + GRAM]) for a, b in self._chunks for at in range(a, b - GRAM + 1))

    def mark(self, kept: Set[str]) -> None:
        """Remember where the grams ``kept`` stand."""
        for at, gram in self.grams():
            if gram in kept:
                self._places.setdefault(gram, []).append(at)

    def runs(self, shared: Iterable[str]) -> Iterator[str]:
        """The passages that grams of ``shared`` cover without a gap, from left to right."""
        places = sorted(at for gram in shared for at in self._places[gram])
        for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
            covered = [at for _, at in run]
            yield self.text[covered[0] : covered[-1] + GRAM]

    def find(self, run: str) -> int:
        """Where ``run`` first stands, -1 where only its grams do."""
        return next((at for at in self._places[run[:GRAM]] if self.text.startswith(run, at)), -1)


def _shared(tree: Tree, terms: Mapping[str, Sequence[Place]]) -> dict[tuple[str, str], dict[str, float]]:
    """For every pair of units that share anything rare: the phrases and what each counts."""
    units: Mapping[str, _Phrased] = {unit.id: _Phrased(unit) for unit in tree.paged}
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
    a: _Phrased, b: _Phrased, shared: set[str], holders: Mapping[str, Sequence[str]], count: int
) -> dict[str, float]:
    """The longest runs of shared grams, whole words of both texts; a run counts by its rarest gram and its length."""
    phrases: dict[str, float] = {}
    read: dict[str, tuple[str, float]] = {}
    for run in a.runs(shared):
        if run not in read:
            rarest = min(len(holders[run[at : at + GRAM]]) for at in range(len(run) - GRAM + 1))
            phrase = _EDGES.sub("", _widened(a.text, a.find(run), b.text, b.find(run), len(run))) or run
            read[run] = phrase, _weight(rarest, count, len(run))
        phrase, weight = read[run]
        phrases[phrase] = weight
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


def _widened(a: str, i: int, b: str, j: int, length: int) -> str:
    """The run at ``i`` and ``j`` with the characters around it on which both texts agree, so that no word is cut."""
    while i and j > 0 and a[i - 1] == b[j - 1] and _HAN.match(a[i - 1]):
        i, j, length = i - 1, j - 1, length + 1
    while (
        j >= 0 and i + length < len(a) and a[i + length] == b[j + length : j + length + 1] and _HAN.match(a[i + length])
    ):
        length += 1
    return a[i : i + length]


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
