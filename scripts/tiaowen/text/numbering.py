"""How a line of an official Chinese document begins when it begins a unit.

Documents of the party and the government number 一、 → （一） → 1. → （1）
(GB/T 9704-2012, 7.3.3); laws number 編 → 分編 → 章 → 節 → 條, an inserted article being
第十二條之一 (立法技術規範（試行）).  This module only reads what stands at the start of
one line; which of these lines are headings is for ``outline`` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tiaowen.text.blank import BLANKS
from tiaowen.text.numerals import HAN_NUMERAL, NUMERAL, parse_numeral

SPACE = f"[{BLANKS}]"
COMMA = "、﹑､"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a numbering: ``kind`` is the unit's kind, ``name`` what work.yml calls it."""

    kind: str
    name: str
    pattern: re.Pattern[str]

    @property
    def is_law(self) -> bool:
        return self.name in "編分編章節條"


def _law(kind: str, name: str, characters: str) -> Level:
    """第一條; set wide, 第 十 一 條.  笫 is a common slip for 第."""
    ordinal = rf"{NUMERAL}(?:{SPACE}+{NUMERAL})*"
    number = rf"(?P<number>[第笫]{SPACE}*(?P<ordinal>{ordinal}){SPACE}*{characters}(?:之(?P<inserted>{NUMERAL}))?)"
    return Level(kind, name, re.compile(number))


def _list(kind: str, name: str, pattern: str) -> Level:
    return Level(kind, name, re.compile(f"(?P<number>{pattern})"))


def _in_brackets(numeral: str, single: str) -> str:
    """A numeral in brackets, or the one character for both: （一）, ㈠."""
    return rf"(?P<ordinal>[（(﹙]{SPACE}*{numeral}{SPACE}*[）)﹚]|[{single}])"


LEVELS = (
    _law("book", "編", "(?:[編编篇]|部分)"),
    _law("division", "分編", "分[編编]"),
    _law("chapter", "章", "章"),
    _law("section", "節", "[節节]"),
    _law("article", "條", "[條条]"),
    _list("part", "一、", rf"(?P<ordinal>{HAN_NUMERAL})(?:{SPACE}*[{COMMA}]|[.．](?![0-9０-９]|{HAN_NUMERAL}))"),
    _list("clause", "（一）", _in_brackets(HAN_NUMERAL, "㈠-㈩") + f"[{COMMA}]?"),
    _list("point", "1.", r"(?:(?P<ordinal>[0-9０-９]{1,3})(?:[.．](?![0-9０-９])|[、﹑､])|(?P<single>[⒈-⒛]))"),
    _list("subpoint", "（1）", _in_brackets("[0-9０-９]{1,3}", "⑴-⒇")),
)
_PART = next(level for level in LEVELS if level.kind == "part")
_UNCLEAR_PART = _list("part", "一、", f"(?P<ordinal>{HAN_NUMERAL})(?:[{COMMA}]|(?={SPACE}))")

_SIMPLIFIED_NAMES = {"编": "編", "分编": "分編", "节": "節", "条": "條", "(一)": "（一）", "(1)": "（1）"}


def level_named(name: str) -> Level | None:
    """The level that work.yml calls ``name`` (either script, either width), or None."""
    wanted = _SIMPLIFIED_NAMES.get(name, name)
    return next((level for level in LEVELS if level.name == wanted), None)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a line: its level, its value and where it ends.

    ``label`` is the number as printed, ``end`` the index behind it and the space that follows,
    ``inserted`` the second number of 第十二條之一 (0 if there is none), ``spaced`` whether
    white space or the end of the line follows the number.
    """

    level: Level
    label: str
    ordinal: int
    inserted: int
    end: int
    spaced: bool


def read_marker(line: str) -> Marker | None:
    """The marker at the start of ``line``, after its indentation, or None."""
    marker = _read(line, LEVELS)
    if marker and marker.level.kind == "part" and _enumerates(marker.ordinal, line[marker.end :]):
        return None
    return marker


def read_unclear_marker(line: str) -> Marker | None:
    """What may be the number of a part and may not, 「三、四級法院」 or 「一 總體要求」: only the order can tell."""
    marker = _read(line, (_UNCLEAR_PART,))
    return replace(marker, level=_PART) if marker and not read_marker(line) else None


def _read(line: str, levels: Iterable[Level]) -> Marker | None:
    start = len(line) - len(line.lstrip(BLANKS))
    for level in levels:
        if match := level.pattern.match(line, start):
            return _marker(level, line, match)
    return None


def _marker(level: Level, line: str, match: re.Match[str]) -> Marker | None:
    groups = match.groupdict()
    try:
        ordinal = _value(groups["ordinal"] or groups["single"])
        inserted = parse_numeral(groups["inserted"]) if groups.get("inserted") else 0
    except ValueError:
        return None
    rest = line[match.end() :]
    end = len(line) - len(rest.lstrip(BLANKS))
    spaced = end > match.end() or not rest
    return Marker(level, match["number"], ordinal, inserted, end, spaced)


def _value(ordinal: str) -> int:
    """The value of 十一, 十 一, （一）, ㈠ and ⒈."""
    return parse_numeral(re.sub(rf"{SPACE}|[().]", "", unicodedata.normalize("NFKC", ordinal)))


def _enumerates(ordinal: int, rest: str) -> bool:
    """「一、二審」 counts two things; it is not the number of a part."""
    following = re.match(rf"(?P<next>{HAN_NUMERAL})(?P<after>.?)", rest)
    if not following or following["after"] in ("", "是"):
        return False
    try:
        return parse_numeral(following["next"]) == ordinal + 1
    except ValueError:
        return False
