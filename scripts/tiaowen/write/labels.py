"""What a unit is called: in a heading, in a list, and in a citation."""

from __future__ import annotations

import re
import unicodedata

from tiaowen.model import Both, Script, Unit
from tiaowen.paragraphs import Steps
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import BESIDE, CAPTIONED, COMMA, DOTTED, LEVEL, UNIT_KINDS
from tiaowen.text.numerals import format_numeral
from tiaowen.tree import Tree

EXCERPT = 16
_BESIDE = frozenset(kind.kind for kind in BESIDE)
_FULL_TITLE = re.compile("^(?:.*?[關关][於于]|中[華华]人民共和[國国])(?=.{3})")
_MARKS = f"{COMMA}.．"
_HAN = "[\u3007\u3400-\u9fff]"
_SET_WIDE = re.compile(f"{_HAN}(?:[{BLANKS}]+{_HAN})+")
_BETWEEN = re.compile(f"(?<={_HAN})[{BLANKS}]+(?={_HAN})")


def closed(words: str) -> str:
    """A label without the blanks that set it wide: 總則 for 總　則, 第十一條 for 第 十 一 條.  The text itself keeps them."""
    return _BETWEEN.sub("", words) if _SET_WIDE.fullmatch(words) else words


def number_label(unit: Unit, script: Script) -> str:
    """The number as printed, or what a unit without a number is called."""
    number = unit.number.of(script)
    if number:
        return closed(number)
    label = called(unit) if unit.kind in _BESIDE else unit.heading
    return label.of(script) if label else unit.id


def called(unit: Unit) -> Both:
    """What units of its kind are called in this work: 條, 章, 序言."""
    return unit.called or Both(*UNIT_KINDS[unit.kind].called)


def is_article(unit: Unit) -> bool:
    """Whether it is called 條: that of a law, and 一、 of what a genre calls so."""
    return unit.kind in CAPTIONED or (unit.called is not None and unit.called.hant == "條")


def name(unit: Unit, script: Script) -> str:
    """Number and heading as one line; a unit without a heading is named by how it begins."""
    if not unit.number.of(script):
        return short_name(unit, script) if unit.heading else number_label(unit, script)
    number = number_label(unit, script)
    return f"{number}{joint(number)}{short_name(unit, script)}"


def unit_caption(unit: Unit) -> Both | None:
    """What stands beside the number in every list: the unit's heading, or else an editor's caption, told apart by 【】."""
    if not unit.heading:
        return unit.caption and Both(f"【{unit.caption.hant}】", f"【{unit.caption.hans}】")
    return Both(closed(unit.heading.hant), closed(unit.heading.hans))


def list_name(unit: Unit) -> Both:
    """Number and caption as one line; the number alone where there is no caption: a cut string tells articles of a law not apart."""
    caption = unit_caption(unit)
    return Both(_in_list(unit, caption, "hant"), _in_list(unit, caption, "hans"))


def _in_list(unit: Unit, caption: Both | None, script: Script) -> str:
    if not caption or not unit.number.of(script):
        return caption.of(script) if caption else number_label(unit, script)
    number = number_label(unit, script)
    return f"{number}{joint(number)}{caption.of(script)}"


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
    return closed(unit.heading.of(script)) if unit.heading else excerpt(unit, script)


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


def provision_name(step: Steps, script: Script) -> str:
    """款, 項 and 目 as they are cited (立法技術規範（試行）): 第二款第五項, 第五項 where the article has one 款 alone; 甲款."""
    names = zip(step, (Both("款", "款"), Both("項", "项"), Both("目", "目")), strict=True)
    return "".join(f"{_counted(number)}{name.of(script)}" for number, name in names if number)


def _counted(number: int | str) -> str:
    """第二, but 甲 as it is."""
    return number if isinstance(number, str) else f"第{format_numeral(number)}"


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
