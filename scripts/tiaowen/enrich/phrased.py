"""The text of a unit as phrases that another unit may share: runs of characters, given as whole words.

Words are those of the segmenter, in both texts: 告住所地 of 被告住所地 is none, nor is 人民法院審理第.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Set
from itertools import groupby, pairwise
from pathlib import Path

from tiaowen.kit.word_list import words as word_list
from tiaowen.language.segmenter import word_borders
from tiaowen.model import Unit
from tiaowen.text.numerals import HAN_NUMERAL

GRAM = 4
_FILLER = word_list(Path(__file__).parents[1] / "language" / "filler_words.txt")
_AT_THE_EDGE = frozenset([*_FILLER, *word_list(Path(__file__).with_name("edge_words.txt"))])
_HAN = re.compile("[\u3400-\u9fff]")
# 百分之六十, 三分之二, 六個月: how much of something says nothing of what.
_AMOUNT = re.compile(rf"(?:百分之|千分之)?(?:{HAN_NUMERAL}|两)(?:分之{HAN_NUMERAL})?[年月日个]*")
# 刑法第二百七十, where one text has 第二百七十四条 and the other 第二百七十五条.
_CUT_NUMBER = re.compile(rf"第(?:{HAN_NUMERAL})?$")
_BREAK = re.compile(r"[^\u3400-\u9fff]+|" + "|".join(sorted(_FILLER, key=len, reverse=True)))


class Phrased:
    """The simplified text of a unit, and where each gram of it stands that ``mark`` is asked to keep."""

    def __init__(self, unit: Unit) -> None:
        self.text = unit.text.hans
        start = len(unit.number.hans)
        breaks = [start, *(at for found in _BREAK.finditer(self.text, start) for at in found.span()), len(self.text)]
        self._chunks = [*zip(breaks[::2], breaks[1::2], strict=True)]
        self._places: dict[str, list[int]] = {}
        self._borders: list[int] = []

    def grams(self) -> Iterator[tuple[int, str]]:
        """Every gram and where it begins, none across a break."""
        return ((at, self.text[at : at + GRAM]) for a, b in self._chunks for at in range(a, b - GRAM + 1))

    def mark(self, kept: Set[str]) -> None:
        """Remember where the grams ``kept`` stand."""
        for at, gram in self.grams():
            if gram in kept:
                self._places.setdefault(gram, []).append(at)
        self._borders = word_borders(self.text) if self._places else []

    def runs(self, shared: Iterable[str]) -> Iterator[str]:
        """The passages that grams of ``shared`` cover without a gap, from left to right."""
        places = sorted(at for gram in shared for at in self._places[gram])
        for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
            covered = [at for _, at in run]
            yield self.text[covered[0] : covered[-1] + GRAM]

    def find(self, run: str) -> int:
        """Where ``run`` first stands, -1 where only its grams do."""
        return next((at for at in self._places[run[:GRAM]] if self.text.startswith(run, at)), -1)

    def borders(self, start: int, end: int) -> set[int]:
        """Where words begin or end, from ``start`` to ``end``, as distances from ``start``."""
        first = bisect_left(self._borders, start)
        return {at - start for at in self._borders[first : bisect_right(self._borders, end)]}


def shared_words(a: Phrased, b: Phrased, run: str) -> str:
    """``run``, which stands in both texts, in whole words of both: widened as far as they agree, then without the words cut at
    its ends and those that say nothing there; "" where nothing is left that says anything."""
    i, j = a.find(run), b.find(run)
    if i < 0 or j < 0:
        return ""
    i, j, length = _widened(a.text, i, b.text, j, len(run))
    borders = _agreed(a.borders(i, i + length), b.borders(j, j + length), length)
    words = [a.text[i + start : i + end] for start, end in pairwise(borders)]
    while words and _says_nothing(words[0]):
        words.pop(0)
    while words and _says_nothing(words[-1]):
        words.pop()
    phrase = _CUT_NUMBER.sub("", "".join(words))
    return phrase if len(phrase) >= GRAM else ""


def _agreed(ones: set[int], others: set[int], length: int) -> list[int]:
    """The borders of both; at the end that of one is enough behind a whole word: 全会, where the other has 全会精神."""
    borders = sorted(ones & others)
    whole = borders and borders[-1] in range(1, length - 1) and length in ones | others
    return [*borders, length] if whole else borders


def _widened(a: str, i: int, b: str, j: int, length: int) -> tuple[int, int, int]:
    """The run at ``i`` and ``j`` with the characters around it on which both texts agree."""
    while i and j and a[i - 1] == b[j - 1] and _HAN.match(a[i - 1]):
        i, j, length = i - 1, j - 1, length + 1
    while i + length < len(a) and a[i + length] == b[j + length : j + length + 1] and _HAN.match(a[i + length]):
        length += 1
    return i, j, length


def _says_nothing(word: str) -> bool:
    return word in _AT_THE_EDGE or bool(_AMOUNT.fullmatch(word))
