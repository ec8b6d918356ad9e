"""How a line of an official Chinese document begins when it begins a unit.

Documents of the party and the government number 一、 → （一） → 1. → （1）
(GB/T 9704-2012, 7.3.3); laws number 編 → 分編 → 章 → 節 → 條, an inserted article being
第十二條之一 (立法技術規範（試行）).  This module only reads what stands at the start of
one line; which of these lines are headings is for ``outline`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.read.numerals import HAN_NUMERAL, NUMERAL, parse_numeral

SPACE = r"[ \t\u3000]"


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
    number = rf"(?P<number>第{SPACE}*(?P<ordinal>{NUMERAL}){SPACE}*{characters}(?:之(?P<inserted>{NUMERAL}))?)"
    return Level(kind, name, re.compile(number))


def _list(kind: str, name: str, pattern: str) -> Level:
    return Level(kind, name, re.compile(f"(?P<number>{pattern})"))


LEVELS = (
    _law("book", "編", "[編编]"),
    _law("division", "分編", "分[編编]"),
    _law("chapter", "章", "章"),
    _law("section", "節", "[節节]"),
    _law("article", "條", "[條条]"),
    _list("part", "一、", f"(?P<ordinal>{HAN_NUMERAL})、"),
    _list("clause", "（一）", rf"[（(](?P<ordinal>{HAN_NUMERAL})[）)]、?"),
    _list("point", "1.", r"(?P<ordinal>[0-9０-９]{1,3})(?:[.．](?![0-9０-９])|、)"),
    _list("subpoint", "（1）", r"[（(](?P<ordinal>[0-9０-９]{1,3})[）)]"),
)

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
    start = len(line) - len(line.lstrip(" \t\u3000"))
    for level in LEVELS:
        if match := level.pattern.match(line, start):
            return _marker(level, line, match)
    return None


def _marker(level: Level, line: str, match: re.Match[str]) -> Marker | None:
    groups = match.groupdict()
    try:
        ordinal = parse_numeral(groups["ordinal"])
        inserted = parse_numeral(groups["inserted"]) if groups.get("inserted") else 0
    except ValueError:
        return None
    rest = line[match.end() :]
    if level.kind == "part" and _enumerates(ordinal, rest):
        return None
    end = len(line) - len(rest.lstrip(" \t\u3000"))
    spaced = end > match.end() or not rest
    return Marker(level, match["number"], ordinal, inserted, end, spaced)


def _enumerates(ordinal: int, rest: str) -> bool:
    """「一、二審」 counts two things; it is not the number of a part."""
    following = re.match(rf"(?P<next>{HAN_NUMERAL})(?P<after>.?)", rest)
    if not following or following["after"] in ("", "是"):
        return False
    try:
        return parse_numeral(following["next"]) == ordinal + 1
    except ValueError:
        return False
