"""References to this work that lead nowhere (X001): an error where the text itself, or the copy, is wrong; a warning else.

It is wrong for sure where 第三款 is asked of an article that has two, or 前款 of the first: then the copy has joined or lost
lines, and its paragraphs have wrong addresses.  It may be right where a whole article or chapter is lacking, which a shortened
copy or one part of a code has not (本法第六編), where another work was named before, where the items of a list have no numbers,
and where （二） stands alone.
"""

from __future__ import annotations

from dataclasses import replace

from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.resolve import KINDS, Spot, paragraph_of, resolve
from tiaowen.kit.problem import Problem
from tiaowen.model import Sentence, Work
from tiaowen.paragraphs import nearest_to
from tiaowen.text.reference_grammar import ANNEXES, Wording

_CERTAIN = ("条", "款", "章", "节", "编", "部分")


def is_lost(provisions: Provisions, wording: Wording, here: Spot) -> bool:
    """Whether what leads nowhere is a reference: 第一項工作 is none; what begins with a higher level, with 本… or 前…, is one."""
    first = wording.steps[0] if wording.steps else None
    if wording.back_level in ANNEXES or (first and first.level in ANNEXES):
        return False  # many a text is published without its annexes
    if wording.back_level == "项" and wording.back not in ("本", "同", "该"):
        return _has_items(provisions, here)  # 前三項污染物 counts
    return bool(wording.back or wording.own) or first is None or first.level in _CERTAIN or first.bracketed


def unresolved(
    work: Work, provisions: Provisions, sentence: Sentence, wording: Wording, here: Spot, others: bool
) -> Problem:
    """X001 for what leads nowhere; ``others`` says whether other works were named before."""
    said = sentence.text.hans[wording.start : wording.end]
    path = f"{work.received.path}/received.txt"
    near = _nearest(provisions, wording, here, sentence.paragraph)
    hint = f"{near}请核对底本；若原文如此，在 work.yml 的 accepted 里写明：{{line: {sentence.line}, code: X001, reason: …}}"
    message = f"正文提到“{said}”，这份文件里没有这一处。"
    warning = not _is_wrong(provisions, wording, here, sentence.paragraph, others)
    return Problem(path, sentence.line, sentence.column + wording.start, "X001", message, hint, warning)


def lacking_there(work: Work, other: Work, sentence: Sentence, wording: Wording) -> Problem:
    """X001 for a provision of ``other``, a work of this site, that is not in it: the text may mean an earlier or a later one."""
    said = sentence.text.hans[wording.start : wording.end]
    path = f"{work.received.path}/received.txt"
    message = f"正文提到《{other.short_title.hans}》“{said}”，本站刊载的这份文件里没有这一处。"
    hint = (
        "可能说的是它另一个时候的文本。请核对底本；若原文如此，在 work.yml 的 accepted 里写明："
        f"{{line: {sentence.line}, code: X001, reason: …}}"
    )
    return Problem(path, sentence.line, sentence.column + wording.start, "X001", message, hint, warning=True)


def usage_unknown(work: Work, sentence: Sentence, wording: Wording) -> Problem:
    """W026 for 前款 or 第二項 that is not looked for, because work.yml does not say whose 款 and 項 they are."""
    said = sentence.text.hans[wording.start : wording.end]
    path = f"{work.received.path}/received.txt"
    message = f"正文提到“{said}”，work.yml 没有写条、款、项照哪里的用法，这样的地方都没有链接。"
    hint = "在 work.yml 里写上（台湾的写台湾，香港、澳门的写香港、澳门）：\nusage: 大陆\n不知道就空着：这个提醒不会挡住发布。"
    return Problem(path, sentence.line, sentence.column + wording.start, "W026", message, hint, warning=True)


def _is_wrong(provisions: Provisions, wording: Wording, here: Spot, line: int, others: bool) -> bool:
    first = wording.steps[0].level if wording.steps else wording.back_level
    if (first in KINDS and _lacks_provision(provisions, wording, here, line)) or (wording.joined and others):
        return False
    if not (wording.own or wording.back) and (others or first == "项"):
        return False
    return not (wording.steps and wording.steps[-1].level == "项") or _lacks_item(provisions, wording, here, line)


def _nearest(provisions: Provisions, wording: Wording, here: Spot, line: int) -> str:
    """The 款 or item that is nearest to the one which lacks, where its article is there."""
    last = wording.steps[-1] if wording.steps else None
    spot = _above(provisions, wording, here, line) if last and last.level in ("款", "项") else None
    if not last or last.stem or not spot or not spot.unit or spot.unit.kind != "article":
        return ""
    paragraph = "" if spot.paragraph is None else spot.paragraph + 1
    found = provisions.paragraphs(spot.unit)
    near = nearest_to(found, f"k{last.ordinal}" if last.level == "款" else f"k{paragraph}-{last.ordinal}")
    return f"最接近的是{spot.unit.number.hans}{near}。" if near else ""


def _lacks_provision(provisions: Provisions, wording: Wording, here: Spot, line: int) -> bool:
    """Whether the article, the chapter that the reference begins with is not there."""
    return (
        resolve(provisions, replace(wording, steps=wording.steps[: 0 if wording.back else 1]), here, line, None) is None
    )


def _lacks_item(provisions: Provisions, wording: Wording, here: Spot, line: int) -> bool:
    """Whether the place above the item is not there, or has numbered items, but not this one."""
    spot = _above(provisions, wording, here, line)
    paragraph = paragraph_of(provisions, spot) if spot else None
    return spot is None or (bool(paragraph.items) if paragraph else _has_items(provisions, spot))


def _above(provisions: Provisions, wording: Wording, here: Spot, line: int) -> Spot | None:
    """The place of which the last step is said."""
    above = replace(wording, steps=wording.steps[:-1])
    return resolve(provisions, above, here, line, None) if above.steps or above.back else here


def _has_items(provisions: Provisions, spot: Spot) -> bool:
    return spot.unit is not None and any(paragraph.items for paragraph in provisions.paragraphs(spot.unit))
