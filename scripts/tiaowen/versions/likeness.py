"""How alike the provisions of two texts are, by the pairs of characters that they share; which few are worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tiaowen.versions.wording import pairs_of

# Words are found again by so many characters in a row.
RUN = 4
# A run that more provisions have says of none that it is this one.
RARE = 6
# So many are compared with one.
CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Match:
    """The provision ``old`` of the earlier text and ``new`` of the later, and how alike they are."""

    old: int
    new: int
    score: float


class Likeness:
    """Of the provisions ``old`` and ``new``, by their words; ``compared`` counts the steps, for a test of growth."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self._of_old = [Counter(pairs_of(words)) for words in old]
        self._of_new = [Counter(pairs_of(words)) for words in new]
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for a, words in enumerate(old):
            for run in _runs(words):
                self._having[run].append(a)
        self.compared = 0
        self.candidates = lru_cache(None)(self._candidates)

    def _candidates(self, new: int) -> list[int]:
        """The old provisions that share most of what is rare with ``new``, best first."""
        shared: Counter[int] = Counter()
        for run in sorted(_runs(self.new[new])):
            having = self._having.get(run, ())
            if len(having) <= RARE:
                self.compared += len(having)
                shared.update(having)
        best = sorted(shared.items(), key=lambda found: (-found[1], found[0]))
        return [a for a, _ in best[:CANDIDATES]]

    def of(self, old: int, new: int) -> float:
        """Between 0 and 1: what both have of what they have together (Dice)."""
        self.compared += 1
        one, other = self._of_old[old], self._of_new[new]
        size = one.total() + other.total()
        return 2 * (one & other).total() / size if size else 1.0

    def inside(self, old: int, new: int) -> float:
        """How much of ``new`` stood in ``old``, run by run."""
        runs = _runs(self.new[new])
        return len(runs & _runs(self.old[old])) / len(runs)

    def part(self, old: int, new: int, other: int) -> float:
        """How much of ``new`` stood in ``old`` and does not stand in ``other``, which ``old`` became."""
        runs = _runs(self.new[new])
        return len((runs & _runs(self.old[old])) - _runs(self.new[other])) / len(runs)

    def turned(self) -> Likeness:
        """The same seen from the other side."""
        return Likeness(self.new, self.old)


def _runs(words: str) -> set[str]:
    return {words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))}
