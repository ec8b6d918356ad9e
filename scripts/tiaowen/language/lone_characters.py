"""为, 处 and 地 where they are words of their own: no phrase of a dictionary tells how they are read, the clause does.

为 is wéi where it says what something is or becomes (期限为三年, 以事实为依据), wèi where it names whom or what something
is done for (为中小企业提供服务, 为保障安全).  处 is chù as a place that is counted (两处), chǔ as a penalty (处三年以下有期徒刑).
地 is dì as a place (合同签订地), de behind the manner of what is done (有计划地组织).
"""

from __future__ import annotations

import re
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


_BEGINS = re.compile(r"[，。；：？！、（）()“”‘’《》—…,;:\s]")
_ENDS = re.compile(r"[，。；：？！,;:]")
_TAKEN_AS = re.compile(f"{_any_of('taken-as')}|{_any_of('taken-as-end')}$")
_BECOMES = re.compile(f"{_any_of('becomes')}$")
_FOR_SOMEONE = re.compile(f"[^为]{_any_of('for-someone')}")
_FOR_AN_END = re.compile(f"{_any_of('manner')}?{_any_of('for-an-end')}|[^为]+而")
_A_SUM = re.compile(_any_of("sum"))
_PLACE = re.compile(f"{_any_of('place')}$")
_PENALTY = re.compile(_any_of("penalty"))
_MANNER = re.compile(f"{_any_of('how')}$")


def read_alone(text: str, at: int) -> str:
    """The reading of the one-character word at ``at`` of simplified ``text``; "" if the dictionary's own will do."""
    if text[at] == "处":
        penal = _PENALTY.search(_ENDS.split(text[at + 1 :], maxsplit=1)[0])
        return "chǔ" if penal and not _PLACE.search(text[:at]) else "chù"
    if text[at] == "地":
        return "de" if _MANNER.search(text[:at]) else "dì"
    return _read_wei(text, at) if text[at] == "为" else ""


def _read_wei(text: str, at: int) -> str:
    before, after = _BEGINS.split(text[:at])[-1], _ENDS.split(text[at + 1 :], maxsplit=1)[0]
    if _TAKEN_AS.match(after) or (_BECOMES.search(before) and not _FOR_SOMEONE.search(after)):
        return "wéi"
    opens = bool(after) and not before and text[at - 1 : at] != "，" and not _A_SUM.match(after)
    return "wèi" if opens or _FOR_SOMEONE.search(after) or _FOR_AN_END.match(after) else "wéi"
