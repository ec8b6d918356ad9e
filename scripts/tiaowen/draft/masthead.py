"""What stands above the title in print: the organ in red, 某市人民政府文件, how secret and how urgent, who signed, and the number
(GB/T 9704-2012, 7.2); above that of an announcement, whose it is and its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiaowen.draft.line_forms import genre_of, is_number, is_order_number, is_plain
from tiaowen.draft.line_words import any_of
from tiaowen.draft.organs import organs
from tiaowen.text.written_date import half_width

MASTHEAD = "masthead"
_HIGHEST = 6
_RED = re.compile(r"(?P<organ>.{2,40})文件$")
_SIGN = re.compile(rf"(?:[0-9]{{6}}|{any_of('masthead')}(?:\s*[:★].{{0,20}})?)$")


def take_masthead(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """How many of the first lines stand above the title, which follows; their roles are ``masthead`` and ``number``."""
    if many := _announced(lines, filled):
        found = ["number"] * many
    else:
        found = [*map(_role, (lines[n] for n in filled[:_HIGHEST]))]
        many = found.index("") if "" in found else 0
        if not many or many == len(filled) or not _tells(lines, filled[:many]) or not is_plain(lines[filled[many]]):
            return 0
    for n, role in zip(filled[:many], found, strict=False):
        roles[n] = role
    return many


def place_numbers(filled: Sequence[int], roles: list[str]) -> None:
    """A number above the title is the carrier's where one stands there; where another stands below the title, that is its unit."""
    role = "carrier-number" if "carrier-title" in roles else "number"
    above = [n for n in filled if roles[n] == "number"]
    below = role in [each for n, each in enumerate(roles) if n not in above]
    for n in above:
        roles[n] = MASTHEAD if below else role


def _announced(lines: Sequence[str], filled: Sequence[int]) -> int:
    """海关总署公告, 2022年第113号, and below them the title, 关于…的公告."""
    if len(filled) < 4:
        return 0
    head, number, title = (half_width(lines[n]) for n in filled[:3])
    counted = is_order_number(number) or is_number(number)
    same = genre_of(head) in ("公告", "通告") and genre_of(title) == genre_of(head)
    return 2 if same and counted and re.match("[关關][于於]", title) and not re.search("[关關][于於]", head) else 0


def _role(line: str) -> str:
    text = half_width(line)
    if is_number(line):
        return "number"
    return MASTHEAD if _SIGN.match(text) or _is_red(text) else ""


def _is_red(text: str) -> bool:
    named = _RED.match("".join(text.split()))
    return bool(named and organs(named["organ"]))


def _tells(lines: Sequence[str], filled: Sequence[int]) -> bool:
    """A word of secrecy alone is no masthead."""
    return any(is_number(lines[n]) or _is_red(half_width(lines[n])) for n in filled)
