"""Which traditional characters the converter was least sure of.

A simplified character that words write in several forms is settled by a name, by a reviewed row, or by its word.  It is not
where it stands alone (里 in 海|里), in a word that the segmenter only guesses, or where with its neighbour across the border of words
it makes a word that has another form: 准|驾车 beside 准驾.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tiaowen.language.doubts import Doubt
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.segmenter import is_word, word_borders


def form_doubts(hans: str, converter: ScriptConverter) -> list[Doubt]:
    """The doubts about the traditional form of simplified ``hans``, in the order of the text."""
    made, settled, borders = converter.to("hant", hans), converter.settled(hans), word_borders(hans)
    doubts = []
    for start, end in pairwise(borders):
        for at in range(start, end):
            counts = converter.forms_in_words().get(hans[at], {})
            if len(counts) < 2 or at in settled:
                continue
            if rival := next(_rivals(hans, made, at, (start, end), converter), ""):
                doubts.append(Doubt(at, made[at], rival, 0))
            elif end - start == 1 or not is_word(hans[start:end]):
                doubts.append(Doubt(at, made[at], *_next(counts, made[at])))
    return doubts


def _rivals(hans: str, made: str, at: int, word: tuple[int, int], converter: ScriptConverter) -> Iterator[str]:
    """Other forms of the character in words of two that cross the border of its own."""
    pairs = [at - 1] * (at == word[0] and at > 0) + [at] * (at + 1 == word[1] and at + 1 < len(hans))
    for first in pairs:
        pair = hans[first : first + 2]
        if (form := converter.form_in_word(pair, at - first)) and form != made[at]:
            yield form


def _next(counts: Mapping[str, int], taken: str) -> tuple[str, int]:
    """The form that most words have besides ``taken``, and how far it is behind, in 1,000; below 0 where it is ahead."""
    other = max(sorted(counts.keys() - {taken}), key=counts.__getitem__)
    mine, theirs = counts.get(taken, 0), counts[other]
    return other, round(1000 * (mine - theirs) / (mine + theirs))
