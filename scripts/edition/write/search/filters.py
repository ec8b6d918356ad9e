"""A small filter a file: which pairs of characters and of syllables it may have (a Bloom filter).

Pairs run over punctuation, as search does; syllables are toneless, in every reading a character can have.
``overrides/assets/javascripts/search/filter.js`` asks the same questions of it.
"""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from edition.pinyin import listed_readings, toneless
from edition.write.search.passages import Passage

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
    texts = zip(passage.text.hant, passage.text.hans, passage.readings, strict=True)
    kept = [(_folded(hant, fold), hans, reading) for hant, hans, reading in texts if counts(hant)]
    for (one, *_), (other, *_) in pairwise(kept):
        yield one + other
    yield from (one for one, *_ in kept)
    pairs = {((a, r), (b, s)) for (_, a, r), (_, b, s) in pairwise(kept) if r and s}
    for first, second in pairs:
        yield from (f"{a} {b}" for a, b in product(_bases(*first), _bases(*second)))
    yield from (f"{base} " for _, hans, reading in kept if reading for base in _bases(hans, reading))


def counts(character: str) -> bool:
    """Whether search looks at a character: a letter or digit of any writing."""
    return unicodedata.category(character)[0] in "LN"


def _folded(character: str, fold: Mapping[str, str]) -> str:
    wide = unicodedata.normalize("NFKC", character)
    plain = (wide if len(wide) == 1 else character).lower()
    plain = plain if len(plain) == 1 else character
    return fold.get(plain, plain)


def _bases(character: str, reading: str) -> Iterable[str]:
    listed = listed_readings([character])[character]
    return {toneless(r).replace("ü", "v").replace("ê", "e") for r in (reading, *listed)}
