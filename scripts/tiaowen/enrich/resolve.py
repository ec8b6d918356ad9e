"""What a reference means among the provisions of one work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tiaowen.enrich.provisions import Provisions
from tiaowen.model import Unit
from tiaowen.paragraphs import Paragraph
from tiaowen.text.levels import BY_WORD
from tiaowen.text.reference_grammar import ANNEXES, Step, Wording

KINDS = {word: level.kind for word, level in BY_WORD.items()}
_ABOVE = {level.kind: level.within for level in BY_WORD.values() if level.within}

# How many 款 above one that is called 前款 the list may stand that is meant.
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place among the provisions: a unit (None the whole work), the index of a 款 in it, an anchor."""

    unit: Unit | None = None
    paragraph: int | None = None
    anchor: str = ""


WHOLE = Spot()


def spot_of(provisions: Provisions, unit: Unit, paragraph: int) -> Spot:
    """Where a sentence of ``paragraph`` stands; None for the 款 of a heading."""
    index = provisions.index(unit, paragraph)
    return Spot(unit) if index is None else Spot(unit, index, f"p{provisions.paragraphs(unit)[index].number}")


def resolve(provisions: Provisions, wording: Wording, here: Spot, line: int, last: Spot | None) -> Spot | None:
    """The spot that ``wording`` means, read at ``here`` in paragraph ``line``; None when nothing is there.

    ``last`` is what the reference before it meant, which 同條 and 第三條、第五款 go on from.
    """
    spot = _start(provisions, wording, here, line, last)
    if wording.back_level == "款" and wording.steps and spot:
        spot = _with_item(provisions, spot, wording.steps[0])
    for step in wording.steps:
        if spot is None:
            return None
        spot = _down(provisions, spot, step, here)
    return spot


def _with_item(provisions: Provisions, spot: Spot, step: Step) -> Spot:
    """前款第二項 where a plain paragraph stands between: of the nearest 款 above that has it, where there is one."""
    if spot.unit is None or spot.paragraph is None or step.level != "项":
        return spot
    found = provisions.paragraphs(spot.unit)
    above = range(spot.paragraph, max(spot.paragraph - _NEAR, -1), -1)
    at = next((at for at in above if step.ordinal in found[at].items), spot.paragraph)
    return replace(spot, paragraph=at)


def one_of(
    provisions: Provisions, wording: Wording, found: Spot | None, here: Spot, line: int, mentioned: Sequence[Spot]
) -> Spot | None:
    """Which 第二項 is meant, the one ``found`` here or one of an article mentioned before; None when that is open.

    違反第十六條的：（一）違反第一項的 speaks of 第十六條: an item does not refer to itself or to a later one.
    A 款 is one of this article if it has that many; an item that this 款 has not is that of the only 款 of the article that has it.
    """
    step = wording.steps[0]
    if found and (step.level == "款" or not mentioned):
        return found
    if not found and not mentioned and here.unit:
        return _only_one(provisions, here.unit, step)
    paragraph = paragraph_of(provisions, here)
    within = paragraph.lines.get(line, 0) if paragraph else 0
    spots = [None if 0 < within <= step.ordinal else found]
    spots += [resolve(provisions, wording, replace(spot, anchor=""), 0, None) for spot in mentioned]
    places = {(spot.unit.id, spot.anchor): spot for spot in spots if spot and spot.unit}
    return next(iter(places.values())) if len(places) == 1 else None


def _only_one(provisions: Provisions, unit: Unit, step: Step) -> Spot | None:
    listed = enumerate(provisions.paragraphs(unit) if step.level == "项" else ())
    spots = [Spot(unit, at, found.items[step.ordinal]) for at, found in listed if step.ordinal in found.items]
    return spots[0] if len(spots) == 1 else None


def first_of(provisions: Provisions, spot: Spot, level: str) -> Spot | None:
    """第十條前兩款 and 第一款前三項: the first of them."""
    step = Step(level, 1)
    return _down(provisions, spot, step, spot) if spot.unit and level in ("款", "项") else None


def _start(provisions: Provisions, wording: Wording, here: Spot, line: int, last: Spot | None) -> Spot | None:
    level = wording.back_level
    if wording.back in ("同", "该"):
        return Spot(last.unit) if last and level == "条" else last
    if wording.back == "本":
        return _this(provisions, level, here, line)
    if wording.back:
        return _before(provisions, level, wording.many, here, line)
    first = wording.steps[0].level if wording.steps else ""
    if wording.joined and last and last.unit and (group := _ABOVE.get(KINDS.get(first, ""))):
        return Spot(provisions.above(last.unit, group))  # 第二章第一節、第二節
    if wording.own or first in (*KINDS, *ANNEXES):
        return WHOLE
    if wording.joined and last:
        return Spot(last.unit) if first == "款" else Spot(last.unit, last.paragraph)
    return Spot(here.unit) if first == "款" else here


def _this(provisions: Provisions, level: str, here: Spot, line: int) -> Spot | None:
    if here.unit is None:
        return None
    if level in KINDS:
        unit = provisions.above(here.unit, _kind(provisions, level))
        if level == "编" and "book" not in provisions.kinds:
            return WHOLE  # one 編 of a code, published alone
        return Spot(unit or (here.unit if level == "条" else None)) if unit or level == "条" else None
    if level in ANNEXES:
        annex = provisions.above(here.unit, "annex")
        return Spot(annex) if annex else None
    if level == "款":
        return here
    paragraph = paragraph_of(provisions, here)
    number = paragraph.lines.get(line) if paragraph else None
    return Spot(here.unit, here.paragraph, f"p{line}") if number else Spot(here.unit)


def _before(provisions: Provisions, level: str, many: int, here: Spot, line: int) -> Spot | None:
    if here.unit is None:
        return None
    if level in KINDS:
        unit = provisions.above(here.unit, KINDS[level])
        before = provisions.before(unit, many) if unit else None
        return Spot(before) if before else None
    if here.paragraph is None:
        return None
    if level == "款":
        index = here.paragraph - many
        found = provisions.paragraphs(here.unit)
        return Spot(here.unit, index, f"p{found[index].number}") if index >= 0 else None
    paragraph = paragraph_of(provisions, here)
    number = (paragraph.lines.get(line, 0) if paragraph else 0) - many
    anchor = paragraph.items.get(number) if paragraph else None
    return Spot(here.unit, here.paragraph, anchor) if anchor else None


def _down(provisions: Provisions, spot: Spot, step: Step, here: Spot) -> Spot | None:
    if step.level in ("条", "项") and "article" not in provisions.kinds:
        return _numbered(provisions, spot, step)
    if step.level in KINDS:
        unit = _unit(provisions, spot, step, here)
        return Spot(unit) if unit else None
    if step.level in ANNEXES:
        annex = provisions.annex(step.level, step.ordinal)
        return Spot(annex) if annex else None
    if step.level == "目":
        return spot
    unit = spot.unit
    if unit is None:
        return None
    if step.stem:
        counted = [one if one.by_stems else None for one in provisions.paragraphs(unit)]
        places = [(at, one.items[step.ordinal]) for at, one in enumerate(counted) if one and step.ordinal in one.items]
        return Spot(unit, *places[0]) if places else None
    if step.level == "款":
        found = provisions.paragraphs(unit)
        inside = 1 <= step.ordinal <= len(found)
        return Spot(unit, step.ordinal - 1, f"p{found[step.ordinal - 1].number}") if inside else None
    return _item(provisions, spot, unit, step)


def _numbered(provisions: Provisions, spot: Spot, step: Step) -> Spot | None:
    """本決定第二條 is 二、 and 第二部分第三條 is （三） in a text without articles."""
    if spot.unit:
        return _item(provisions, spot, spot.unit, step)
    part = provisions.unit("part", step.ordinal)
    return Spot(part) if part else None


def _kind(provisions: Provisions, level: str) -> str:
    """第一部分 is 一、 or, in a text that has them, a heading 第一部分."""
    return "book" if level == "部分" and "book" in provisions.kinds else KINDS[level]


def _unit(provisions: Provisions, spot: Spot, step: Step, here: Spot) -> Unit | None:
    kind = _kind(provisions, step.level)
    if spot.unit and (kind != "article" or spot.unit.kind == "annex" or provisions.has_groups):
        return provisions.unit(kind, step.ordinal, step.inserted, spot.unit.id)
    if kind == "article" and provisions.has_groups:
        group = provisions.group(here.unit)
        return provisions.unit(kind, step.ordinal, step.inserted, group) if group else None
    around = provisions.above(here.unit, _ABOVE[kind]) if here.unit and kind in _ABOVE else None
    beside = provisions.unit(kind, step.ordinal, step.inserted, around.id) if around else None
    return beside or provisions.unit(kind, step.ordinal, step.inserted)


def _item(provisions: Provisions, spot: Spot, unit: Unit, step: Step) -> Spot | None:
    part = provisions.above(unit, "part")
    clause = provisions.unit("clause", step.ordinal, 0, part.id) if part else None
    if clause:
        return Spot(clause)
    if unit.kind == "annex" and (below := provisions.below_annex(unit, step.ordinal)):
        return Spot(below)
    for index, paragraph in enumerate(provisions.paragraphs(unit)):
        anchor = paragraph.items.get(step.ordinal)
        if anchor and (spot.paragraph in (None, index) or unit.kind == "annex"):
            return Spot(unit, index, anchor)
    return None


def paragraph_of(provisions: Provisions, spot: Spot) -> Paragraph | None:
    """The 款 that a spot is in."""
    if spot.unit is None or spot.paragraph is None:
        return None
    return provisions.paragraphs(spot.unit)[spot.paragraph]
