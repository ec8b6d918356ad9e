"""为, 处, 地, 得, 长 and 干 where they are words of their own: no phrase of a dictionary tells how they are read, the clause does.

为 is wéi where it says what something is or becomes (期限为三年, 以事实为依据), wèi where it names whom or what something
is done for (为中小企业提供服务, 为保障安全).  处 is chù as a place that is counted (两处), chǔ as a penalty (处三年以下有期徒刑).
地 is dì as a place (合同签订地), de behind the manner of what is done (有计划地组织).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows

_ROWS = rows(Path(__file__).with_name("lone_characters.tsv"))


def _any_of(use: str) -> str:
    """A pattern for the words of one use where nothing stands behind them that makes them another word."""
    found = [
        re.escape(word) + _not(unless.split())
        for named, words, unless in _ROWS
        if named == use
        for word in words.split()
    ]
    assert found, use
    return f"(?:{'|'.join(found)})"


def _not(unless: list[str]) -> str:
    """A pattern that fails before one of these; ``…`` before a word: before it or anything that has it later."""
    return f"(?!{'|'.join(word.replace('…', '.*') for word in unless)})" if unless else ""


_NEIGHBOURS = Path(__file__).with_name("lone_neighbours.tsv")
_NOT_AT_THE_END = frozenset("为地得")
_BEGINS = re.compile(r"[，。；：？！、（）()“”‘’《》—…,;:\s]")
_ENDS = re.compile(r"[，。；：？！,;:]")
_TAKEN_AS = re.compile(f"{_any_of('taken-as')}|{_any_of('taken-as-end')}$")
_BECOMES = re.compile(f"{_any_of('becomes')}$")
_FOR_SOMEONE = re.compile(f"[^为]{_any_of('for-someone')}")
_FOR_AN_END = re.compile(f"{_any_of('manner')}?{_any_of('for-an-end')}|[^为]+而")
_A_SUM = re.compile(_any_of("sum"))
_PLACE = re.compile(f"{_any_of('place')}$")
_PENALTY = re.compile(_any_of("penalty"))
# 轻轻地, 一步一步地, 突然地.
_REDOUBLED = re.compile(r"(?:(.)\1|(..)\2|(.)\3(.)\4|一(.)一\5|.然)$")
_MANNER = re.compile(f"{_any_of('how')}$")


# The characters that a rule is for.
RULED = frozenset("为处地").union(row[0] for row in rows(_NEIGHBOURS))


def read_alone(text: str, at: int) -> str:
    """The reading of the one-character word at ``at`` of simplified ``text``; "" where no rule decides: then the usual one."""
    if text[at] == "处":
        place, after = _PLACE.search(text[:at]), _ENDS.split(text[at + 1 :], maxsplit=1)[0]
        return "chù" if place else "chǔ" if _PENALTY.search(after) else ""
    if text[at] == "地":
        return "de" if _MANNER.search(text[:at]) or _REDOUBLED.search(text[:at]) else _beside(text, at)
    return (_read_wei(text, at) if text[at] == "为" else "") or _beside(text, at)


def _beside(text: str, at: int) -> str:
    found = _found_beside(text, at)
    return found[0] if found else ""


def form_alone(text: str, at: int) -> str:
    """The traditional form of the one-character word at ``at`` of simplified ``text`` that the words beside it decide, else ""."""
    found = _found_beside(text, at)
    return found[1] if found else ""


def _found_beside(text: str, at: int) -> tuple[str, str] | None:
    """What the words of lone_neighbours.tsv say; they say nothing at the end of a clause, where 为, 地 and 得 are other words."""
    neighbours = _neighbours().get(text[at], [])
    if text[at] in _NOT_AT_THE_END and (not text[at + 1 : at + 2] or _ENDS.match(text, at + 1)):
        return None
    for reading, before, words, hant in neighbours:
        if text.endswith(words, 0, at) if before else text.startswith(words, at + 1):
            return reading, hant
    return None


@cache
def _neighbours() -> dict[str, list[tuple[str, bool, tuple[str, ...], str]]]:
    """Character → reading, whether the words stand before it, the words, the traditional form or ""."""
    found: dict[str, list[tuple[str, bool, tuple[str, ...], str]]] = {}
    for character, reading, side, words, hant in rows(_NEIGHBOURS):
        found.setdefault(character, []).append((reading, side == "前", tuple(words.split()), hant))
    return found


def _read_wei(text: str, at: int) -> str:
    before, after = _BEGINS.split(text[:at])[-1], _ENDS.split(text[at + 1 :], maxsplit=1)[0]
    if _TAKEN_AS.match(after) or (_BECOMES.search(before) and not _FOR_SOMEONE.search(after)):
        return "wéi"
    opens = bool(after) and not before and text[at - 1 : at] != "，" and not _A_SUM.match(after)
    return "wèi" if opens or _FOR_SOMEONE.search(after) or _FOR_AN_END.match(after) else ""
