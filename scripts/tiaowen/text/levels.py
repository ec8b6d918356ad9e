"""What kinds of units there are, and the levels of numbering among them: one entry each, with all that any room must know.

Documents of the party and the government number 一、 → （一） → 1. → （1） (GB/T 9704-2012, 7.3.3, which also says in
what face each is set); laws number 編 → 分編 → 章 → 節 → 條, an inserted article being 第十二條之一 (立法技術規範（試行）), in
Taiwan 第 12-1 條.  Plans and standards number 1 → 1.1 → 1.1.1 (GB/T 1.1); ① a. (a) (i) stand below all others.
An entry has no defaults: what is half added does not import.  What cannot be made from it, the schema of decision.json and the
grammar of places in the browser, is held against it by tests/test_levels.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tiaowen.text.blank import BLANKS
from tiaowen.text.numerals import CAPITALS, HAN_NUMERAL, NUMERAL

SPACE = f"[{BLANKS}]"
COMMA = "、﹑､"


@dataclass(frozen=True, slots=True, eq=False)
class UnitKind:
    """A kind of unit: its name in the data, what it is called (traditional, simplified), whether it has a page of its own,
    and how its number and heading are set on paper (``official.typ``): ``scale`` times as large as the text.
    """

    kind: str
    called: tuple[str, str]
    paged: bool
    face: Literal["song", "hei", "kai"]
    weight: Literal["regular", "bold"]
    centred: bool
    scale: float


@dataclass(frozen=True, slots=True, eq=False)
class Level(UnitKind):
    """One step of a numbering.

    ``names`` is what work.yml may call it, first the name that is told.  ``letter`` stands before its number in addresses.
    Its numbers begin anew in each unit of the kind ``within`` ("" where that is left to the text), or go ``through`` the work.
    A ``strict`` one is easily something else, 1.5 億元 or 一是…: it counts only where it is the next in its order.
    A ``captioned`` one has its heading inside its text.  ``counted`` is its measure word and name in the table of contents, ""
    where it is not counted; ``akoma`` its element in Akoma Ntoso.
    """

    names: tuple[str, ...]
    pattern: re.Pattern[str]
    is_law: bool
    letter: str
    within: str
    through: bool
    strict: bool
    captioned: bool
    counted: str
    akoma: str

    @property
    def name(self) -> str:
        return self.names[0]


def _law(characters: str) -> re.Pattern[str]:
    """第一條; set wide, 第 十 一 條; in Taiwan 第 11-1 條.  笫 is a common slip for 第."""
    ordinal = rf"{NUMERAL}(?:{SPACE}+{NUMERAL})*"
    return re.compile(
        rf"(?P<number>[第笫]{SPACE}*(?P<ordinal>{ordinal}){SPACE}*(?:[-‐－−]{SPACE}*(?P<dashed>[0-9０-９]+){SPACE}*)?"
        rf"{characters}(?:之(?P<inserted>{NUMERAL}))?)"
    )


def list_number(pattern: str) -> re.Pattern[str]:
    """A number that is no word of law; ``pattern`` has a group ``ordinal``."""
    return re.compile(f"(?P<number>{pattern})")


def _in_brackets(numeral: str, single: str) -> str:
    """A numeral in brackets, or the one character for both: （一）, ㈠."""
    return rf"(?P<ordinal>[（(﹙]{SPACE}*{numeral}{SPACE}*[）)﹚]|[{single}])"


# What a number at the start of a line counts when it is none of a heading: 1.5 億元, 3 月.
_MEASURES = "%％/／~～+×多余餘万萬亿億千百十年月日时時元米公里平亩畝吨噸度倍个個人名家项項次条條件"


def _dotted(depth: int) -> re.Pattern[str]:
    """1.2.1, with as many numbers as ``depth``; what is counted is the last one."""
    dot = r"[.．]"
    before = rf"(?P<above>(?:[0-9０-９]{{1,2}}{dot}){{{depth - 1}}})"
    return list_number(rf"{before}(?P<ordinal>[0-9０-９]{{1,2}})(?!{dot}?[0-9０-９]|{SPACE}*[{_MEASURES}])[.．、]?")


_CAPITAL = list_number(rf"(?P<ordinal>[{CAPITALS}]{{1,3}}){SPACE}*[{COMMA}]")
_PART = list_number(rf"(?P<ordinal>{HAN_NUMERAL})(?:{SPACE}*[{COMMA}]|[.．](?![0-9０-９]|{HAN_NUMERAL}))")
_CLAUSE = list_number(_in_brackets(HAN_NUMERAL, "㈠-㈩") + f"[{COMMA}]?")
# A year behind the dot is no part of the number: 2.2024年重点水库表.
_POINT = list_number(
    r"(?:(?P<ordinal>[0-9０-９]{1,3})(?:[.．](?:(?![0-9０-９])|(?=[12][0-9]{3}年))|[、﹑､])|(?P<single>[⒈-⒛]))"
)
_SUBPOINT = list_number(_in_brackets("[0-9０-９]{1,3}", "⑴-⒇"))
# A bare number is hardly a sign: a short heading follows it, and 1.1 somewhere below.
_DOTTED = list_number(rf"(?P<ordinal>[0-9０-９]{{1,2}})(?={SPACE}+(?![{_MEASURES}])[\u3400-\u9fff])")
_CIRCLED = list_number("(?P<ordinal>[①-⑳])[.．、]?")
_LETTER = list_number(
    r"(?:[（(](?P<ordinal>[a-hj-uwyzA-Z])[）)]|(?P<single>[a-zA-Zａ-ｚＡ-Ｚ])[.．、)）](?![a-zA-Z0-9]))"
)
_ROMAN = list_number(r"[（(](?P<ordinal>[ivxⅰ-ⅻ]{1,5})[）)]")
_SAID = list_number(rf"(?P<ordinal>{HAN_NUMERAL})是[，,]?")

# fmt: off
LEVELS = (
    Level("book", ("編", "编"), True, "song", "bold", True, 1.25, names=("編", "编", "第一部分"), pattern=_law(rf"(?:[編编篇]|部分|部(?={SPACE}*$))"),
          is_law=True, letter="b", within="", through=True, strict=False, captioned=False, counted="編", akoma="book"),
    Level("division", ("分編", "分编"), True, "song", "bold", True, 1.2, names=("分編", "分编"), pattern=_law("分[編编]"),
          is_law=True, letter="d", within="book", through=False, strict=False, captioned=False, counted="", akoma="division"),
    Level("chapter", ("章", "章"), True, "song", "bold", True, 1.125, names=("章",), pattern=_law("章"),
          is_law=True, letter="c", within="book", through=False, strict=False, captioned=False, counted="章", akoma="chapter"),
    Level("section", ("節", "节"), True, "song", "bold", True, 1.0, names=("節", "节"), pattern=_law("[節节]"),
          is_law=True, letter="s", within="chapter", through=False, strict=False, captioned=False, counted="節", akoma="section"),
    Level("article", ("條", "条"), True, "hei", "regular", False, 1.0, names=("條", "条"), pattern=_law("[條条]"),
          is_law=True, letter="a", within="", through=True, strict=False, captioned=True, counted="條", akoma="article"),
    Level("capital", ("部分", "部分"), True, "hei", "regular", False, 1.0, names=("壹、",), pattern=_CAPITAL,
          is_law=False, letter="", within="", through=False, strict=False, captioned=False, counted="個大部分", akoma="part"),
    Level("part", ("部分", "部分"), True, "hei", "regular", False, 1.0, names=("一、",), pattern=_PART,
          is_law=False, letter="", within="", through=False, strict=False, captioned=False, counted="個部分", akoma="part"),
    Level("clause", ("項", "项"), True, "kai", "regular", False, 1.0, names=("（一）", "(一)"), pattern=_CLAUSE,
          is_law=False, letter="", within="", through=False, strict=False, captioned=False, counted="項", akoma="clause"),
    Level("dotted", ("章", "章"), True, "hei", "regular", False, 1.0, names=("1",), pattern=_DOTTED,
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="level"),
    Level("point", ("點", "点"), True, "song", "bold", False, 1.0, names=("1.",), pattern=_POINT,
          is_law=False, letter="", within="", through=False, strict=False, captioned=False, counted="", akoma="point"),
    Level("dotted-2", ("節", "节"), True, "kai", "regular", False, 1.0, names=("1.1",), pattern=_dotted(2),
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="level"),
    Level("dotted-3", ("條", "条"), True, "song", "bold", False, 1.0, names=("1.1.1",), pattern=_dotted(3),
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="level"),
    Level("dotted-4", ("項", "项"), True, "song", "regular", False, 1.0, names=("1.1.1.1",), pattern=_dotted(4),
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="level"),
    Level("subpoint", ("小點", "小点"), True, "song", "regular", False, 1.0, names=("（1）", "(1)"), pattern=_SUBPOINT,
          is_law=False, letter="", within="", through=False, strict=False, captioned=False, counted="", akoma="indent"),
    Level("circled", ("小點", "小点"), True, "song", "regular", False, 1.0, names=("①",), pattern=_CIRCLED,
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="subparagraph"),
    Level("letter", ("目", "目"), True, "song", "regular", False, 1.0, names=("a.", "(a)"), pattern=_LETTER,
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="subclause"),
    Level("roman", ("小目", "小目"), True, "song", "regular", False, 1.0, names=("(i)",), pattern=_ROMAN,
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="level"),
    Level("said", ("點", "点"), True, "song", "regular", False, 1.0, names=("一是",), pattern=_SAID,
          is_law=False, letter="", within="", through=False, strict=True, captioned=False, counted="", akoma="level"),
)
# What stands beside the numbering: it is called by its name where it has no number.
CARRIER = "carrier"
BESIDE = (
    UnitKind(CARRIER, ("載體文", "载体文"), True, "song", "regular", False, 1.0),
    UnitKind("title", ("標題", "标题"), False, "song", "regular", False, 1.0),
    UnitKind("adoption", ("題注", "题注"), False, "song", "regular", False, 1.0),
    UnitKind("number", ("文號", "文号"), False, "song", "regular", False, 1.0),
    UnitKind("preamble", ("導言", "导言"), True, "song", "bold", True, 1.125),
    UnitKind("annex", ("附件", "附件"), True, "hei", "regular", False, 1.0),
    UnitKind("signature", ("落款", "落款"), False, "song", "regular", False, 1.0),
)
# fmt: on
LEVEL = {level.kind: level for level in LEVELS}
UNIT_KINDS = {kind.kind: kind for kind in (*BESIDE[:5], *LEVELS, *BESIDE[5:])}
WITHOUT_PAGE = tuple(kind.kind for kind in BESIDE if not kind.paged)
LAW = frozenset(level.kind for level in LEVELS if level.is_law)
CAPTIONED = frozenset(level.kind for level in LEVELS if level.captioned)
# What a law is divided into above its articles.
DIVISIONS = frozenset(level.kind for level in LEVELS if level.is_law and not level.captioned)
# 1.1 bears the numbers of what is above it.
DOTTED = frozenset(level.kind for level in LEVELS if level.kind.startswith("dotted"))
# The levels that are spoken of by their word: 第三章, 本條, 第二部分.
BY_WORD = {level.called[1]: level for level in LEVELS if level.is_law or level.kind == "part"}


def level_named(name: str) -> Level | None:
    """The level that work.yml calls ``name`` (either script, either width), or None."""
    return next((level for level in LEVELS if name in level.names), None)
