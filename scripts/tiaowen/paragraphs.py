"""The 款 and 項 of a unit (立法技術規範（試行）): what they are called and where they stand.

A 款 is a paragraph of an article that is not an item; items (（一）…, 一、…, 甲、…, 1. …) belong to the 款 that
opens them, and stand each on a line of their own or inside the 款's own paragraph.  The numbering that the first
item of a 款 has is that of its 項; what is numbered otherwise lies below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from tiaowen.kit.problem import Problem
from tiaowen.model import Sentence, Unit, Work
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import CAPTIONED, COMMA, LEVEL
from tiaowen.text.numbering import read_marker
from tiaowen.text.numerals import HAN_NUMERAL, STEMS, format_numeral, parse_numeral

_INLINE = re.compile(rf"(?:(?<=[：；:;，。])|^)[（(](?P<han>{HAN_NUMERAL})[）)]")
_STEM = re.compile(rf"(?P<stem>[{STEMS}])[{COMMA}]")
_CALLED = re.compile(f"[{STEMS}]款")

# Number of a 款 (0 where the unit has one alone, or the stem that counts it, 丙), of a 項 and of a 目 (0 where it is none).
Steps: TypeAlias = tuple[int | str, int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that belongs to a 款: how deep below it (1 is a 項), and its number as printed with the white space
    behind it, "" where it goes on without one."""

    depth: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Number:
    """The number that a paragraph begins with: of which numbering, how many, as printed with the white space behind it."""

    numbering: str
    ordinal: int
    label: str


@dataclass(slots=True)
class Paragraph:
    """One 款: its paragraph's number, and for each item the anchor of the place where it stands.

    ``lines`` maps the paragraph of each item, and of each 目 below, to the item's number; ``below`` that of a 目 to its own;
    ``set`` each paragraph below the 款 to how it is set.  ``opens`` is whether it ends with a colon: items follow.
    """

    number: int
    opens: bool = False
    items: dict[int, str] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    below: dict[int, int] = field(default_factory=dict)
    set: dict[int, Item] = field(default_factory=dict)
    numberings: list[str] = field(default_factory=list)
    doubled: list[tuple[int, int]] = field(default_factory=list)

    @property
    def numbering(self) -> str:
        """That of its 項; "" where it has none on lines of their own."""
        return self.numberings[0] if self.numberings else ""

    @property
    def by_stems(self) -> bool:
        """Whether its parts are counted 甲、乙、."""
        return self.numbering == _STEM.pattern


def paragraphs_of(unit: Unit) -> list[Paragraph]:
    """The 款 of a unit in order."""
    found: list[Paragraph] = []
    for number, group in groupby(unit.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        if number == 0 or sentences[0].form != "text":
            continue
        item = _number_of(_without_number(unit, sentences))
        if item and (found or unit.kind == "annex"):
            _add_item(found, item, number)
        else:
            found.append(Paragraph(number, _opens(sentences), dict(_inline(sentences))))
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


def nearest_to(found: Sequence[Paragraph], name: str) -> str:
    """What a unit of those 款 has that is nearest to ``name``, which it has not, in simplified words: 第二款, 第二款第三项; "" where it has
    neither."""
    number, *items = name.removeprefix("k").split("-")
    if number and found and not 1 <= int(number) <= len(found):
        return f"第{format_numeral(min(max(int(number), 1), len(found)))}款"
    within = [one for one in (found[int(number) - 1 : int(number)] if number else found) if one.items]
    if not within or not items:
        return f"第{format_numeral(int(number))}款" if number and found else ""
    one, item = min(((one, i) for one in within for i in one.items), key=lambda pair: abs(pair[1] - int(items[0])))
    paragraph = f"第{format_numeral(found.index(one) + 1)}款" if len(found) > 1 else ""
    return f"{paragraph}第{format_numeral(item)}项"


def calls_stems(work: Work) -> bool:
    """Whether the text itself calls what it counts 甲、乙、 a 款: 第十三條甲款.  Nobody else says what they are."""
    return any(_CALLED.search(unit.text.hans) for unit in work.units)


def cited_steps(unit: Unit, stems: bool = False) -> dict[int, Steps] | None:
    """The same as ``steps_of`` for what is cited by 款 and 項; None for what is cited by its sentences.

    一、 that is called 第一條 is cited as an article; of one that quotes what it inserts, the paragraphs are another law's.
    """
    if unit.kind in CAPTIONED:
        return steps_of(unit, stems)
    if not unit.called or unit.called.hant != LEVEL["article"].called[0]:
        return None
    return {} if "“" in unit.text.hans else steps_of(unit, stems)


def steps_of(unit: Unit, stems: bool = False) -> dict[int, Steps]:
    """Paragraph → its 款, 項 and 目: how it is cited.

    What is counted 甲、乙、 is no 項: it is 甲款 where ``stems`` says that the text calls it so, else the 款 that opens it is told.
    """
    found = paragraphs_of(unit)
    steps: dict[int, Steps] = {}
    for number, one in enumerate(found, 1):
        paragraph = number if len(found) > 1 else 0
        steps[one.number] = (paragraph, 0, 0)
        if not one.by_stems:
            steps |= {line: (paragraph, item, one.below.get(line, 0)) for line, item in one.lines.items()}
        elif stems:
            steps |= {line: (STEMS[item - 1], one.below.get(line, 0), 0) for line, item in one.lines.items()}
        else:
            steps |= dict.fromkeys(one.lines, (paragraph, 0, 0))
    return steps


def check_paragraphs(work: Work) -> Iterator[Problem]:
    """R031, a warning: an item that its 款 has twice, so that its name says which only of the first."""
    for unit in work.units:
        for one in paragraphs_of(unit):
            for number, ordinal in one.doubled:
                first = next(sentence for sentence in unit.sentences if sentence.paragraph == number)
                called = f"{unit.number.hans}的第 {ordinal} 项" if unit.number.hans else f"第 {ordinal} 项"
                hint = "底本的错，请在 emendations.tsv 里改正编号。原文如此，引用和链接都指前一个，"
                hint += f"在 work.yml 的 accepted 里写明：{{line: {first.line}, code: R031, reason: …}}"
                path = f"{work.received.path}/received.txt"
                yield Problem(path, first.line, 1, "R031", f"{called}编了两次。", hint, warning=True)


def _add_item(found: list[Paragraph], item: _Number, number: int) -> None:
    """The items of an annex need no 款 that opens them."""
    if not found:
        found.append(Paragraph(number))
    _take_back(found, item)
    one = found[-1]
    if item.numbering not in one.numberings:
        one.numberings.append(item.numbering)
    one.set[number] = Item(one.numberings.index(item.numbering) + 1, item.label)
    if item.numbering != one.numbering:
        one.lines[number] = max(one.items, default=0)
        one.below[number] = item.ordinal
        return
    if one.items.get(item.ordinal, "").startswith("p"):
        one.doubled.append((number, item.ordinal))
    one.items.setdefault(item.ordinal, f"p{number}")
    one.lines[number] = item.ordinal


def _take_back(found: list[Paragraph], item: _Number) -> None:
    """A plain paragraph after which a list goes on belongs to the item before it, with what it has counted itself; one that
    opens the list, ending with a colon, is a 款."""
    if len(found) < 2:
        return
    before, inside = found[-2:]
    goes_on = before.numbering == item.numbering and item.ordinal - 1 in before.items
    if not goes_on or inside.numbering == item.numbering or (inside.opens and not inside.numberings):
        return
    found.pop()
    last = item.ordinal - 1
    before.set[inside.number] = Item(1)
    before.lines |= dict.fromkeys((inside.number, *inside.lines), last)
    before.below |= {line: item for line, item in inside.lines.items() if line not in inside.below}
    before.set |= {line: Item(below.depth + 1, below.label) for line, below in inside.set.items()}
    before.numberings += [numbering for numbering in inside.numberings if numbering not in before.numberings]


def _number_of(text: str) -> _Number | None:
    """What counts the parts of an article: neither 第一條 nor a word that only looks like a number."""
    if stem := _STEM.match(text):
        return _Number(_STEM.pattern, STEMS.index(stem["stem"]) + 1, stem[0])
    marker = read_marker(text)
    if not marker or marker.level.is_law:
        return None
    return _Number(marker.level.kind, marker.ordinal, text[: marker.end])


def _opens(sentences: Sequence[Sentence]) -> bool:
    return sentences[-1].text.hans.rstrip(BLANKS).endswith(("：", ":"))


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
