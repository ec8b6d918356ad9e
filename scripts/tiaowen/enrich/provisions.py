"""The provisions of a work by their numbers: units, the 款 of a unit, the 項 of a 款."""

from __future__ import annotations

import re

from tiaowen.model import Unit
from tiaowen.paragraphs import Paragraph, paragraphs_of
from tiaowen.text.blank import BLANKS
from tiaowen.text.numbering import read_marker, read_unclear_marker
from tiaowen.text.numerals import NUMERAL, parse_numeral
from tiaowen.tree import Tree

_GROUPED = re.compile(r"([bc]\d+(?:-[ds]\d+)*)-a\d")
_ANNEX = re.compile(rf"[{BLANKS}]*(附[件表录])[{BLANKS}]*({NUMERAL})?")


def _value(numeral: str) -> int:
    try:
        return parse_numeral(numeral)
    except ValueError:
        return 0


class Provisions:
    """The units of one work by kind and number; made once, asked for every reference."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._within = {unit.id: annex.id if (annex := self.above(unit, "annex")) else "" for unit in tree.paged}
        self.kinds = {unit.kind for unit in tree.paged if not self._within[unit.id]}
        self._units: dict[tuple[str | None, str, int, int], Unit] = {}
        self._paragraphs: dict[str, list[Paragraph]] = {}
        self._index: dict[str, dict[int, int]] = {}
        self._annexes = {annex_number(unit): unit for unit in tree.paged if unit.kind == "annex"}
        self._in_order: dict[tuple[str, str], list[Unit]] = {}
        self._positions: dict[str, int] = {}
        # Where the articles are counted anew, the address of each bears what they are counted below.
        self._groups: set[str] = set()
        for unit in tree.paged:
            group = _GROUPED.match(unit.id) if unit.kind == "article" and not self._within[unit.id] else None
            if group:
                self._groups.add(group[1])
            same = self._in_order.setdefault((unit.kind, self._within[unit.id]), [])
            self._positions[unit.id] = len(same)
            same.append(unit)
            number, inserted = numbers(unit)
            for parent in (unit.parent, self._within[unit.id] or "*", *(group.groups() if group else ())):
                self._units.setdefault((parent, unit.kind, number, inserted), unit)

    def unit(self, kind: str, number: int, inserted: int = 0, parent: str | None = "*") -> Unit | None:
        """The unit of that kind and number below ``parent``, an annex or a unit right above; anywhere in the text itself by
        default."""
        return self._units.get((parent, kind, number, inserted))

    def group(self, unit: Unit | None) -> str | None:
        """Below what the articles are counted that stand beside ``unit``; None where they go through the work."""
        lineage = self.tree.lineage(unit) if unit and self._groups else []
        return next((above.id for above in reversed(lineage) if above.id in self._groups), None)

    @property
    def has_groups(self) -> bool:
        """Whether the articles are counted anew."""
        return bool(self._groups)

    def annex(self, word: str, number: int) -> Unit | None:
        """附件一; the only 附件 needs no number."""
        same = [unit for (name, _), unit in self._annexes.items() if name == word]
        return same[0] if not number and len(same) == 1 else self._annexes.get((word, number))

    def below_annex(self, annex: Unit, number: int) -> Unit | None:
        """附件一第二項: the unit of that number right below an annex that is no law."""
        below = self.tree.children(annex)
        return next((u for u in below if u.kind != "article" and numbers(u) == (number, 0)), None)

    def paragraphs(self, unit: Unit) -> list[Paragraph]:
        """The 款 of a unit, kept."""
        if unit.id not in self._paragraphs:
            self._paragraphs[unit.id] = paragraphs_of(unit)
        return self._paragraphs[unit.id]

    def index(self, unit: Unit, paragraph: int) -> int | None:
        """Which of the 款 of a unit the numbered ``paragraph`` of its text belongs to; None for a heading."""
        if unit.id not in self._index:
            listed = enumerate(self.paragraphs(unit))
            self._index[unit.id] = {line: at for at, found in listed for line in (found.number, *found.lines)}
        return self._index[unit.id].get(paragraph)

    def before(self, unit: Unit, many: int) -> Unit | None:
        """The unit of the same kind ``many`` places before in reading order, in the same text or annex."""
        at = self._positions[unit.id] - many
        return self._in_order[unit.kind, self._within[unit.id]][at] if at >= 0 else None

    def above(self, unit: Unit, kind: str) -> Unit | None:
        """The unit itself or its nearest ancestor of that kind."""
        return next((u for u in reversed(self.tree.lineage(unit)) if u.kind == kind), None)


def annex_number(unit: Unit) -> tuple[str, int]:
    """What an annex calls itself: 附件 and its number, 0 when it has none."""
    match = _ANNEX.match(unit.text.hans)
    return (match[1], _value(match[2] or "")) if match else ("", 0)


def numbers(unit: Unit) -> tuple[int, int]:
    """The number of a unit and of its 之一, read from its number as printed."""
    printed = unit.number.hans + " "
    marker = read_marker(printed) or read_unclear_marker(printed)
    return (marker.ordinal, marker.inserted) if marker else (0, 0)
