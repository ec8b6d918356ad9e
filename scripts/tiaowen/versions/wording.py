"""What of a provision counts as its words: punctuation, blanks, width, its own number and forms of one character are set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from tiaowen.model import Unit

# Between figures a point, a sign of per cent or a dash is no punctuation: 3.5% and 35 are two numbers.
_IN_FIGURES = frozenset(".%‰-~/:+")
# Brackets for titles, as keyboards have them.
_BRACKETS = frozenset("<>")
# Ways to write one numeral.
_ALIKE = str.maketrans("○Ο", "〇〇")


class Wording:
    """Folds words for comparing; ``to_hans`` gives the usual form of one character."""

    def __init__(self, to_hans: Callable[[str], str]) -> None:
        self._to_hans = to_hans
        self.plain: Callable[[str], str] = lru_cache(1 << 16)(self._plain)

    def _plain(self, text: str) -> str:
        """``text`` without what is no word; "" where nothing of it is one."""
        folded = unicodedata.normalize("NFKC", text).translate(_ALIKE)
        return "".join(self._to_hans(c) for at, c in enumerate(folded) if _counts(folded, at))

    def sign(self, text: str) -> str:
        """What is no word, width set aside."""
        return unicodedata.normalize("NFKC", text)

    def words(self, unit: Unit) -> str:
        """The words of a unit, its own number apart."""
        return self.plain(own_words(unit))


def own_words(unit: Unit) -> str:
    """The text of a unit in simplified script behind its own number."""
    return unit.text.hans[number_end(unit) :]


def number_end(unit: Unit) -> int:
    """Where the number that begins a unit ends, with the blanks behind it; 0 where none begins it."""
    text, number = unit.text.hans, unit.number.hans
    found = re.compile(rf"\s*{re.escape(number)}\s*").match(text) if number else None
    return found.end() if found else 0


def own_numbers(units: Iterable[Unit]) -> list[tuple[int, int]]:
    """Where the own numbers of the units stand in their texts put together."""
    found, at = [], 0
    for unit in units:
        if end := number_end(unit):
            found.append((at, at + end))
        at += len(unit.text.hans)
    return found


# The number of an article in one text, 第八条, and in another.
Renumbered = Mapping[str, str]


def renumbered(
    old: Mapping[str, Unit], new: Mapping[str, Unit], mapping: Iterable[tuple[Sequence[str], Sequence[str]]]
) -> Renumbered:
    """Which articles that are one in both texts have which number in the later one."""
    alone = ((old[one[0]], new[other[0]]) for one, other in mapping if len(one) == len(other) == 1)
    pairs = ((before, after) for before, after in alone if before.kind == "article")
    return {before.number.hans: after.number.hans for before, after in pairs if before.number != after.number}


def pairs_of(words: str) -> Sequence[str]:
    """Every two characters beside each other, by which texts are likened; a single character stands for itself."""
    return [words[at : at + 2] for at in range(len(words) - 1)] or [words] * bool(words)


def _counts(text: str, at: int) -> bool:
    character = text[at]
    if character in _IN_FIGURES:
        return _is_figure(text, at - 1) and (_is_figure(text, at + 1) or character in "%‰")
    return character not in _BRACKETS and unicodedata.category(character)[0] in "LNS"


def _is_figure(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isdigit()
