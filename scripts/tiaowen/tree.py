"""The units of a work as a tree: who is above, below, beside, before and after whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tiaowen.model import Unit, Work
from tiaowen.text.levels import WITHOUT_PAGE


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

    def before(self, unit: Unit) -> Unit | None:
        """The page before in reading order, across the borders of parts."""
        at = self._position[unit.id]
        return self.paged[at - 1] if at else None

    def after(self, unit: Unit) -> Unit | None:
        """The page after in reading order, across the borders of parts."""
        return next(iter(self.paged[self._position[unit.id] + 1 :][:1]), None)
