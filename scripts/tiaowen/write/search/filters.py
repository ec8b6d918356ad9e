"""A small filter a file: which pairs of characters and of syllables it may have (a Bloom filter).

Pairs run over punctuation, as search does; syllables are toneless, in every reading a character can have.
``overrides/assets/javascripts/search/filter.js`` asks the same questions of it.
"""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product

from tiaowen.language.pinyin import listed_readings, toneless
from tiaowen.write.search.passages import Passage

# Traditional, simplified, reading.
_Character = tuple[str, str, str]
BITS_A_PAIR = 6
HASHES = 3
_FNV, _PRIME, _WORD = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def filter_of(passages: Sequence[Passage], fold: Mapping[str, str]) -> str:
    """The filter of a file as base64."""
    keys = {key for passage in passages for key in _keys(passage, fold)}
    size = max(1, (len(keys) * BITS_A_PAIR + 7) // 8)
    bits = bytearray(size)
    for key in keys:
        for bit in places(key, size * 8):
            bits[bit >> 3] |= 1 << (bit & 7)
    return base64.b64encode(bits).decode()


def places(key: str, bits: int) -> Iterator[int]:
    """The bits that stand for ``key``: FNV-1a of its UTF-16 code units, begun anew with another seed for each."""
    units = key.encode("utf-16-le")
    for seed in range(HASHES):
        value = _FNV ^ seed
        for at in range(0, len(units), 2):
            value = ((value ^ (units[at] | units[at + 1] << 8)) * _PRIME) & _WORD
        yield value % bits


def _keys(passage: Passage, fold: Mapping[str, str]) -> Iterator[str]:
    """Characters and pairs of them, folded; syllables and pairs of them, whichever each character can be."""
    edited = list(zip(passage.text.hant, passage.text.hans, passage.readings, strict=True))
    yield from _keys_of(edited, fold)
    if passage.received:
        yield from _keys_of(_restored(passage, edited), fold)


def _restored(passage: Passage, edited: list[_Character]) -> list[_Character]:
    """The passage with received readings in place, each of their characters in any reading."""
    text: list[_Character] = []
    at = 0
    for received in passage.received:
        pairs = zip(received.text.hant, received.text.hans, strict=True)
        text += [*edited[at : received.start], *((a, b, next(iter(listed_readings([b])[b]), "")) for a, b in pairs)]
        at = received.end
    return text + edited[at:]


def _keys_of(text: list[_Character], fold: Mapping[str, str]) -> Iterator[str]:
    kept = [(_folded(hant, fold), hans, reading) for hant, hans, reading in text if counts(hant)]
    for one in set(kept):
        yield one[0]
        yield from (f"{base} " for base in bases(one[1], one[2]))
    for one, other in set(pairwise(kept)):
        yield one[0] + other[0]
        yield from (f"{a} {b}" for a, b in product(bases(one[1], one[2]), bases(other[1], other[2])))


@cache
def counts(character: str) -> bool:
    """Whether search looks at a character: a letter or digit of any writing."""
    return unicodedata.category(character)[0] in "LN"


def _folded(character: str, fold: Mapping[str, str]) -> str:
    plain = _plain(character)
    return fold.get(plain, plain)


@cache
def _plain(character: str) -> str:
    wide = unicodedata.normalize("NFKC", character)
    plain = (wide if len(wide) == 1 else character).lower()
    return plain if len(plain) == 1 else character


@cache
def bases(character: str, reading: str) -> tuple[str, ...]:
    """The toneless syllables that a character can be, ü as v; none where it is not read."""
    if not reading:
        return ()
    listed = listed_readings([character])[character]
    return tuple(sorted({base(one) for one in (reading, *listed)}))


def base(reading: str) -> str:
    """A syllable as it is typed: toneless, ü as v."""
    return toneless(reading).replace("ü", "v").replace("ê", "e")
