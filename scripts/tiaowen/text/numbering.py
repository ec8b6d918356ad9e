"""How a line of an official Chinese document begins when it begins a unit.

What levels there are is for ``levels`` to say.  This module only reads what stands at the start of
one line; which of these lines are headings is for ``outline`` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import COMMA, LEVEL, LEVELS, SPACE, Level, list_number
from tiaowen.text.numerals import HAN_NUMERAL, parse_numeral

_UNCLEAR_PART = replace(LEVEL["part"], pattern=list_number(f"(?P<ordinal>{HAN_NUMERAL})(?:[{COMMA}]|(?={SPACE}))"))


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a line: its level, its value and where it ends.

    ``label`` is the number as printed, ``end`` the index behind it and the space that follows,
    ``inserted`` the second number of 第十二條之一 (0 if there is none), ``spaced`` whether
    white space or the end of the line follows the number, ``above`` the numbers that 1.2.1 has before its last.
    """

    level: Level
    label: str
    ordinal: int
    inserted: int
    end: int
    spaced: bool
    above: tuple[int, ...] = ()


def read_marker(line: str) -> Marker | None:
    """The marker at the start of ``line``, after its indentation, or None."""
    marker = _read(line, LEVELS)
    if marker and marker.level.kind == "part" and _enumerates(marker.ordinal, line[marker.end :]):
        return None
    return marker


def read_unclear_marker(line: str) -> Marker | None:
    """What may be the number of a part and may not, 「三、四級法院」 or 「一 總體要求」: only the order can tell."""
    marker = _read(line, (_UNCLEAR_PART,))
    return replace(marker, level=LEVEL["part"]) if marker and not read_marker(line) else None


def _read(line: str, levels: Iterable[Level]) -> Marker | None:
    start = len(line) - len(line.lstrip(BLANKS))
    for level in levels:
        if match := level.pattern.match(line, start):
            return _marker(level, line, match)
    return None


def _marker(level: Level, line: str, match: re.Match[str]) -> Marker | None:
    groups = match.groupdict()
    try:
        ordinal = _value(level, groups["ordinal"] or groups["single"])
        inserted = parse_numeral(groups.get("inserted") or groups.get("dashed") or "0")
        above = tuple(parse_numeral(number) for number in re.findall("[0-9０-９]+", groups.get("above") or ""))
    except ValueError:
        return None
    rest = line[match.end() :]
    end = len(line) - len(rest.lstrip(BLANKS))
    spaced = end > match.end() or not rest
    return Marker(level, match["number"], ordinal, inserted, end, spaced, above)


_ROMAN = {"i": 1, "v": 5, "x": 10}


def _value(level: Level, ordinal: str) -> int:
    """The value of 十一, 十 一, （一）, ㈠, ⒈, ①, b, iv."""
    text = re.sub(rf"{SPACE}|[().]", "", unicodedata.normalize("NFKC", ordinal))
    if level.kind == "letter":
        return ord(text.lower()) - ord("a") + 1
    if level.kind == "roman":
        values = [_ROMAN[letter] for letter in text]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return parse_numeral(text)


def as_letter(marker: Marker) -> Marker | None:
    """（i） may be the first Roman number and the ninth letter: the marker as a letter, None where it is none."""
    letter = marker.label.strip("（()）")
    if marker.level.kind != "roman" or len(letter) != 1 or not letter.isascii():
        return None
    return replace(marker, level=LEVEL["letter"], ordinal=_value(LEVEL["letter"], letter))


def _enumerates(ordinal: int, rest: str) -> bool:
    """「一、二審」 counts two things; it is not the number of a part."""
    following = re.match(rf"(?P<next>{HAN_NUMERAL})(?P<after>.?)", rest)
    if not following or following["after"] in ("", "是"):
        return False
    try:
        return parse_numeral(following["next"]) == ordinal + 1
    except ValueError:
        return False
