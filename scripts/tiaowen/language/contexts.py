"""Characters that no phrase of a dictionary decides, read by what stands around them.

``contexts.tsv`` is learnt (bench/text/train.py says from what): for each such character the readings it can have and, for marks of
its surroundings, what each speaks for.  Where the sum does not clearly favour another, the usual reading stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("contexts.tsv")
# By how much, in the table's units, the sum must favour another reading: what is measured changes little from 20 to 100.
MARGIN = 50
_FAR = 5


@dataclass(frozen=True, slots=True)
class Words:
    """A text and where its words begin, and where the last one ends."""

    text: str
    borders: Sequence[int]

    def marks(self, number: int, at: int) -> Iterator[str]:
        """What stands around character ``at``, which is in the word of that ``number``: one mark a kind, its letter first."""
        start, end = self.borders[number], self.borders[number + 1]
        before, after, second_before, second_after = map(self._character, (at - 1, at + 1, at - 2, at + 2))
        yield from (f"l{before}", f"r{after}", f"a{second_before}", f"b{second_after}")
        yield from (f"L{second_before}{before}", f"R{after}{second_after}", f"m{before}{after}")
        if end - start > 1:
            yield f"w{at - start}{self.text[start:end]}"
        else:
            yield from (f"p{self._word(number - 1)}", f"n{self._word(number + 1)}")
            yield f"d{min(len(self._word(number - 1)), 3)}{min(len(self._word(number + 1)), 3)}"
        # The dot of foreign names.
        if "·" in self.text[max(0, at - _FAR) : at + _FAR + 1]:
            yield "t"

    def _character(self, at: int) -> str:
        return self.text[at] if 0 <= at < len(self.text) else "#"

    def _word(self, number: int) -> str:
        return (
            self.text[self.borders[number] : self.borders[number + 1]] if 0 <= number < len(self.borders) - 1 else "#"
        )


@dataclass(frozen=True, slots=True)
class Learnt:
    """The readings a character can have, and for each mark how much it speaks for each but the first, over the first."""

    readings: tuple[str, ...]
    weights: Mapping[str, tuple[int, ...]]

    def weigh(self, marks: Iterator[str], usual: str) -> tuple[str, str, int]:
        """The reading that ``marks`` speak for, or the ``usual`` one, the reading next to it, and by how much it leads."""
        sums = [0] * (len(self.readings) - 1)
        for mark in (f"u{usual}", *marks):
            for label, weight in enumerate(self.weights.get(mark, ())):
                sums[label] += weight
        scores = dict(zip(self.readings, (0, *sums), strict=True))
        scores[usual] = scores.get(usual, max(scores.values())) + MARGIN
        best, other, *_ = sorted(scores, key=lambda reading: (-scores[reading], reading != usual))
        return best, other, scores[best] - scores[other]


@cache
def learnt() -> dict[str, Learnt]:
    """What the table says of each character."""
    lines = _TABLE.read_text("utf-8").splitlines()
    return dict(_character(*line.split("\t")) for line in lines if not line.startswith("#"))


def _character(character: str, readings: str, *marked: str) -> tuple[str, Learnt]:
    pairs = zip(marked[::2], marked[1::2], strict=True)
    weights = {mark: tuple(map(int, w.split())) for mark, w in pairs}
    return character, Learnt(tuple(readings.split()), weights)
