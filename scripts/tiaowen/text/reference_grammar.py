"""How an official Chinese text refers to its own provisions and to those of others (立法技術規範（試行）).

第十二條之一第二款第（三）項, 前款, 前兩款, 本條, 本決定第三部分第（三）項, 第三條至第五條, 《…法》第十二條,
刑法第一百條、第一百零一條; 十八條第一款, whose 第 a copy has lost.  Only the wording is read here; what it means is for
``references`` to say.  Everything works on simplified text and in the mainland's words: ``in_mainland_words`` makes them of
a Taiwan statute's, where 項 is the paragraph and 款 the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.text.genres import OWN_GENRES
from tiaowen.text.numerals import NUMERAL, STEMS, parse_numeral

ANNEXES = ("附件", "附表", "附录")
_AFTER = {
    level: "|".join(f"{word}(?!{unless})" if unless else word for word in behind.split())
    for level, behind, unless in rows(Path(__file__).with_name("after_levels.tsv"))
}
_LEVEL = "部分|分编|编|章|节|条|款|项|目"
_GUARD = "|".join(f"(?<={level})(?!{after})" for level, after in _AFTER.items()) + "|(?<=部分)|(?<=分编)"
SPACES = "[ \t\u3000]*"
_JOINTS = "、|和|与|以及|及|或者|或|至|到|[—－～-]{1,2}"
_BRACKETED = rf"[（(]{SPACES}(?P<bracketed>{NUMERAL}){SPACES}[）)]"
_NUMBER = rf"{SPACES}(?:{_BRACKETED}|(?P<ordinal>{NUMERAL})(?:之(?P<dashed>{NUMERAL})(?={SPACES}条))?)"
_INSERTED = r"(?:(?<=[条章节编])之(?P<inserted>[一二三四五六七八九十]+)(?!间|内|外|后|前(?![一两二三四五六七八九]?[款项])|一[的，、]))?"
# 第（一）、（三）項, 第一至三條: the numbers share the level that stands behind the last one.
_BARE = rf"(?:[（(]{SPACES}{NUMERAL}{SPACES}[）)]|{NUMERAL})"
_OTHERS = rf"(?:{SPACES}(?:{_JOINTS}){SPACES}第?{SPACES}{_BARE}|{SPACES}(?=[（(]){_BARE})"
_SHARED = rf"(?={_OTHERS}{{1,30}}{SPACES}(?P<shared>{_LEVEL})(?:{_GUARD}))"
_ENDS = rf"(?:{SPACES}(?P<level>{_LEVEL})(?:{_GUARD}){_INSERTED}|{_SHARED})"
# 十八條第一款 is an article though 第 is lost; 增加十八條 is not.
_WITHOUT_ORDINAL = (
    rf"(?<![第〇一二三四五六七八九十百千零0-9])(?={NUMERAL}{SPACES}条{SPACES}第{SPACES}{_BARE}{SPACES}[款项])"
)
_STEP = rf"(?:第|{_WITHOUT_ORDINAL}){_NUMBER}{_ENDS}"
# 基本法 and 成本制度 are not the text's own; 造成本解释第二條 is.
OWN_WORD = "(?<![基根日资样版文原副课剧书标抄译脚账])(?<!(?<![造构组达完形])成)本"
_SAME = "(?<![合共不相如一会协连])同(?!部)|该(?=条(?:第|的?规定|所))"
_EARLIER = "(?<![此之以目提生事会日年月天先当从]前)"
_BEFORE = f"前(?:(?P<many>[两二三四五六七八九]|{_EARLIER}一(?!部))|(?!部))"  # 目前部分地區, 此前一項
_BACK = rf"(?P<back>{_BEFORE}|{OWN_WORD}|{_SAME}|上一|(?<!以)上(?=款)){SPACES}(?P<backlevel>(?:{_LEVEL})(?:{_GUARD})|{'|'.join(ANNEXES)})"
_GENRE = "|".join(OWN_GENRES)
# 本法 and 公司法, but not 本法院, 公司法定代表人.
NOT_A_LAW = "人|院|官|律|庭|学|治|定代|定人|制(?!定)|规(?!定)"
_OWN = rf"{OWN_WORD}(?P<genre>{_GENRE})(?!{NOT_A_LAW}|(?<=章程)序)"
# 附件 alone is mostly somebody else's paper: 作為附件報送.
_ANNEX = rf"(?P<annex>{'|'.join(ANNEXES)})(?:{SPACES}(?P<which>{NUMERAL})(?![份并式起同套页张个])|(?=所列|规定|列明)|(?<=见附.))"
# 第十二條丙款, as laws of the 1950s count: behind an article alone, for 甲 is a party too.
_STEM = rf"(?<=条)(?P<stem>[{STEMS}])款(?:{_GUARD})"
_TOKEN = re.compile(f"{_STEP}|{_BACK}|{_OWN}|{_ANNEX}|{_STEM}")
_LISTED = re.compile(f"第?{_NUMBER}(?<!两){_ENDS}(?!以上)")
_INNER = re.compile(rf"(?=[（(]){_NUMBER}{_ENDS}")
_JOINT = re.compile(rf"{SPACES}(?:{_JOINTS}){SPACES}")
_GOES_ON = re.compile(rf"{SPACES}(?:(?:{_JOINTS})|(?:的?规定|所列)中?的?){SPACES}")  # 第十條規定的第三項
_OF = re.compile(rf"{SPACES}的?{SPACES}")


_PARAGRAPH_OR_ITEM = re.compile("款(?!待|式|额)|项(?!目|下|工作|任务)")
# 第 11-1 條 is an article in Taiwan, a range on the mainland.
DASHED = re.compile("(?<=[0-9０-９])[-－](?=[0-9０-９]+[ \t\u3000]*条)")


def in_mainland_words(text: str) -> str:
    """Simplified ``text`` of Taiwan's usage (中央法規標準法, article 8) as the mainland would word it, character for character.

    項 and 款 change places, 第 11-1 條 is 第11之1條.
    """
    swapped = _PARAGRAPH_OR_ITEM.sub(lambda found: "项" if found[0] == "款" else "款", text)
    return DASHED.sub("之", swapped)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reference: the level (條, 款 …), its number, and the number of 之一; ``stem`` where 甲乙 count it."""

    level: str
    ordinal: int
    inserted: int = 0
    bracketed: bool = False
    stem: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One reference as worded.

    ``own`` is the genre of 本決定, ``back`` 前, 本, 同, 該 or 上 with ``back_level`` and how many; ``joined`` says
    that it continues the reference before it (第三條、第五條), ``shares`` that its last number has no level
    of its own: it stands behind the next one (第（一）、（三）項).
    """

    start: int
    end: int
    own: str
    back: str
    back_level: str
    many: int
    steps: tuple[Step, ...]
    joined: bool
    shares: bool


def wordings(text: str, at: int = 0) -> Iterator[Wording]:
    """Every reference in simplified ``text`` from ``at`` on, from left to right."""
    before: Wording | None = None
    while match := _listed(text, before) or _TOKEN.search(text, at):
        before = _read(text, match, before)
        at = before.end
        yield before


def _read(text: str, first: re.Match[str], before: Wording | None) -> Wording:
    """The wording that begins with the token ``first``."""
    own, back, back_level = (_group(first, name) for name in ("genre", "back", "backlevel"))
    last, steps = first, _steps(first)
    while following := _next(text, last.end(), steps, back_level, bool(own)):
        last, steps = following, [*steps, *_steps(following)]
        back, back_level = _group(last, "back") or back, _group(last, "backlevel") or back_level
    many, shares = _value(_group(first, "many") or "一"), bool(_group(last, "shared"))
    joined = before is not None and _joins(before, text[before.end : first.start()])
    return Wording(first.start(), last.end(), own, back, back_level, many, tuple(steps), joined, shares)


def _joins(before: Wording, between: str) -> bool:
    """A joint stands between, or nothing in 第（一）（二）項."""
    return bool(_GOES_ON.fullmatch(between)) or (before.shares and not between.strip())


def _listed(text: str, before: Wording | None) -> re.Match[str] | None:
    """The next number of a list, with or without 第: （三）項 behind 第（一）、, 七項 behind 第四項至."""
    joint = _JOINT.match(text, before.end) if before else None
    if not before or not before.steps or not (joint or before.shares):
        return None
    match = _LISTED.match(text, joint.end() if joint else before.end)
    return match if match and _level(match) == before.steps[-1].level else None


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def _level(match: re.Match[str]) -> str:
    return "款" if _group(match, "stem") else _group(match, "level") or _group(match, "shared")


def _steps(match: re.Match[str]) -> list[Step]:
    """The step that a token is; none for 本法 and 前款."""
    if annex := _group(match, "annex"):
        return [Step(annex, _value(_group(match, "which")))]
    if stem := _group(match, "stem"):
        return [Step("款", STEMS.index(stem) + 1, stem=True)]
    bracketed, level = _group(match, "bracketed"), _level(match)
    number = _value(bracketed or _group(match, "ordinal"))
    inserted = _value(_group(match, "inserted") or _group(match, "dashed"))
    return [Step(level, number, inserted, bool(bracketed))] if level else []


def _value(numeral: str) -> int:
    """0 for what only looks like a numeral; no provision has that number."""
    try:
        return parse_numeral(numeral)
    except ValueError:
        return 0


_RANKS = {
    level: rank for rank, level in enumerate(("编", "分编", "章", "节", "部分", *ANNEXES, "条", "款", "项", "目"))
}


def _next(text: str, end: int, steps: list[Step], back_level: str, own: bool) -> re.Match[str] | None:
    """The token that goes on with the same reference: a lower step right behind, 的 allowed between."""
    of = _OF.match(text, end)
    assert of
    match = _TOKEN.match(text, of.end()) or _INNER.match(text, of.end())
    if not match or _group(match, "genre") or _group(match, "annex"):
        return None
    if _group(match, "back"):
        return match if own and not steps and not back_level and of.end() == end else None
    above = steps[-1].level if steps else back_level
    return match if not above or _RANKS[_level(match)] > _RANKS[above] else None
