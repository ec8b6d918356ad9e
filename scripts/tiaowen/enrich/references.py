"""References in the text → what they mean: a provision of this work, one of another work here, or neither.

A wrong link is worse than none: a bare 第十二條 behind 《…法》 or 刑法 in the same sentence is not
linked to this work, nor is anything inside a quotation or in a text that amends another, nor 第二款 where it is not known
whose usage holds.  What leads nowhere is for ``unresolved`` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from tiaowen.enrich.cited import plain_title
from tiaowen.enrich.links import Reference, ReferenceTarget
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.resolve import KINDS, WHOLE, Spot, first_of, one_of, resolve, spot_of
from tiaowen.enrich.said import Said
from tiaowen.enrich.unresolved import is_lost, lacking_there, unresolved, usage_unknown
from tiaowen.enrich.work_names import WorkNames
from tiaowen.kit.problem import Problem
from tiaowen.model import Sentence, Unit, Work
from tiaowen.text.genres import OWN_GENRES
from tiaowen.text.reference_grammar import DASHED, Wording, in_mainland_words, wordings
from tiaowen.text.usage import MAINLAND, TAIWAN, Usage

# Of an item behind more provisions than these it is open which is meant.
_MANY = 20
_EXPLAINS = re.compile("适用[《〈](.+)[》〉].*解释")
_AMENDS = re.compile("(?:关于|对).*(?:修改|修正|废止|修订)|(?:修改|修正|废止|修订)[《〈]|修正案|补充规定")
Foreign = Callable[[str], tuple[str, Provisions] | None]


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a reference meant: ``own`` this work, else another of that ``title`` ("" unnamed); where it ended."""

    own: bool
    title: str = ""
    spot: Spot | None = None
    end: int = -1


def find_references(
    work: Work, provisions: Provisions, foreign: Foreign, names: WorkNames | None = None, usage: Usage = MAINLAND
) -> Iterator[tuple[Reference, Problem | None]]:
    """Every reference of the text; with a Problem when it means this work and nothing is there (X001), or when that is not
    looked for because nobody said whose usage holds (W026, with the first of them).

    ``foreign`` gives a work of this site by its simplified title, with its provisions; ``names`` are those of other works,
    ``usage`` whose words for the parts of an article the text has, "" where that is not known.
    """
    reader = _Reader(work, provisions, foreign, names or WorkNames(), usage)
    for unit in provisions.tree.paged:
        quoted = False
        so_far = _SoFar()
        for sentence in unit.sentences:
            yield from reader.read(unit, sentence, quoted, so_far)
            quotes = re.findall("[“”]", sentence.text.hans)
            quoted = quotes[-1] == "“" if quotes else quoted


def own_names(work: Work) -> frozenset[str]:
    """The genres by which a work speaks of itself: 本條例 in a 條例, 本法 in a 法典 as well."""
    title = _plain(work)
    genre = work.received.genre.replace("決", "决")
    codes = {"法"} if title.endswith(("法典", "通则", "总则")) else set()
    return frozenset({g for g in OWN_GENRES if title.endswith(g)} | ({genre} & set(OWN_GENRES)) | codes)


def _plain(work: Work) -> str:
    """The title without what follows it, （試行） or （2020修正）."""
    return re.sub(r"[（(][^（）()]*[）)]$", "", work.title.hans.strip())


@dataclass(slots=True)
class _SoFar:
    """What a unit has spoken of so far: other places of this work, and whether of other works."""

    mentioned: list[Spot] = field(default_factory=list)
    others: bool = False

    def add(self, spot: Spot) -> None:
        if len(self.mentioned) < _MANY and spot not in self.mentioned:
            self.mentioned.append(spot)


@dataclass(frozen=True, slots=True)
class _Here:
    """Where a reference is read: the spot, the paragraph, the sentence, what the unit has spoken of."""

    spot: Spot
    line: int
    said: Said
    so_far: _SoFar


class _Reader:
    """Reads the references of one work, sentence by sentence."""

    def __init__(self, work: Work, provisions: Provisions, foreign: Foreign, names: WorkNames, usage: str) -> None:
        self._work, self._provisions, self._foreign, self._names = work, provisions, foreign, names
        self._usage = usage
        self._told_of_usage = False
        self._genres = own_names(work)
        self._titles = {plain_title(title.hans) for title in (work.title, work.short_title)}
        title = _plain(work)
        self._amends = bool(_AMENDS.search(title))
        self._explains = _EXPLAINS.search(title)

    def read(
        self, unit: Unit, sentence: Sentence, quoted: bool, so_far: _SoFar
    ) -> Iterator[tuple[Reference, Problem | None]]:
        """``so_far`` is what the unit has spoken of; what the sentence speaks of is added."""
        text = sentence.text.hans
        said = Said(text, quoted, self._names.find(text), self._is_own)
        here = _Here(spot_of(self._provisions, unit, sentence.paragraph), sentence.paragraph, said, so_far)
        read = list(self._wordings(unit, sentence, said))
        last: _Meant | None = None
        for at, wording in enumerate(read):
            leans = last is not None and last.spot is None and _leans(wording)
            last = self._meant(wording, read[at + 1 :], here, last)
            reference = Reference(unit.id, sentence.id, wording.start, wording.end, self._target(last))
            told = leans or (_is_bare(wording) and bool(so_far.mentioned))
            lost = last.own and last.spot is None and not told
            yield (
                reference,
                self._lost(sentence, wording, here) if lost else self._lacking(sentence, wording, last, leans),
            )
        so_far.others = so_far.others or said.names_another(len(text))

    def _wordings(self, unit: Unit, sentence: Sentence, said: Said) -> Iterator[Wording]:
        """What is neither a heading nor quoted, nor 第 1-1 條 where it may be a range or an article."""
        text = in_mainland_words(sentence.text.hans) if self._usage == TAIWAN else sentence.text.hans
        found = () if _is_heading(unit, sentence) else wordings(text, _behind_number(unit, sentence))
        dashed = [] if self._usage in (MAINLAND, TAIWAN) else [match.start() for match in DASHED.finditer(text)]
        clear = (w for w in found if not any(w.start - 1 <= at <= w.end for at in dashed))
        return (wording for wording in clear if not said.is_quoted(wording.start))

    def _lost(self, sentence: Sentence, wording: Wording, here: _Here) -> Problem | None:
        if not self._is_known(wording):
            return self._unknown_usage(sentence, wording)
        others = here.so_far.others or here.said.names_another(wording.start)
        if not is_lost(self._provisions, wording, here.spot):
            return None
        return unresolved(self._work, self._provisions, sentence, wording, here.spot, others)

    def _lacking(self, sentence: Sentence, wording: Wording, meant: _Meant, leans: bool) -> Problem | None:
        """X001, a reminder, for a provision that another work of this site lacks: that may be another of its texts."""
        if meant.own or meant.spot or leans or not wording.steps or not self._is_known(wording):
            return None
        found = self._foreign(meant.title) if meant.title else None
        return lacking_there(self._work, found[1].tree.work, sentence, wording) if found else None

    def _unknown_usage(self, sentence: Sentence, wording: Wording) -> Problem | None:
        """Told once in a work; where it is Hong Kong's or Macau's it is known that there are no links."""
        if self._usage or self._told_of_usage:
            return None
        self._told_of_usage = True
        return usage_unknown(self._work, sentence, wording)

    def _is_own(self, title: str) -> bool:
        return plain_title(title) in self._titles

    def _is_known(self, wording: Wording) -> bool:
        """Whether it is known what 款 and 項 are here: 前項, 第一項第二款."""
        levels = {wording.back_level, *(step.level for step in wording.steps)}
        return self._usage in (MAINLAND, TAIWAN) or not levels & {"款", "项", "目"}

    def _meant(self, wording: Wording, following: Sequence[Wording], here: _Here, last: _Meant | None) -> _Meant:
        """Whose provision is meant, and which."""
        behind = last if last and last.end == wording.start else None
        meant = behind or self._owner(wording, last, here)
        spot = self._spot(meant, wording, here, last) if self._is_known(wording) else None
        if meant.own and _is_bare(wording):
            spot = one_of(self._provisions, wording, spot, here.spot, here.line, here.so_far.mentioned)
            spot = spot if self._has_all(wording, following, here) else None
        if meant.own and spot and spot.unit and spot.unit != here.spot.unit:
            here.so_far.add(spot)
        return _Meant(meant.own, meant.title, spot, wording.end)

    def _has_all(self, wording: Wording, following: Sequence[Wording], here: _Here) -> bool:
        """違反第一款、第二款 in an article of one 款 speaks of another article."""
        if wording.steps[0].level != "款":
            return True
        listed = takewhile(lambda other: other.joined and other.steps[:1] and other.steps[0].level == "款", following)
        return all(resolve(self._provisions, other, here.spot, here.line, here.spot) for other in listed)

    def _owner(self, wording: Wording, last: _Meant | None, here: _Here) -> _Meant:
        """Whose provision is meant: this work's or another's."""
        if wording.own:
            return _Meant(wording.own in self._genres and not self._amends)
        if wording.back in ("同", "该"):
            return last or _Meant(False)
        if wording.back:
            return _Meant(True)
        if last and wording.joined:
            return last
        title = here.said.title_at(wording.start, lambda name: bool(self._foreign(name)))
        if title is not None:
            return _Meant(self._is_own(title), title)
        if last and not last.own:
            return last
        if self._explains and wording.steps[0].level == "条":
            return _Meant(False, self._explains[1])
        return _Meant(not self._is_foreign(wording, here))

    def _is_foreign(self, wording: Wording, here: _Here) -> bool:
        """In a text that amends another; behind a name in the sentence; 第十二條 where there are no articles.

        An annex with articles of its own is a text of its own.
        """
        level = wording.steps[0].level
        annexed = here.spot.unit is not None and self._provisions.above(here.spot.unit, "annex") is not None
        kinds = {"book", KINDS[level]} if level == "部分" else {KINDS.get(level, "")}
        lacking = level in KINDS and not kinds & self._provisions.kinds
        return self._amends or lacking or (annexed and level == "条") or here.said.names_another(wording.start)

    def _spot(self, meant: _Meant, wording: Wording, here: _Here, last: _Meant | None) -> Spot | None:
        before = last.spot if last and last.own == meant.own else None
        behind = before if last and last.end == wording.start and wording.many > 1 else None
        if behind and (wording.back_level == "项" or behind.unit != here.spot.unit):
            return first_of(self._provisions, behind, wording.back_level)
        if last and last.spot is None and _leans(wording):
            return None
        if meant.own:
            return resolve(self._provisions, wording, here.spot, here.line, before)
        found = self._foreign(meant.title) if meant.title else None
        return resolve(found[1], wording, before or WHOLE, 0, before) if found else None

    def _target(self, meant: _Meant) -> ReferenceTarget | None:
        spot = meant.spot
        if spot is None:
            return None
        found = None if meant.own else self._foreign(meant.title)
        return ReferenceTarget(found[0] if found else self._work.id, spot.unit.id if spot.unit else "", spot.anchor)


def _behind_number(unit: Unit, sentence: Sentence) -> int:
    """Where the text begins behind the unit's own number; 第二條 第一款 at its head is two things."""
    text, number = sentence.text.hans, unit.number.hans
    return text.find(number) + len(number) if number and sentence is unit.sentences[0] else 0


def _is_heading(unit: Unit, sentence: Sentence) -> bool:
    return unit.is_headed and sentence is unit.sentences[0]


def _is_bare(wording: Wording) -> bool:
    """第二項 alone: of which article, the text before it says."""
    alone = not (wording.own or wording.back or wording.joined)
    return alone and wording.steps[0].level in ("款", "项")


def _leans(wording: Wording) -> bool:
    """第二項 behind 第九十九條第一項、: nowhere when that is nowhere."""
    return wording.joined and bool(wording.steps) and wording.steps[0].level in ("款", "项")
