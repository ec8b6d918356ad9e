"""Whose provision a reference means: this work's or another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tiaowen.enrich.cited import plain_title
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.resolve import KINDS, Spot
from tiaowen.enrich.said import Said
from tiaowen.model import Work
from tiaowen.text.genres import OWN_GENRES
from tiaowen.text.reference_grammar import Wording

# Of an item behind more provisions than these it is open which is meant.
_MANY = 20
_EXPLAINS = re.compile("适用[《〈](.+)[》〉].*解释")
_AMENDS = re.compile("(?:关于|对).*(?:修改|修正|废止|修订)|(?:修改|修正|废止|修订)[《〈]|修正案|补充规定")
Foreign = Callable[[str], tuple[str, Provisions] | None]
"""A work of this site by its simplified title: its id and its provisions."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reference meant: ``own`` this work, else another of that ``title`` ("" unnamed); where it ended."""

    own: bool
    title: str = ""
    spot: Spot | None = None
    end: int = -1


@dataclass(slots=True)
class SoFar:
    """What a unit has spoken of so far: other places of this work, and whether of other works."""

    mentioned: list[Spot] = field(default_factory=list)
    others: bool = False

    def add(self, spot: Spot) -> None:
        if len(self.mentioned) < _MANY and spot not in self.mentioned:
            self.mentioned.append(spot)


@dataclass(frozen=True, slots=True)
class Here:
    """Where a reference is read: the spot, the paragraph, the sentence, what the unit has spoken of."""

    spot: Spot
    line: int
    said: Said
    so_far: SoFar


class Owners:
    """Of one work: says of each reference in it whose provision it means.  ``foreign`` gives other works of this site."""

    def __init__(self, work: Work, provisions: Provisions, foreign: Foreign) -> None:
        self._provisions, self._foreign = provisions, foreign
        self._genres = _own_names(work)
        self._titles = {plain_title(title.hans) for title in (work.title, work.short_title)}
        title = _plain(work)
        self._amends = bool(_AMENDS.search(title))
        self._explains = _EXPLAINS.search(title)

    def owner(self, wording: Wording, last: Meant | None, here: Here) -> Meant:
        """Whose provision is meant: this work's or another's."""
        if wording.own:
            return Meant(wording.own in self._genres and not self._amends)
        if wording.back in ("同", "该"):
            return last or Meant(False)
        if wording.back:
            return Meant(True)
        if last and wording.joined:
            return last
        title = here.said.title_at(wording.start, lambda name: bool(self._foreign(name)))
        if title is not None:
            return Meant(self.is_own(title), title)
        if last and not last.own:
            return last
        if self._explains and wording.steps[0].level == "条":
            return Meant(False, self._explains[1])
        return Meant(not self._is_foreign(wording, here))

    def _is_foreign(self, wording: Wording, here: Here) -> bool:
        """In a text that amends another; behind a name in the sentence; 第十二條 where there are no articles.

        An annex with articles of its own is a text of its own.
        """
        level = wording.steps[0].level
        annexed = here.spot.unit is not None and self._provisions.above(here.spot.unit, "annex") is not None
        kinds = {"book", KINDS[level]} if level == "部分" else {KINDS.get(level, "")}
        lacking = level in KINDS and not kinds & self._provisions.kinds
        return self._amends or lacking or (annexed and level == "条") or here.said.names_another(wording.start)

    def is_own(self, title: str) -> bool:
        """Whether the work is called so (simplified), in full or in short."""
        return plain_title(title) in self._titles


def _own_names(work: Work) -> frozenset[str]:
    """The genres by which a work speaks of itself: 本條例 in a 條例, 本法 in a 法典 as well."""
    title = _plain(work)
    genre = work.received.genre.replace("決", "决")
    codes = {"法"} if title.endswith(("法典", "通则", "总则")) else set()
    return frozenset({g for g in OWN_GENRES if title.endswith(g)} | ({genre} & set(OWN_GENRES)) | codes)


def _plain(work: Work) -> str:
    """The title without what follows it, （試行） or （2020修正）."""
    return re.sub(r"[（(][^（）()]*[）)]$", "", work.title.hans.strip())
