"""The texts of one work in order of their days, and how each provision read before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.versions.changes import ProvisionChange


@dataclass(frozen=True, slots=True)
class Version:
    """A text of a work and the ``day`` from which it holds; ``changes`` since the text before, () for the first."""

    day: date
    work: EnrichedWork
    changes: tuple[ProvisionChange, ...] = ()

    @property
    def is_main(self) -> bool:
        """Whether it stands in the work's own folder, and so at the bare address in a browser without script."""
        return "/" not in self.work.work.id


@dataclass(frozen=True, slots=True)
class Wording:
    """How a provision reads from the day of ``version`` on, as the ``units`` of it; ``change`` made it, None where it is the
    first that is known."""

    version: Version
    units: tuple[str, ...]
    change: ProvisionChange | None


@dataclass(frozen=True)
class Versions:
    """All texts of one work, earliest first; there are two at least."""

    listed: tuple[Version, ...]

    def at(self, work: str) -> int:
        """Which of them has this id."""
        return next(at for at, version in enumerate(self.listed) if version.work.work.id == work)

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

    def _changing(self, at: int, units: Sequence[str]) -> list[ProvisionChange]:
        by_unit = self._by_new[at]
        return list({id(by_unit[unit]): by_unit[unit] for unit in units if unit in by_unit}.values())

    @cached_property
    def _by_new(self) -> Sequence[Mapping[str, ProvisionChange]]:
        return [{new: each for each in version.changes for new in each.provision.new} for version in self.listed]

    def later(self, at: int, unit: str) -> Iterator[tuple[Version, tuple[str, ...]]]:
        """What ``unit`` of the text ``at`` is in each later one, () where it is gone."""
        units: tuple[str, ...] = (unit,)
        for version in self.listed[at + 1 :]:
            units = tuple(
                dict.fromkeys(
                    new for each in version.changes if {*each.provision.old} & {*units} for new in each.provision.new
                )
            )
            yield version, units
