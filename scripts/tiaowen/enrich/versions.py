"""The texts of one work in order of their days, and how each provision read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from tiaowen.enrich.amending import Amending
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.redefined import Uses, redefined, uses_of
from tiaowen.read.work_ids import VERSIONS
from tiaowen.versions.changes import ProvisionChange


@dataclass(frozen=True, slots=True)
class Version:
    """A text of a work and the ``day`` from which it holds; ``changes`` since the text before, () for the first,
    which ``amending`` made.
    """

    day: date
    work: EnrichedWork
    changes: tuple[ProvisionChange, ...] = ()
    amending: Amending | None = None

    @property
    def is_main(self) -> bool:
        """Whether it stands in the work's own folder, and so at the bare address in a browser without script."""
        return f"/{VERSIONS}/" not in self.work.work.received.path


@dataclass(frozen=True, slots=True)
class Wording:
    """How a provision reads from the day of ``version`` on, as the ``units`` of it; ``change`` made it, None where it is the
    first that is known."""

    version: Version
    units: tuple[str, ...]
    change: ProvisionChange | None


@dataclass(frozen=True)
class Versions:
    """All texts of one work, earliest first; there are two at least.

    The id of each is its address, ``<work>/v/<day>``, that of the main one too.
    """

    listed: tuple[Version, ...]

    def at(self, work: str) -> int:
        """Which of them has this id; the work's own is that of the main one."""
        return next(at for at, v in enumerate(self.listed) if v.work.work.id == work or (v.is_main and "/" not in work))

    def on(self, day: date) -> Version | None:
        """The text that holds on ``day``; None when there is none yet, or none here."""
        return next((version for version in reversed(self.listed) if version.day <= day), None)

    @property
    def main(self) -> Version:
        return next(version for version in self.listed if version.is_main)

    def wordings(self, at: int, unit: str) -> list[Wording]:
        """How ``unit`` of the text ``at`` reads, and how it read before, latest first; what is no change of words is none."""
        found: list[Wording] = []
        units: tuple[str, ...] = (unit,)
        for now in range(at, -1, -1):
            changes = self._changing(now, units)
            if not changes:
                found.append(Wording(self.listed[now], units, None))
                break
            change = next((each for each in changes if each.changed), None)
            if change:
                found.append(Wording(self.listed[now], units, change))
            units = tuple(dict.fromkeys(old for each in changes for old in each.provision.old))
            if not units:
                break
        return found

    def same_in(self, at: int, unit: str, other: Version) -> Sequence[str]:
        """Which units of ``other`` the ``unit`` of the text ``at`` is there; none where there is none."""
        to = self.at(other.work.work.id)
        units: Sequence[str] = (unit,)
        for step in range(at + 1, to + 1):
            units = self.became(step, units)
        for step in range(at, to, -1):
            units = self.were(step, units)
        return units

    def until(self, at: int, unit: str) -> date | None:
        """The day on which another wording takes the place of that which ``unit`` has in the text ``at``; None where none is here."""
        units: Sequence[str] = (unit,)
        for step in range(at + 1, len(self.listed)):
            if any(self._by_old[step][one].changed for one in units if one in self._by_old[step]):
                return self.listed[step].day
            units = self.became(step, units)
        return None

    def _changing(self, at: int, units: Sequence[str]) -> list[ProvisionChange]:
        by_unit = self._by_new[at]
        return list({id(by_unit[unit]): by_unit[unit] for unit in units if unit in by_unit}.values())

    def redefined(self, at: int, unit: str) -> list[tuple[str, str, Version]]:
        """The defined words that ``unit`` of the text ``at`` uses and that once meant otherwise: the word, the unit that defines it
        there, and the text that changed what it means, the last of several."""
        used = self._uses[at].get(unit, {})
        found = ((word, defining, self._redefining(at, word)) for word, defining in used.items())
        return [(word, defining, version) for word, defining, version in found if version]

    def users(self, at: int, unit: str) -> Mapping[str, Sequence[str]]:
        """Of the definitions that ``unit`` of the text ``at`` gives and that this text changed, by word the units that use it."""
        words = [word for word, defining in self._redefined[at].items() if defining == unit]
        return {word: [user for user, used in self._uses[at].items() if used.get(word) == unit] for word in words}

    def _redefining(self, at: int, word: str) -> Version | None:
        return next((self.listed[step] for step in range(at, 0, -1) if word in self._redefined[step]), None)

    @cached_property
    def _uses(self) -> Sequence[Uses]:
        return [uses_of(version.work) for version in self.listed]

    @cached_property
    def _redefined(self) -> Sequence[Mapping[str, str]]:
        steps = pairwise(self.listed)
        return [{}, *(redefined(before.work, after.work, after.changes) for before, after in steps)]

    @cached_property
    def of_main(self) -> Mapping[str, Sequence[tuple[Version, ProvisionChange]]]:
        """For each unit of the main text the changes of its words, earliest first, each with the text that it made."""
        here = next(at for at, version in enumerate(self.listed) if version.is_main)
        became: dict[int, dict[str, set[str]]] = {here: {unit: {unit} for unit in self.main.work.tree.units}}
        for at in range(here, 0, -1):
            became[at - 1] = _led(((c.provision.old, c.provision.new) for c in self.listed[at].changes), became[at])
        for at in range(here + 1, len(self.listed)):
            became[at] = _led(((c.provision.new, c.provision.old) for c in self.listed[at].changes), became[at - 1])
        found: dict[str, list[tuple[Version, ProvisionChange]]] = {}
        for at, version in enumerate(self.listed):
            for change in (change for change in version.changes if change.changed):
                side, text = (change.provision.new, at) if at <= here else (change.provision.old, at - 1)
                for unit in sorted({unit for one in side for unit in became[text].get(one, ())}):
                    found.setdefault(unit, []).append((version, change))
        return found

    @cached_property
    def _by_new(self) -> Sequence[Mapping[str, ProvisionChange]]:
        return [{new: each for each in version.changes for new in each.provision.new} for version in self.listed]

    @cached_property
    def _by_old(self) -> Sequence[Mapping[str, ProvisionChange]]:
        return [{old: each for each in version.changes for old in each.provision.old} for version in self.listed]

    def became(self, at: int, units: Sequence[str]) -> tuple[str, ...]:
        """What ``units`` of the text before ``at`` are in it."""
        changes = (self._by_old[at][unit] for unit in units if unit in self._by_old[at])
        return tuple(dict.fromkeys(new for each in changes for new in each.provision.new))

    def were(self, at: int, units: Sequence[str]) -> tuple[str, ...]:
        """What ``units`` of the text ``at`` were in the one before it."""
        changes = (self._by_new[at][unit] for unit in units if unit in self._by_new[at])
        return tuple(dict.fromkeys(old for each in changes for old in each.provision.old))


def _led(steps: Iterable[tuple[Sequence[str], Sequence[str]]], known: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Where units lead by one step more: ``steps`` are pairs of units here and there, ``known`` where those there lead."""
    found: dict[str, set[str]] = {}
    for here, there in steps:
        for unit in here:
            found.setdefault(unit, set()).update(*(known.get(one, ()) for one in there))
    return found
