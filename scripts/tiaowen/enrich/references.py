"""References in the text → what they mean: a provision of this work, one of another work here, or neither.

A wrong link is worse than none: a bare 第十二條 behind 《…法》 or 刑法 in the same sentence is not
linked to this work, nor is anything inside a quotation or in a text that amends another, nor 第二款 where it is not known
whose usage holds.  What leads nowhere is for ``unresolved`` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tiaowen.enrich.links import Reference, ReferenceTarget
from tiaowen.enrich.owners import Foreign, Here, Meant, Owners, SoFar
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.resolve import WHOLE, Spot, first_of, one_of, resolve, spot_of
from tiaowen.enrich.said import Said
from tiaowen.enrich.unresolved import is_lost, lacking_there, unresolved, usage_unknown
from tiaowen.enrich.work_names import WorkNames
from tiaowen.kit.problem import Problem
from tiaowen.model import Sentence, Unit, Work
from tiaowen.text.reference_grammar import DASHED, Wording, in_mainland_words, wordings
from tiaowen.text.usage import MAINLAND, TAIWAN, Usage


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
        so_far = SoFar()
        for sentence in unit.sentences:
            yield from reader.read(unit, sentence, quoted, so_far)
            quotes = re.findall("[“”]", sentence.text.hans)
            quoted = quotes[-1] == "“" if quotes else quoted


class _Reader:
    """Reads the references of one work, sentence by sentence."""

    def __init__(self, work: Work, provisions: Provisions, foreign: Foreign, names: WorkNames, usage: str) -> None:
        self._work, self._provisions, self._foreign, self._names = work, provisions, foreign, names
        self._usage = usage
        self._told_of_usage = False
        self._owners = Owners(work, provisions, foreign)

    def read(
        self, unit: Unit, sentence: Sentence, quoted: bool, so_far: SoFar
    ) -> Iterator[tuple[Reference, Problem | None]]:
        """``so_far`` is what the unit has spoken of; what the sentence speaks of is added."""
        text = sentence.text.hans
        said = Said(text, quoted, self._names.find(text), self._owners.is_own)
        here = Here(spot_of(self._provisions, unit, sentence.paragraph), sentence.paragraph, said, so_far)
        read = list(self._wordings(unit, sentence, said))
        last: Meant | None = None
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

    def _lost(self, sentence: Sentence, wording: Wording, here: Here) -> Problem | None:
        if not self._is_known(wording):
            return self._unknown_usage(sentence, wording)
        others = here.so_far.others or here.said.names_another(wording.start)
        if not is_lost(self._provisions, wording, here.spot):
            return None
        return unresolved(self._work, self._provisions, sentence, wording, here.spot, others)

    def _lacking(self, sentence: Sentence, wording: Wording, meant: Meant, leans: bool) -> Problem | None:
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

    def _is_known(self, wording: Wording) -> bool:
        """Whether it is known what 款 and 項 are here: 前項, 第一項第二款."""
        levels = {wording.back_level, *(step.level for step in wording.steps)}
        return self._usage in (MAINLAND, TAIWAN) or not levels & {"款", "项", "目"}

    def _meant(self, wording: Wording, following: Sequence[Wording], here: Here, last: Meant | None) -> Meant:
        """Whose provision is meant, and which."""
        behind = last if last and last.end == wording.start else None
        meant = behind or self._owners.owner(wording, last, here)
        spot = self._spot(meant, wording, here, last) if self._is_known(wording) else None
        if meant.own and _is_bare(wording):
            spot = one_of(self._provisions, wording, spot, here.spot, here.line, here.so_far.mentioned)
            spot = spot if self._has_all(wording, following, here) else None
        if meant.own and spot and spot.unit and spot.unit != here.spot.unit:
            here.so_far.add(spot)
        return Meant(meant.own, meant.title, spot, wording.end)

    def _has_all(self, wording: Wording, following: Sequence[Wording], here: Here) -> bool:
        """違反第一款、第二款 in an article of one 款 speaks of another article."""
        if wording.steps[0].level != "款":
            return True
        listed = takewhile(lambda other: other.joined and other.steps[:1] and other.steps[0].level == "款", following)
        return all(resolve(self._provisions, other, here.spot, here.line, here.spot) for other in listed)

    def _spot(self, meant: Meant, wording: Wording, here: Here, last: Meant | None) -> Spot | None:
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

    def _target(self, meant: Meant) -> ReferenceTarget | None:
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
