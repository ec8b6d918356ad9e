"""Which characters the converter was least sure of.

A simplified character that words write in several forms is settled by a name, by a reviewed row, or by its word.  It is not
where it stands alone (里 in 海|里), in a word that the segmenter only guesses, or where with its neighbour across the border of words
it makes a word that has another form: 准|驾车 beside 准驾.  So with a traditional one that becomes several simplified ones: 乾 in
芒果|乾 beside 乾隆.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tiaowen.language.doubts import Doubt
from tiaowen.language.scripts import ScriptConverter, simple_forms
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


def simple_doubts(hant: str, converter: ScriptConverter) -> list[Doubt]:
    """The doubts about the simplified form of traditional ``hant``, in the order of the text."""
    hans, settled, forms = converter.to("hans", hant), converter.settled_simple(hant), simple_forms()
    doubts = []
    for start, end in pairwise(word_borders(hans)):
        for at in range(start, end):
            if hant[at] not in forms or at in settled:
                continue
            counts = forms[hant[at]]
            if rival := next(_simple_rivals(hant, hans, at, converter), ""):
                doubts.append(Doubt(at, hans[at], rival, 0))
            elif end - start == 1 or not is_word(hans[start:end]):
                doubts.append(Doubt(at, hans[at], *_next(counts, hans[at])))
    return doubts


def _simple_rivals(hant: str, hans: str, at: int, converter: ScriptConverter) -> Iterator[str]:
    """Other forms of the character that make a word of two with a neighbour, where what is made makes none with it."""
    for first in range(max(0, at - 1), min(at, len(hans) - 2) + 1):
        pair, place = hans[first : first + 2], at - first
        for form in simple_forms()[hant[at]].keys() - {hans[at]}:
            other = pair[:place] + form + pair[place + 1 :]
            if not is_word(pair) and converter.simple_in_word(other, place, hant[at]):
                yield form


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
