"""Units of one work on the same matter: they share rare phrases.

A phrase counts the more the fewer units have it; what nearly every unit says (建立健全, 加強) counts
nothing.  Every step is linear in the text: a phrase that more than a few units share is dropped
before any pair is made of it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
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


def _shared(tree: Tree, terms: Mapping[str, Sequence[Place]]) -> dict[tuple[str, str], dict[str, float]]:
    """For every pair of units that share anything rare: the phrases and what each counts."""
    units = [unit for unit in tree.paged if len(unit.text.hans) > GRAM]
    chunks: Mapping[str, list[str]] = {unit.id: _chunks(unit) for unit in units}
    order: Mapping[str, int] = {unit.id: at for at, unit in enumerate(units)}
    holders: dict[str, list[str]] = defaultdict(list)
    for unit_id, texts in chunks.items():
        for gram in {gram for text in texts for gram in _grams(text)}:
            holders[gram].append(unit_id)
    grams: dict[tuple[str, str], set[str]] = defaultdict(set)
    for gram, owners in holders.items():
        if 2 <= len(owners) <= COMMON:
            for pair in combinations(owners, 2):
                grams[pair].add(gram)
    whole: Mapping[str, str] = {unit.id: unit.text.hans for unit in units}
    shared = {
        pair: _phrases(chunks[pair[0]], of, holders, (whole[pair[0]], whole[pair[1]]), len(units))
        for pair, of in grams.items()
    }
    _add_terms(shared, terms, tree, order)
    return shared


def _chunks(unit: Unit) -> list[str]:
    text = unit.text.hans[len(unit.number.hans) :]
    return [chunk for chunk in _BREAK.split(text) if len(chunk) >= GRAM]


def _grams(text: str) -> Iterable[str]:
    return (text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def _phrases(
    chunks: Sequence[str],
    shared: set[str],
    holders: Mapping[str, Sequence[str]],
    texts: tuple[str, str],
    count: int,
) -> dict[str, float]:
    """The longest runs of shared grams, whole words of both texts; a run counts by its rarest gram and its length."""
    phrases: dict[str, float] = {}
    for chunk in chunks:
        for run in _runs(chunk, shared):
            rarest = min(len(holders[gram]) for gram in _grams(run))
            phrase = _EDGES.sub("", _widened(run, *texts)) or run
            phrases[phrase] = _weight(rarest, count, len(run))
    return {phrase: value for phrase, value in phrases.items() if not any(phrase != p and phrase in p for p in phrases)}


def _runs(chunk: str, shared: set[str]) -> Iterator[str]:
    run = 0
    for at in range(len(chunk) - GRAM + 2):
        if at <= len(chunk) - GRAM and chunk[at : at + GRAM] in shared:
            run += 1
        elif run:
            yield chunk[at - run : at + GRAM - 1]
            run = 0


def _widened(run: str, a: str, b: str) -> str:
    """The run with the characters around it on which both texts agree, so that no word is cut."""
    i, j, length = a.find(run), b.find(run), len(run)
    while i and j and a[i - 1] == b[j - 1] and _HAN.match(a[i - 1]):
        i, j, length = i - 1, j - 1, length + 1
    while i + length < len(a) and a[i + length] == b[j + length : j + length + 1] and _HAN.match(a[i + length]):
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
    sentence = next(s for s in tree.units[place.unit].sentences if s.id == place.sentence)
    return sentence.text.hans[place.start : place.end]


def _score(words: Mapping[str, float]) -> float:
    return sum(words.values())


def _slice(unit: Unit, word: str) -> Both:
    text = unit.text
    at = text.hans.find(word)
    return Both(text.hant[at : at + len(word)], word)
