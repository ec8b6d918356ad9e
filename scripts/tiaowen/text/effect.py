"""The clause that says from when a document holds: 「第五条　本条例自1987年12月1日起施行。」

It stands in one of the last lines above annexes, and speaks of the text itself: 本条例, or the rest of a sentence that
began with it.  What another text, a quotation or a passage in the middle says is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import bare
from tiaowen.text.book_titles import hide_titles
from tiaowen.text.genres import SELF_NAMES
from tiaowen.text.written_date import DATE, first_date, half_width

_LAST = 24
_OWN = rf"本\S{{0,4}}?(?:{'|'.join(SELF_NAMES)})(?:修正)?"
_DONE = r"(?P<done>公布|公佈|发布|發布|發佈|颁布|頒布|印发|印發|通过|通過|批准|核准)"
_WORD = r"(?:正式)?(?P<word>施行|实施|實施|生效|执行|執行|试行|試行)"
_CLAUSE = re.compile(
    rf"(?:{_OWN}(?:由[^。;]{{2,40}}?(?:解释|解釋)[^。;]{{0,4}}?,)?|^|(?<=[。;]))\s*[自从從于於]\s*"
    rf"(?:(?P<date>{DATE})\s*(?:起|开始|開始)?|(?:[^\s。;,自]{{2,30}}?)?{_DONE}之?日(?:起|开始|開始)?)\s*{_WORD}"
)
_HEAD = re.compile(
    r"^(?:第\S{1,8}?[条條]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,3}\.)\s*"
)


@dataclass(frozen=True, slots=True)
class Effect:
    """The clause in line ``line`` (from 0): from ``date``, or from the day of an event, 公布 or the like (``done``)."""

    line: int
    word: str
    date: date | None
    done: str
    words: str


def effect_of(lines: Sequence[str]) -> Effect | None:
    """The clause in the lines of a body, the last if there are several; None where none is."""
    ends = next((n for n, line in enumerate(lines) if is_annex(line)), len(lines))
    filled = [n for n in range(ends) if bare(lines[n])]
    for n in reversed(filled[-_LAST:]):
        text = half_width(lines[n])
        if clause := _CLAUSE.search(_HEAD.sub("", hide_titles(text))):
            return Effect(n, clause["word"], first_date(clause["date"] or ""), clause["done"] or "", clause[0])
    return None
