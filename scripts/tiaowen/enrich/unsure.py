"""The readings and the forms of the other script that nobody and nothing settled: where an editor should look first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiaowen.language.doubts import Doubt
from tiaowen.language.form_doubts import form_doubts, simple_doubts
from tiaowen.language.placed_readings import Places
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.segmenter import word_borders
from tiaowen.model import Both, Script, Sentence, Unit, Work

# As many as an editor reviews at a sitting.
MOST = 50
# What leads by so much is as good as sure.
_SURE = 1000
# More of the same would fill the list with one word.
_OF_ONE = 3
_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Unsure:
    """A place: its sentence and where in it, the doubt, and what stands beside it in simplified script."""

    sentence: str
    unit: str
    doubt: Doubt
    left: str
    character: str
    right: str

    @property
    def row(self) -> str:
        """A row of readings.tsv that says it is read rightly."""
        return "\t".join((self.unit, self.left, self.character, self.right, self.doubt.taken))


@dataclass(frozen=True, slots=True)
class UnsureForm:
    """A place: its sentence, the doubt, and the words around it in both scripts."""

    sentence: str
    doubt: Doubt
    words: Both

    @property
    def row(self) -> str:
        """A row of conversion.tsv that says it is written rightly, of whole words, so that it cuts none; "" for a character
        by itself, whose row would hold everywhere."""
        return "" if len(self.words.hans) == 1 else f"{self.words.hant}\t{self.words.hans}\t看过"


def unsure(work: Work, doubts: Mapping[str, Sequence[Doubt]], placed: Places) -> tuple[Unsure, ...]:
    """The ``MOST`` places of ``work`` least sure, least sure first, of a character read one way ``_OF_ONE`` at most.

    What an editor ``placed`` is left out.
    """
    return tuple(_unsure(*place) for place in _least_sure(work, doubts, placed))


def unsure_forms(work: Work, converter: ScriptConverter) -> tuple[UnsureForm, ...]:
    """The same of the forms that the converter made: traditional ones of a text received in simplified script, simplified
    ones of one received in traditional script."""
    sentences = [sentence for unit in work.units for sentence in unit.sentences]
    doubts: dict[str, list[Doubt]] = {
        sentence.id: _doubts(sentence.text, work.received.script, converter) for sentence in sentences
    }
    return tuple(_unsure_form(*place) for place in _least_sure(work, doubts, {}))


def _doubts(text: Both, received: Script, converter: ScriptConverter) -> list[Doubt]:
    """What is doubted of the edition that was made, where it has what the converter makes of the sentence alone."""
    of, made = (form_doubts, text.hant) if received == "hans" else (simple_doubts, text.hans)
    return [doubt for doubt in of(text.of(received), converter) if made[doubt.at] == doubt.taken]


def _least_sure(
    work: Work, doubts: Mapping[str, Sequence[Doubt]], placed: Places
) -> list[tuple[Unit, Sentence, Doubt]]:
    found = [
        (doubt.lead, number, doubt, unit, sentence)
        for number, (unit, sentence) in enumerate((u, s) for u in work.units for s in u.sentences)
        for doubt in doubts[sentence.id]
        if doubt.lead < _SURE and (sentence.id, doubt.at) not in placed
    ]
    found.sort(key=lambda each: (*each[:2], each[2].at))
    seen: Counter[tuple[str, str]] = Counter()
    few = []
    for *_, doubt, unit, sentence in found:
        kind = sentence.text.hans[doubt.at], doubt.taken
        seen[kind] += 1
        if seen[kind] <= _OF_ONE:
            few.append((unit, sentence, doubt))
    return few[:MOST]


def _unsure(unit: Unit, sentence: Sentence, doubt: Doubt) -> Unsure:
    text, at = sentence.text.hans, doubt.at
    left, right = _beside("\n".join(each.text.hans for each in unit.sentences), text, at)
    return Unsure(sentence.id, unit.id, doubt, left, text[at], right)


def _unsure_form(_: Unit, sentence: Sentence, doubt: Doubt) -> UnsureForm:
    """With the words left and right, no further than the cell of a table."""
    hans, borders = sentence.text.hans, word_borders(sentence.text.hans)
    word = bisect_right(borders, doubt.at)
    first, last = borders[max(0, word - 2)], borders[min(len(borders) - 1, word + 1)]
    start = doubt.at - len(hans[first : doubt.at].rpartition("\t")[2].lstrip())
    end = doubt.at + len(hans[doubt.at : last].partition("\t")[0].rstrip())
    return UnsureForm(sentence.id, doubt, Both(sentence.text.hant[start:end], hans[start:end]))


def _beside(whole: str, text: str, at: int) -> tuple[str, str]:
    """What stands left and right of the character, as long as it takes for there to be one such place in the unit."""
    left = right = ""
    for width in (_BESIDE, 4 * _BESIDE, len(text)):
        # A cell of readings.tsv keeps no tab, which stands between the cells of a table.
        left = text[max(0, at - width) : at].rpartition("\t")[2].lstrip()
        right = text[at + 1 : at + 1 + width].partition("\t")[0].rstrip()
        if whole.count(left + text[at] + right) == 1:
            break
    return left, right
