"""The units of a work as a tree: who is above, below, beside, before and after whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from tiaowen.model import Unit, Work
from tiaowen.text.levels import LAW, WITHOUT_PAGE

_ARTICLE = re.compile(r"a\d+")
_INSERTED = re.compile(r"a\d+(?:-\d+)+")


class Tree:
    """Made once for a work; answers in constant time where a loop would ask again and again."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.units: Mapping[str, Unit] = {unit.id: unit for unit in work.units}
        self.paged = [unit for unit in work.units if unit.kind not in WITHOUT_PAGE]
        self._position = {unit.id: at for at, unit in enumerate(self.paged)}
        self._children: dict[str | None, list[Unit]] = {}
        for unit in self.paged:
            self._children.setdefault(unit.parent, []).append(unit)
        self._alike = dict(self._neighbours())

    @cached_property
    def length(self) -> int:
        """How many characters the document has, its carrier apart."""
        return sum(len(unit.text.hant) for unit in self.paged if not unit.is_carrier)

    @cached_property
    def last_article(self) -> str:
        """The id of the last article of the text itself, a291; "" where it has none."""
        return next((unit.id for unit in reversed(self.paged) if _ARTICLE.fullmatch(unit.id)), "")

    @cached_property
    def inserted_articles(self) -> list[str]:
        """The ids of the articles that amendments put in, a12-1: no number of the others tells that there is one."""
        return [unit.id for unit in self.paged if unit.kind == "article" and _INSERTED.fullmatch(unit.id)]

    def lineage(self, unit: Unit) -> list[Unit]:
        """The unit's ancestors, highest first, and the unit itself."""
        steps = [unit]
        while parent := steps[0].parent:
            steps.insert(0, self.units[parent])
        return steps

    def children(self, unit: Unit | None) -> list[Unit]:
        """The units directly below, or the highest ones of the work."""
        return self._children.get(unit.id if unit else None, [])

    def below(self, unit: Unit) -> Iterator[tuple[int, Unit]]:
        """Every unit below, in reading order, with how many steps below it is."""
        for child in self.children(unit):
            yield 1, child
            yield from ((depth + 1, other) for depth, other in self.below(child))

    def beside(self, unit: Unit) -> list[Unit]:
        """The units under the same parent, this one included."""
        return self._children[unit.parent]

    def turned_from(self, unit: Unit) -> tuple[Unit | None, Unit | None]:
        """What one walks to from here: in documents that are no laws, the pages before and after in reading order.

        From a provision of a law to those of its kind, 第二章 to 第三章 and 第十七條 to 第十八條 wherever they stand; at the ends
        to what is neither above nor below.
        """
        if unit.kind not in LAW:
            return self.before(unit), self.after(unit)
        before, after = self._alike[unit.id]
        at = self._position[unit.id]
        if not before:
            above = self.lineage(unit)
            before = next((other for other in reversed(self.paged[:at]) if other not in above), None)
        if not after:
            after = next(iter(self.paged[at + 1 + sum(1 for _ in self.below(unit)) :][:1]), None)
        return before, after

    def before(self, unit: Unit) -> Unit | None:
        """The page before in reading order, across the borders of parts."""
        at = self._position[unit.id]
        return self.paged[at - 1] if at else None

    def after(self, unit: Unit) -> Unit | None:
        """The page after in reading order, across the borders of parts."""
        return next(iter(self.paged[self._position[unit.id] + 1 :][:1]), None)

    def _neighbours(self) -> Iterator[tuple[str, tuple[Unit | None, Unit | None]]]:
        """Of each provision of a law those of its kind before and after, in the text itself or in one annex."""
        alike: dict[tuple[str, str], list[Unit]] = {}
        for unit in self.paged:
            if unit.kind in LAW:
                top = self.lineage(unit)[0]
                alike.setdefault((unit.kind, "" if top.kind in LAW else top.id), []).append(unit)
        for units in alike.values():
            for before, unit, after in zip([None, *units], units, [*units[1:], None], strict=False):
                yield unit.id, (before, after)
