"""Which characters count as one for search: both scripts, variants, and what a text treats as the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both
from tiaowen.text.look_alikes import RADICALS, meant
from tiaowen.write.search.passages import Passage

_ALSO = {"著": "着"}


def fold_table(passages: Iterable[Passage], converter: ScriptConverter) -> dict[str, str]:
    """Character → the one that stands for it, for every character that is not its own.

    Simplified forms come from OpenCC's characters; a radical that a copy of a PDF has, ⺠, counts as what it stands for, in the
    text and where it is typed.  Where an edition prints, for one character of
    the other, something that they do not join, both count as one too: a text is found by either edition.
    """
    table = {**converter.simplified_forms(), **_ALSO, **RADICALS}
    pairs = {pair for p in passages for text in _texts(p) for pair in zip(text.hant, text.hans, strict=True)}
    table |= {c: meant(c) for pair in pairs for c in pair if meant(c) != c}
    for hant, hans in sorted(pairs):
        one, other = folded(hant, table), folded(hans, table)
        if one != other:
            table[one] = other
    return {character: folded(character, table) for character in table}


def folded(character: str, table: Mapping[str, str]) -> str:
    """The character that stands for ``character``."""
    seen = {character}
    while (character := table.get(character, character)) not in seen:
        seen.add(character)
    return character


def _texts(passage: Passage) -> list[Both]:
    return [passage.text, *(received.text for received in passage.received)]
