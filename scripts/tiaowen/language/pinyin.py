"""The only module that knows pypinyin: readings of text, what a syllable is, pinyin → 注音."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain

from pypinyin import Style
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.mmseg import seg
from pypinyin.style import convert

# The dictionary writes their sandhi in phrases.
_SANDHI = frozenset("一不")
_TONES = "\u0304\u0301\u030c\u0300"


def readings(text: str) -> list[str]:
    """The dictionary's reading of every character of simplified ``text`` in its phrases; "" if not Han.

    What ``pypinyin.pinyin(text)`` gives, without the detours for other styles that make it slow.
    """
    return [reading for word in seg.cut(text) for reading in _word_readings(word)]


@cache
def _word_readings(word: str) -> list[str]:
    if word in PHRASES_DICT:
        return [listed[0] for listed in PHRASES_DICT[word]]
    return [PINYIN_DICT.get(ord(character), "").partition(",")[0] for character in word]


def listed_readings(characters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Every reading that a phrase of the dictionary gives a character, and its first of all; sorted."""
    attested = _attested()
    return {c: tuple(sorted({*attested.get(c, ()), *_first(c)})) for c in characters}


@cache
def _attested() -> dict[str, Counter[str]]:
    """Character → in how many phrases of the dictionary it has each reading."""
    found: dict[str, Counter[str]] = {}
    for phrase, syllables in PHRASES_DICT.items():
        for character, listed in zip(phrase, syllables, strict=False):
            found.setdefault(character, Counter()).update(listed)
    return found


@cache
def other_reading(character: str, reading: str) -> tuple[str, int] | None:
    """The reading that phrases give ``character`` most often besides ``reading``, and how far it is behind, in 1,000.

    None where there is none but in another tone of speech (sandhi, neutral).
    """
    attested = _attested().get(character, Counter())
    others = {other: n for other, n in attested.items() if other != reading and toneless(other) != other}
    if not others or character in _SANDHI:
        return None
    other = max(sorted(others), key=others.__getitem__)
    return other, round(1000 * attested[reading] / (attested[reading] + others[other]))


def every_reading(character: str) -> list[str]:
    """All readings that the dictionary has of a character, common or not."""
    return PINYIN_DICT.get(ord(character), "").split(",")


def phrases_with(character: str) -> int:
    """How many phrases of the dictionary have a simplified character."""
    return _phrase_counts()[character]


def is_phrase(text: str) -> bool:
    """Whether simplified ``text`` is a phrase of the dictionary."""
    return text in PHRASES_DICT


def phrases() -> list[str]:
    """Every phrase of the dictionary, simplified."""
    return list(PHRASES_DICT)


@cache
def _phrase_counts() -> Counter[str]:
    return Counter(chain.from_iterable(map(set, PHRASES_DICT)))


def _first(character: str) -> list[str]:
    return [PINYIN_DICT[ord(character)].split(",")[0]] if ord(character) in PINYIN_DICT else []


def is_syllable(syllable: str) -> bool:
    """Whether ``syllable`` is a syllable of standard Chinese with at most one tone mark."""
    decomposed = unicodedata.normalize("NFD", syllable)
    marks = sum(decomposed.count(tone) for tone in _TONES)
    return marks <= 1 and toneless(syllable) in _syllables()


def toneless(syllable: str) -> str:
    """The syllable without its tone mark; ü keeps its dots."""
    decomposed = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))


@cache
def zhuyin(syllable: str) -> str:
    """``fǎ`` in 注音: ㄈㄚˇ."""
    return str(convert(syllable, Style.BOPOMOFO, strict=True, default=syllable))


@cache
def _syllables() -> frozenset[str]:
    """Every toneless syllable that a character of the dictionary has."""
    toned = {reading for listed in PINYIN_DICT.values() for reading in listed.split(",")}
    return frozenset(map(toneless, toned))


def words(text: str) -> list[str]:
    """``text``, simplified, cut into words and single characters by the dictionary's phrases."""
    return list(seg.cut(text))


def slug_of(text: str, longest: int = 40) -> str:
    """An address for ``text``: its pinyin without tones, Latin letters and digits kept.

    >>> slug_of("全過程 Log 2")
    'quan-guo-cheng-log-2'
    """
    words: list[str] = []
    for reading, character in zip(readings(text), text, strict=True):
        plain = toneless(reading).replace("ü", "v") if reading else ""
        if plain:
            words += [plain, ""]
        elif character.isascii() and character.isalnum():
            words = words or [""]
            words[-1] += character.lower()
        else:
            words.append("")
    found = "-".join(word for word in words if word)
    return found if len(found) <= longest else found[: longest + 1].rpartition("-")[0] or found[:longest]
