"""What a unit is called: in a heading, in a list, and in a citation."""

from __future__ import annotations

import re
import unicodedata

from tiaowen.model import Both, Script, Unit
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import BESIDE, CAPTIONED, COMMA, DOTTED, LEVEL, UNIT_KINDS
from tiaowen.text.numerals import format_numeral
from tiaowen.tree import Tree

EXCERPT = 16
_BESIDE = frozenset(kind.kind for kind in BESIDE)
_FULL_TITLE = re.compile("^(?:.*?[關关][於于]|中[華华]人民共和[國国])(?=.{3})")
_MARKS = f"{COMMA}.．"


def number_label(unit: Unit, script: Script) -> str:
    """The number as printed, or what a unit without a number is called."""
    number = unit.number.of(script)
    if number:
        return number
    label = called(unit) if unit.kind in _BESIDE else unit.heading
    return label.of(script) if label else unit.id


def called(unit: Unit) -> Both:
    """What units of its kind are called in this work: 條, 章, 序言."""
    return unit.called or Both(*UNIT_KINDS[unit.kind].called)


def name(unit: Unit, script: Script) -> str:
    """Number and heading as one line; a unit without a heading is named by how it begins."""
    if unit.heading:
        number, heading = unit.number.of(script), unit.heading.of(script)
        return f"{number}{joint(number)}{heading}"
    if not unit.number.of(script):
        return number_label(unit, script)
    number = number_label(unit, script)
    return f"{number}{joint(number)}{excerpt(unit, script)}"


def work_label(title: str) -> str:
    """A work's title where there is little room: without whose it is, 關於…的決定 or 立法法; as typed where that says nothing."""
    return _FULL_TITLE.sub("", title)


def joint(number: str) -> str:
    """What stands between a number and the words behind it: 第三章 總則, but 三、總則."""
    return " " if number.startswith("第") or number[-1:].isalnum() else ""


def full_name(tree: Tree, unit: Unit, script: Script) -> str:
    """The same where the part is not in sight: 三（三）嚴格規範公正文明執法."""
    above = tree.lineage(unit)[:-1]
    number = above[-1].number.of(script).rstrip(_MARKS) if above and unit.kind == "clause" else ""
    return number + name(unit, script)


def short_name(unit: Unit, script: Script) -> str:
    """The heading alone where there is one, for titles and cards beside a number."""
    return unit.heading.of(script) if unit.heading else excerpt(unit, script)


def excerpt(unit: Unit, script: Script) -> str:
    """How the unit's text begins, without its number."""
    text = unit.text.of(script)[len(unit.number.of(script)) :].strip(BLANKS)
    return text if len(text) <= EXCERPT else text[:EXCERPT] + "…"


def place_name(tree: Tree, unit: Unit, script: Script) -> str:
    """The unit as a citation names it: 第三部分第（三）項, 第十二條之一, 導言."""
    lineage = tree.lineage(unit)
    dotted = max((at for at, step in enumerate(lineage) if step.kind in DOTTED and "." in step.number.hans), default=0)
    lineage = lineage[dotted:]  # 1.2.1 says itself where it is
    below_parts = lineage[0].number.hans.endswith("部分")
    numbers = [_step(step, script, below_parts) for step in lineage]
    return "".join(numbers) if unit.kind != "article" else numbers[-1]


def provision_name(step: tuple[int, int, int], script: Script) -> str:
    """款, 項 and 目 as they are cited (立法技術規範（試行）): 第二款第五項, 第五項 where the article has one 款 alone."""
    names = zip(step, (Both("款", "款"), Both("項", "项"), Both("目", "目")), strict=True)
    return "".join(f"第{format_numeral(number)}{name.of(script)}" for number, name in names if number)


def unit_caption(unit: Unit, script: Script) -> str | None:
    """What an article is about in a few words: its own caption or else an editor's; None where it has neither, or is no article."""
    caption = (unit.heading or unit.caption) if unit.kind in CAPTIONED else None
    return caption.of(script) if caption else None


def this_unit(unit: Unit) -> str:
    """The unit as its own page speaks of it, in traditional script: 這一條, 這一部分, 導言."""
    word = called(unit).hant
    return word if unit.kind in _BESIDE else f"這一{word}"


def _step(unit: Unit, script: Script, below_parts: bool) -> str:
    number = unit.number.of(script)
    if unit.kind == "annex":
        return "".join(number_label(unit, script).split())
    if unit.kind not in LEVEL or not number:
        return number_label(unit, script)
    word = called(unit).of(script)
    if unit.kind in ("capital", "part") and not below_parts:
        return f"第{number.rstrip(_MARKS)}{word}"
    if unit.kind == "clause":
        return f"第{number}{word}"
    if unit.kind in ("point", "subpoint", "circled"):
        digits = "".join(c for c in unicodedata.normalize("NFKC", number) if c.isdigit())
        return f"第{format_numeral(int(digits)) if len(digits) < 5 else digits}{word}"
    return number_label(unit, script)
