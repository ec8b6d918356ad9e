"""The numbers that Word counts by itself, as text: 第一条, 一、, （一）, 1., ①.

ECMA-376 Part 1, 17.9: a paragraph names a list and a level, itself or by its style; the level says how its number looks
(``lvlText``, ``numFmt``) and where it begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiaowen.convert.word_text import W
from tiaowen.text.numerals import STEMS, format_numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        many, value = divmod(value, worth)
        text += letters * many
    return text


def _letters(value: int) -> str:
    """a … z, then aa, bb as Word goes on."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _from(first: str, many: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= many else str(value)


def _digits(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str, "decimalZero": lambda v: f"{v:02d}", "none": lambda _: "",
    "decimalFullWidth": lambda v: "".join(chr(ord(d) + 0xFEE0) for d in str(v)),
    "upperLetter": lambda v: _letters(v).upper(), "lowerLetter": _letters,
    "upperRoman": _roman, "lowerRoman": lambda v: _roman(v).lower(),
    "chineseCounting": format_numeral, "chineseCountingThousand": format_numeral, "taiwaneseCounting": format_numeral,
    "taiwaneseCountingThousand": format_numeral, "japaneseCounting": format_numeral, "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits, "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda v: format_numeral(v).translate(_FORMAL),
    "ideographLegalTraditional": lambda v: format_numeral(v).translate(_FORMAL).replace("贰", "貳").replace("陆", "陸"),
    "decimalEnclosedCircle": _from("①", 20), "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20), "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10), "ideographParenthesized": _from("㈠", 10),
    "ideographTraditional": _one_of(STEMS), "ideographZodiac": _one_of(_BRANCHES),
}  # fmt: skip
# Signs behind which a number needs no blank.
_CLOSED = tuple("、）．，：。】")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    after: str
    restart: int | None
    plain: bool


class Numbering:
    """Gives each paragraph its number in turn, in the order of the document."""

    def __init__(self, numbering: _Element | None, styles: _Element) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._list: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = {str(style.get(f"{W}styleId")): style for style in styles.iter(f"{W}style")}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: _Element) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            levels = {_number(level, "ilvl"): _level(level) for level in abstract.iter(f"{W}lvl")}
            self._abstract[str(abstract.get(f"{W}abstractNumId"))] = levels
        for listed in numbering.iter(f"{W}num"):
            abstract_id = _value(listed, "abstractNumId") or ""
            own = {
                _number(o, "ilvl"): _level(o[-1])
                for o in listed.iter(f"{W}lvlOverride")
                if o.find(f"{W}lvl") is not None
            }
            starts = {
                _number(o, "ilvl"): int(v) for o in listed.iter(f"{W}lvlOverride") if (v := _value(o, "startOverride"))
            }
            self._list[str(listed.get(f"{W}numId"))] = (abstract_id, own, starts)

    def next(self, paragraph: _Element) -> str:
        """The number of ``paragraph`` with what stands behind it; "" when it has none."""
        named = self._named(paragraph)
        if not named or named[0] not in self._list:
            return ""
        num, depth = named
        abstract_id, own, starts = self._list[num]
        levels = self._abstract.get(abstract_id, {}) | own
        if depth not in levels:
            return ""
        counts = self._count(num, abstract_id, depth, levels, starts)
        return _shown(levels, depth, counts)

    def _count(
        self, num: str, abstract_id: str, depth: int, levels: Mapping[int, _Level], starts: Mapping[int, int]
    ) -> Mapping[int, int]:
        """Lists of one abstract go on counting together, but where one says that it starts anew."""
        counts = self._counts.setdefault(abstract_id, {})
        if depth in starts and (num, depth) not in self._begun:
            counts[depth] = starts[depth] - 1
        self._begun.add((num, depth))
        for above in range(depth):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for below in [d for d in counts if d > depth]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart != 0 and depth < restart):
                del counts[below]
        return counts

    def _named(self, paragraph: _Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own or that of its style or of a style below it."""
        num, depth = _num_of(paragraph)
        style = _value(paragraph.find(f"{W}pPr"), "pStyle")
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            below_num, below_depth = _num_of(self._styles[style])
            num, depth = num if num is not None else below_num, depth if depth is not None else below_depth
            style = _value(self._styles[style], "basedOn")
        return (num, depth or 0) if num and num != "0" else None


def _num_of(element: _Element) -> tuple[str | None, int | None]:
    named = element.find(f"{W}pPr/{W}numPr")
    if named is None:
        return None, None
    depth = _value(named, "ilvl")
    return _value(named, "numId"), int(depth) if depth and depth.isdecimal() else None


def _level(element: _Element) -> _Level:
    restart = _value(element, "lvlRestart")
    return _Level(
        start=int(_value(element, "start") or 1), form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "", after=_value(element, "suff") or "tab",
        restart=int(restart) if restart and restart.isdecimal() else None, plain=element.find(f"{W}isLgl") is not None,
    )  # fmt: skip


def _shown(levels: Mapping[int, _Level], depth: int, counts: Mapping[int, int]) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return ""  # a sign of a symbol font: the paragraph stands on a line of its own all the same

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = "decimal" if level.plain else levels[at].form if at in levels else "decimal"
        return _formatted(form, counts.get(at, 1))

    text = re.sub("%([1-9])", number, level.text)
    return text if not text or level.after == "nothing" or text.endswith(_CLOSED) else f"{text} "


def _formatted(form: str, value: int) -> str:
    try:
        return _FORMATS.get(form, str)(value)
    except ValueError:
        return str(value)


def _value(element: _Element | None, name: str) -> str | None:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def _number(element: _Element, name: str) -> int:
    return int(element.get(f"{W}{name}", "0"))
