"""One sentence as a reference stands in it: what is quoted, and which other works it names.

Everything is asked of the text near a reference, or of places found once, so that a long sentence takes no longer a
character than a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path

from tiaowen.enrich.work_names import Named
from tiaowen.kit.word_list import words
from tiaowen.text.genres import CITED_GENRES
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.reference_grammar import OWN_WORD, SPACES

_GENRE = "|".join(CITED_GENRES)
# Behind the name of a work: （2020修正）, 中的; 刑法第二百三十六第三款 lacks its 条.
_BEHIND = rf"(?:[（(][^（）()]*[）)])?{SPACES}中?的?{SPACES}(?:第{NUMERAL})?$"
_BEHIND_NAME = re.compile(_BEHIND)
_OTHER_WORK = re.compile(rf"(?:》|(?<![依违守立司执合无非责])(?<!{OWN_WORD})(?:{_GENRE})|号){_BEHIND}")
_THAT = re.compile(rf"[该同]({_GENRE})$")
# A name without 《》 begins here: 依照刑法, but not 民用航空法 where 航空法 is published.
_BEFORE_NAMES = "|".join(words(Path(__file__).with_name("before_names.txt")))
_BEGINS = re.compile(rf"^|[，。；：、（）“”《》\s]|{_BEFORE_NAMES}|(?<![国公私所共])有")
_LONGEST = 40
# How much of the text before a reference may say whose it is: a name, and what stands in brackets behind it.
_NEAR = 200
# How many names may stand in brackets between a name and what is said of it.
_INSIDE = 3


class Said:
    """Made once for a sentence.  ``quoted``: it begins inside a quotation; ``names``: the works it names; ``own``: its own."""

    def __init__(self, text: str, quoted: bool, names: Sequence[Named], own: Callable[[str], bool]) -> None:
        self._text, self._names = text, names
        self._ends = [named.end for named in names]
        self._another = next((named.end for named in names if not own(named.title)), len(text) + 1)
        signs = [(found.start(), found[0] in "“《") for found in re.finditer("[“”《》]", text)]
        self._signs, self._opens = [at for at, _ in signs], [quoted, *(opens for _, opens in signs)]

    def is_quoted(self, at: int) -> bool:
        """Whether the last sign before ``at`` opens a quotation or a title."""
        return self._opens[bisect_left(self._signs, at)]

    def names_another(self, at: int) -> bool:
        """Whether another work is named before ``at``."""
        return self._another <= at

    def title_at(self, at: int, known: Callable[[str], bool]) -> str | None:
        """The other work whose name ends at ``at``: 《…》, a name, 該辦法 of the last 《…辦法》.

        "" where it has a name that is not ``known``; None where no other work's name ends there.
        """
        near = self._text[max(at - _NEAR, 0) : at]
        last = bisect_right(self._ends, at) - 1
        named = self._bound(last, at)
        if named and self._text[named.end - 1] == "》":
            return named.title
        if not named and not _OTHER_WORK.search(near):
            return None
        name = re.sub(_BEHIND, "", near)
        if that := _THAT.search(name):
            titles = (self._names[i].title for i in range(last, -1, -1))
            return next((title for title in titles if title.endswith(that[1])), "")
        starts = [match.end() for match in _BEGINS.finditer(name) if len(name) - _LONGEST <= match.end() < len(name)]
        if named and any(name[start:] == self._text[named.start : named.end] for start in starts):
            return named.title
        return next((name[start:] for start in starts if known(name[start:])), "")

    def _bound(self, last: int, at: int) -> Named | None:
        """The name that stands right before ``at``: the ``last`` one, or one before it: 《民事訴訟法》（以下簡稱民訴法）第二條."""
        near = (self._names[i] for i in range(last, max(last - _INSIDE, -1), -1))
        return next((named for named in near if _BEHIND_NAME.fullmatch(self._text, named.end, at)), None)
