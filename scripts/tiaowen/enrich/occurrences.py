"""Where names stand in a text: the longest at each place, none inside a longer word that excludes it.

Names are looked for in the simplified edition, which runs character for character with the
traditional one, so that either script finds both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from tiaowen.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """A range of a text and the slug of the entry that is named there."""

    start: int
    end: int
    slug: str


Names = dict[str, list[tuple[str, str]]]


def names_by_start(names: Iterable[tuple[str, str]]) -> Names:
    """Pairs of a name and what it stands for, by the name's first two characters, the longest first."""
    found: Names = {}
    for name, meant in names:
        found.setdefault(name[:2], []).append((name, meant))
    for pairs in found.values():
        pairs.sort(key=lambda pair: -len(pair[0]))
    return found


def longest_names(
    text: str, names: Names, excluded: Callable[[int, str, str], bool] = lambda _at, _name, _meant: False
) -> Iterator[tuple[int, int, str]]:
    """Start, end and meaning of the names in ``text``: leftmost, then longest, none overlapping another."""
    at = 0
    while at < len(text):
        found = _name_at(text, at, names, excluded)
        if found:
            yield found
        at = found[1] if found else at + 1


def _name_at(
    text: str, at: int, names: Names, excluded: Callable[[int, str, str], bool]
) -> tuple[int, int, str] | None:
    for name, meant in (*names.get(text[at : at + 2], ()), *names.get(text[at], ())):
        if text.startswith(name, at) and not excluded(at, name, meant):
            return at, at + len(name), meant
    return None


class Finder:
    """Made once for many texts; looks only at names that begin with the two characters at hand."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        self._exceptions = {entry.slug: tuple(word.hans for word in entry.exceptions) for entry in entries}
        self._names = names_by_start((word.hans, entry.slug) for entry in entries for word in entry.words)

    def find(self, text: str) -> Iterator[Found]:
        """The names in simplified ``text``, from left to right, none overlapping another."""
        excluded = partial(self._excluded, text)
        return (Found(start, end, slug) for start, end, slug in longest_names(text, self._names, excluded))

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
