"""How an official Chinese text refers to its own provisions and to those of others (立法技術規範（試行）).

第十二條之一第二款第（三）項, 前款, 前兩款, 本條, 本決定第三部分第（三）項, 第三條至第五條, 《…法》第十二條,
刑法第一百條、第一百零一條.  Only the wording is read here; what it means is for ``references`` to say.
Everything works on simplified text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.read.numerals import NUMERAL, parse_numeral

GENRES = (
    "实施细则", "议事规则", "法", "条例", "规定", "办法", "决定", "决议", "解释", "细则", "规则", "意见", "通知",
    "公告", "方案", "纲要", "章程", "准则", "规程", "规范", "批复", "守则", "公约", "安排", "制度", "规划",
    "宪法", "法典", "通则", "修正案",
)  # fmt: skip
_AFTER = {
    "条": "[件例款纹幅目]", "款": "[项额待式]", "项": "[目下]", "章": "程(?!序)", "节": "[目约日水气奏省]", "编": "[制辑写号码排]",
    "目": "[标的录]",
}  # fmt: skip
_LEVEL = "部分|分编|编|章|节|条|款|项|目"
_GUARD = "|".join(f"(?<={level})(?!{after})" for level, after in _AFTER.items()) + "|(?<=部分)|(?<=分编)"
_STEP = rf"第(?:[（(](?P<bracketed>{NUMERAL})[）)]|(?P<ordinal>{NUMERAL}))(?P<level>{_LEVEL})(?:{_GUARD})(?:之(?P<inserted>[一二三四五六七八九十]+)(?!间|内|外|后|前|一[的，、]))?"
_OWN_WORD = "(?<![基根日资样版文原副课剧成书标抄译脚账])本"
_SAME = "(?<![合共不相如一])同"
_BACK = rf"(?P<back>前(?P<many>[两二三四五六])?|{_OWN_WORD}|{_SAME}|上一|(?<!以)上(?=款))(?P<backlevel>{_LEVEL})(?:{_GUARD})"
_GENRE = "|".join(sorted(GENRES, key=len, reverse=True))
_OWN = rf"{_OWN_WORD}(?P<genre>{_GENRE})(?!人|院|官|律|庭|学|治|制(?!定)|规(?!定)|(?<=章程)序)"
_TOKEN = re.compile(f"{_STEP}|{_BACK}|{_OWN}")
_JOINT = re.compile("、|和|与|以及|及|或者|或|至|到|[—－～-]{1,2}")
_OF = re.compile("的?")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reference: the level (條, 款 …), its number, and the number of 之一."""

    level: str
    ordinal: int
    inserted: int = 0
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One reference as worded.

    ``own`` is the genre of 本決定, ``back`` 前, 本, 同 or 上 with ``back_level`` and how many; ``joined`` says
    that it continues the reference before it (第三條、第五條).
    """

    start: int
    end: int
    own: str
    back: str
    back_level: str
    many: int
    steps: tuple[Step, ...]
    joined: bool


def wordings(text: str) -> Iterator[Wording]:
    """Every reference in simplified ``text``, from left to right."""
    at, last_end = 0, -1
    while match := _TOKEN.search(text, at):
        start, own, back, back_level = match.start(), *(match[name] or "" for name in ("genre", "back", "backlevel"))
        many, steps = _value(match["many"] or "一"), list[Step]()
        if match["level"]:
            steps.append(_step(match))
        end = match.end()
        while following := _next(text, end, steps, back_level, bool(own)):
            if following["level"]:
                steps.append(_step(following))
            else:
                back, back_level = following["back"], following["backlevel"]
            end = following.end()
        joined = last_end >= 0 and bool(_JOINT.fullmatch(text[last_end:start]))
        yield Wording(start, end, own, back, back_level, many, tuple(steps), joined)
        at, last_end = end, end


def _step(match: re.Match[str]) -> Step:
    ordinal, inserted = _value(match["bracketed"] or match["ordinal"]), _value(match["inserted"] or "")
    return Step(match["level"], ordinal, inserted, bool(match["bracketed"]))


def _value(numeral: str) -> int:
    """0 for what only looks like a numeral; no provision has that number."""
    try:
        return parse_numeral(numeral)
    except ValueError:
        return 0


_RANKS = {level: rank for rank, level in enumerate(("编", "分编", "章", "节", "部分", "条", "款", "项", "目"))}


def _next(text: str, end: int, steps: list[Step], back_level: str, own: bool) -> re.Match[str] | None:
    """The token that goes on with the same reference: a lower step right behind, 的 allowed between."""
    of = _OF.match(text, end)
    assert of
    match = _TOKEN.match(text, of.end())
    if not match or match["genre"]:
        return None
    if match["back"]:
        return match if own and not steps and not back_level and of.end() == end else None
    above = steps[-1].level if steps else back_level
    return match if not above or _RANKS[match["level"]] > _RANKS[above] else None
