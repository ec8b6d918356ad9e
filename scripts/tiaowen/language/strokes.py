"""How many strokes a character has, from ``strokes.tsv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows


def strokes(character: str) -> int:
    """The strokes of a character of either script as it is written; 0 where that is not known."""
    return _counts().get(character, 0)


@cache
def _counts() -> dict[str, int]:
    table = rows(Path(__file__).with_name("strokes.tsv"))
    return {character: int(count) for count, characters in table for character in characters}
