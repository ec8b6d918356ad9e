"""Where words end, by a segmenter, and phrases laid where they cut no word.  The only module that knows rjieba.

Search ranks a hit on whole words above one that cuts them; readings and traditional characters are looked up word by
word, since the longest phrase from the left, which their dictionaries would take, is often not one: 并处|罚款, 地点|和|面积.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

import rjieba

# Shorter ones are cut well enough by the dictionary of readings.
_LONG = 4


def cut(text: str) -> list[str]:
    """The words of simplified ``text``, in order; punctuation counts as words."""
    return list(rjieba.cut(text))


def is_word(text: str) -> bool:
    """Whether ``text`` is one word of the segmenter's dictionary, none that it guesses."""
    return len(list(rjieba.cut(text, False))) == 1


@cache
def pieces(word: str) -> tuple[str, ...]:
    """The shorter words that make up a word of four characters or more: 本|行政区域, 工商|行政.

    The word itself where it can be cut in several ways, or leaves a single character behind the first (婚|生子|女).
    """
    if len(word) < _LONG:
        return (word,)
    forward, backward = _fewest(word, forward=True), _fewest(word, forward=False)
    return forward if forward == backward and all(len(piece) > 1 for piece in forward[1:]) else (word,)


def _fewest(word: str, *, forward: bool) -> tuple[str, ...]:
    """``word`` cut into the fewest words shorter than it; of several ways the one whose last words are shortest, or longest."""
    best: list[tuple[str, ...]] = [()]
    for end in range(1, len(word) + 1):
        starts = range(end) if forward else range(end - 1, -1, -1)
        last = [s for s in starts if end - s == 1 or (end - s < len(word) and is_word(word[s:end]))]
        ways = [(*best[s], word[s:end]) for s in reversed(last)]
        best.append(min(ways, key=len))
    return best[-1]


def word_lengths(text: str) -> list[int]:
    """The lengths of the words of simplified ``text``, in order."""
    return list(map(len, cut(text)))


def word_borders(text: str) -> list[int]:
    """Where the words of simplified ``text`` begin, and where the last one ends."""
    return list(accumulate(word_lengths(text), initial=0))


class Phrases:
    """Phrases to look for: the longest of those that stand at a place, and do not cut a word there.

    Those ``anywhere`` may cut one.
    """

    def __init__(self, phrases: Iterable[str], anywhere: Collection[str] = ()) -> None:
        self._anywhere = frozenset(anywhere)
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted({*phrases, *anywhere}, key=lambda phrase: (-len(phrase), phrase)):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def find(self, text: str, borders: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Each phrase in ``text`` and where it stands, none over another; ``borders`` are where words begin and end."""
        word_at = [start for start, end in pairwise(borders) for _ in range(start, end)] + [len(text)]
        after = 0
        for at, character in enumerate(text):
            if at >= after and character in self._by_first and (phrase := self._standing(text, at, word_at)):
                yield at, phrase
                after = at + len(phrase)

    def _standing(self, text: str, at: int, word_at: Sequence[int]) -> str:
        standing = (p for p in self._by_first[text[at]] if text.startswith(p, at))
        return next((p for p in standing if p in self._anywhere or _cuts_no_word(at, at + len(p), word_at)), "")


def _cuts_no_word(start: int, end: int, word_at: Sequence[int]) -> bool:
    """Whether ``start`` to ``end`` is of whole words, or the head or tail of one and longer than a character."""
    begins, ends = word_at[start] == start, word_at[end] != word_at[end - 1]
    if word_at[start] == word_at[end - 1] and end - start > 1:
        return begins or ends
    return begins and ends
