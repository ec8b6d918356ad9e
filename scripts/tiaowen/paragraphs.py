"""The 款 and 項 of a unit (立法技術規範（試行）): what they are called and where they stand.

A 款 is a paragraph of an article that is not an item; items (（一）…, 一、…, 1. …) belong to the 款 that
opens them, and stand each on a line of their own or inside the 款's own paragraph.  The numbering that the first
item of a 款 has is that of its 項; what is numbered otherwise lies below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tiaowen.model import Sentence, Unit
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import CAPTIONED, LEVEL, Level
from tiaowen.text.numbering import Marker, read_marker
from tiaowen.text.numerals import HAN_NUMERAL, format_numeral, parse_numeral

_INLINE = re.compile(rf"(?:(?<=[：；:;，。])|^)[（(](?P<han>{HAN_NUMERAL})[）)]")


@dataclass(slots=True)
class Paragraph:
    """One 款: its paragraph's number, and for each item the anchor of the place where it stands.

    ``lines`` maps the paragraph of each item, and of each 目 below, to the item's number; ``below`` that of a 目 to its own.
    """

    number: int
    items: dict[int, str] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    below: dict[int, int] = field(default_factory=dict)
    level: Level | None = None


def paragraphs_of(unit: Unit) -> list[Paragraph]:
    """The 款 of a unit in order."""
    found: list[Paragraph] = []
    for number, group in groupby(unit.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        if number == 0 or sentences[0].form != "text":
            continue
        item = read_marker(_without_number(unit, sentences))
        if item and not item.level.is_law and (found or unit.kind == "annex"):
            _add_item(found, item, number)
        else:
            found.append(Paragraph(number, dict(_inline(sentences))))
    return found


def anchor_of(unit: Unit, name: str) -> str:
    """Where the 款 or 項 that is called ``name`` (``k2``, ``k2-5``, ``k-5``) stands in ``unit``; "" where there is none.

    ``k-5`` is the item of the first 款 that has so many.  Of a 目 the item is given: it has no anchor of its own.
    """
    number, *items = name.removeprefix("k").split("-")
    found = paragraphs_of(unit)
    if number:
        found = found[int(number) - 1 : int(number)]
    if not items:
        return f"p{found[0].number}" if found else ""
    return next((anchor for one in found if (anchor := one.items.get(int(items[0])))), "")


def nearest_to(unit: Unit, name: str) -> str:
    """What the unit has that is nearest to ``name``, which it has not, in simplified words: 第二款, 第二款第三项; "" where it has
    neither."""
    number, *items = name.removeprefix("k").split("-")
    found = paragraphs_of(unit)
    if number and found and not 1 <= int(number) <= len(found):
        return f"第{format_numeral(min(max(int(number), 1), len(found)))}款"
    within = [one for one in (found[int(number) - 1 : int(number)] if number else found) if one.items]
    if not within or not items:
        return f"第{format_numeral(int(number))}款" if number and found else ""
    one, item = min(((one, i) for one in within for i in one.items), key=lambda pair: abs(pair[1] - int(items[0])))
    paragraph = f"第{format_numeral(found.index(one) + 1)}款" if len(found) > 1 else ""
    return f"{paragraph}第{format_numeral(item)}项"


def cited_steps(unit: Unit) -> dict[int, tuple[int, int, int]] | None:
    """The same as ``steps_of`` for what is cited by 款 and 項; None for what is cited by its sentences.

    一、 that is called 第一條 is cited as an article; of one that quotes what it inserts, the paragraphs are another law's.
    """
    if unit.kind in CAPTIONED:
        return steps_of(unit)
    if not unit.called or unit.called.hant != LEVEL["article"].called[0]:
        return None
    return {} if "“" in unit.text.hans else steps_of(unit)


def steps_of(unit: Unit) -> dict[int, tuple[int, int, int]]:
    """Paragraph → number of its 款 (0 where the unit has one alone), 項 and 目 (0 where it is none): how it is cited."""
    found = paragraphs_of(unit)
    steps: dict[int, tuple[int, int, int]] = {}
    for number, one in enumerate(found, 1):
        paragraph = number if len(found) > 1 else 0
        steps[one.number] = (paragraph, 0, 0)
        steps |= {line: (paragraph, item, one.below.get(line, 0)) for line, item in one.lines.items()}
    return steps


def _add_item(found: list[Paragraph], item: Marker, number: int) -> None:
    """The items of an annex need no 款 that opens them; a plain paragraph after which a list goes on belongs to its item."""
    if not found:
        found.append(Paragraph(number))
    if len(found) > 1 and not found[-1].items and found[-2].level == item.level and item.ordinal - 1 in found[-2].items:
        inside = found.pop()
        found[-1].lines[inside.number] = item.ordinal - 1
    paragraph = found[-1]
    paragraph.level = paragraph.level or item.level
    if item.level == paragraph.level:
        paragraph.items.setdefault(item.ordinal, f"p{number}")
        paragraph.lines[number] = item.ordinal
    else:
        paragraph.lines[number] = max(paragraph.items, default=0)
        paragraph.below[number] = item.ordinal


def _inline(sentences: Sequence[Sentence]) -> Iterator[tuple[int, str]]:
    for sentence in sentences:
        for match in _INLINE.finditer(sentence.text.hans):
            yield _value(match["han"]), sentence.id.anchor


def _without_number(unit: Unit, sentences: Sequence[Sentence]) -> str:
    text = sentences[0].text.hans.lstrip(BLANKS)
    number = unit.number.hans
    return text[len(number) :].lstrip(BLANKS) if sentences[0] is unit.sentences[0] and number else text


def _value(numeral: str) -> int:
    try:
        return parse_numeral(numeral)
    except ValueError:
        return 0
