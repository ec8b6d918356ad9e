"""Text for comparing: script, width, style of quotation marks and spaces set aside.

Characters are folded one by one, so that a passage folds the same wherever it is cut out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = frozenset("\"'“”„‟‘’‚‛「」『』﹁﹂﹃﹄〝〞〟`´｀＂＇")
_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp", "Mn")
_DASHES = frozenset("‐‑‒–—―−－﹣")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` for comparing; ``origin[i]`` is where its character i stood before."""

    text: str
    origin: tuple[int, ...]

    def find_all(self, wanted: str) -> Iterator[tuple[int, int]]:
        """The ranges, in the text before folding, of every place of ``wanted`` (folded too)."""
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self.origin[at], self.origin[at + len(wanted) - 1] + 1
            at = self.text.find(wanted, at + 1)


class Folder:
    """Folds passages; ``to_hans`` converts one character to simplified script."""

    def __init__(self, to_hans: Callable[[str], str]) -> None:
        self._character = lru_cache(None)(lambda character: _fold_character(character, to_hans))

    def fold(self, text: str) -> Folded:
        """``text`` with the place of every character kept."""
        pairs = [(folded, at) for at, character in enumerate(text) for folded in self._character(character)]
        return Folded("".join(c for c, _ in pairs), tuple(at for _, at in pairs))

    def text(self, text: str) -> str:
        """``text`` folded, where places do not matter."""
        return "".join(map(self._character, text))

    def same_length(self, text: str) -> str:
        """``text`` folded with one character for each, for showing differences in the text itself."""
        return "".join((self._character(character) or " ")[0] for character in text)


def _fold_character(character: str, to_hans: Callable[[str], str]) -> str:
    if character in _QUOTES:
        return '"'
    if character in _DASHES:
        return "-"
    if character.isspace() or unicodedata.category(character) in _UNSEEN:
        return ""
    return "".join(to_hans(c) for c in unicodedata.normalize("NFKC", character) if not c.isspace())
