"""What a character can be taken for when a query does not stand in a text: what sounds and what looks like it.

The common characters of GB 2312 stand in the order of their pinyin, and every browser can write them down in that order: what is
published is how many each syllable has, and where among them the simplified forms of traditional characters stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows, words
from tiaowen.language.pinyin import phrases_with
from tiaowen.language.scripts import ScriptConverter

_HERE = Path(__file__).parent
_ROWS, _CELLS = range(0xB0, 0xD8), range(0xA1, 0xFF)
# Traditional characters in fewer phrases of the dictionary than this are left out, unless a table here has them: they weigh more
# than they are asked for.
_SELDOM = 51
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@cache
def common_characters() -> tuple[str, ...]:
    """The 3,755 characters of the first level of GB 2312, in the order of their pinyin."""
    codes = (bytes([row, cell]) for row in _ROWS for cell in _CELLS)
    return tuple(filter(None, (code.decode("gb2312", "ignore") for code in codes)))


def syllables() -> str:
    """``a2 ai13 …``: how many of the common characters each syllable has, in their order."""
    return " ".join(words(_HERE / "gb2312_syllables.txt"))


def traditional_forms(converter: ScriptConverter, known: Set[str] = frozenset()) -> tuple[str, str]:
    """Traditional characters in the order of their simplified forms, and how far apart these stand among the common ones.

    A digit of base 36 a character; one that is ``z`` goes so far and has no character.  Left out are those whose simplified form
    is ``known``.
    """
    places = {character: place for place, character in enumerate(common_characters())}
    all_forms = ((c, form) for c, form in converter.simplified_forms().items() if form not in known)
    forms = sorted(
        (places[form], c) for c, form in all_forms if form in places and _is_asked_for(c, form, places.keys())
    )
    gaps = (place - before for (place, _), (before, _) in zip(forms, [(0, ""), *forms], strict=False))
    return "".join(c for _, c in forms), "".join("z" * (gap // 35) + _DIGITS[gap % 35] for gap in gaps)


def _is_asked_for(character: str, form: str, common: Set[str]) -> bool:
    often = phrases_with(form) >= _SELDOM or form in _tabled()
    return often and character not in common and _in_big5(character)


@cache
def _tabled() -> frozenset[str]:
    """The characters of the words that the tables here expect to be typed."""
    return frozenset("".join([*asking_words(), *(row[0] for row in rows(_HERE / "everyday.tsv"))]))


def _in_big5(character: str) -> bool:
    """Whether Taiwan's Big5 has it among its 5,401 common characters."""
    return b"\xa4\x40" <= character.encode("big5", "ignore") <= b"\xc6\x7e"


def look_alikes(characters: Set[str]) -> Iterator[str]:
    """Groups of characters that are taken for each other, those in which one of ``characters`` is."""
    return (group for group in words(_HERE / "look_alikes.txt") if characters & set(group))


def asking_words() -> dict[str, str]:
    """What people say when they ask, and do not look for: 怎么, 谁, 吗; of each what answers it wants: ``amount`` or any."""
    return {word: wants for row in rows(_HERE / "asking_words.tsv") for word in row[0].split() for wants in row[1:]}
