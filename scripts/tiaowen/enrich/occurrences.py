"""Where names stand in a text: the longest at each place, none inside a longer word that excludes it.

Names are looked for in the simplified edition, which runs character for character with the
traditional one, so that either script finds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tiaowen.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """A range of a text and the slug of the entry that is named there."""

    start: int
    end: int
    slug: str


class Finder:
    """Made once for many texts; looks only at names that begin with the two characters at hand."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: dict[str, list[tuple[str, str]]] = {}
        self._exceptions: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            self._exceptions[entry.slug] = tuple(word.hans for word in entry.exceptions)
            for word in entry.words:
                self._names.setdefault(word.hans[:2], []).append((word.hans, entry.slug))
        for names in self._names.values():
            names.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> Iterator[Found]:
        """The names in simplified ``text``, from left to right, none overlapping another."""
        at = 0
        while at < len(text):
            found = self._at(text, at)
            if found:
                yield found
            at = found.end if found else at + 1

    def _at(self, text: str, at: int) -> Found | None:
        for word, slug in (*self._names.get(text[at : at + 2], ()), *self._names.get(text[at], ())):
            if text.startswith(word, at) and not self._excluded(text, at, word, slug):
                return Found(at, at + len(word), slug)
        return None

    def _excluded(self, text: str, at: int, word: str, slug: str) -> bool:
        return any(
            text.startswith(longer, at - shift)
            for longer in self._exceptions[slug]
            for shift in _places(word, longer)
            if shift <= at
        )


def _places(word: str, longer: str) -> Iterator[int]:
    at = longer.find(word)
    while at >= 0:
        yield at
        at = longer.find(word, at + 1)
