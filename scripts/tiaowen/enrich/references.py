"""References in the text → what they mean: a provision of this work, one of another work here, or neither.

A wrong link is worse than none: a bare 第十二條 behind 《…法》 or 刑法 in the same sentence is not
linked to this work, nor is anything inside a quotation or in a text that amends another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiaowen.enrich.cited import plain_title
from tiaowen.enrich.links import Reference, ReferenceTarget
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.resolve import WHOLE, Spot, first_of, one_of, resolve, spot_of
from tiaowen.kit.problem import Problem
from tiaowen.kit.word_list import words
from tiaowen.model import Sentence, Unit, Work
from tiaowen.text.genres import CITED_GENRES, OWN_GENRES
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.reference_grammar import ANNEXES, OWN_WORD, SPACES, Wording, wordings
from tiaowen.text.usage import in_mainland_words

_GENRE = "|".join(CITED_GENRES)
# Behind the name of a work: （2020修正）, 中的; 刑法第二百三十六第三款 lacks its 条.
_BEHIND = rf"(?:[（(][^（）()]*[）)])?{SPACES}中?的?{SPACES}(?:第{NUMERAL})?$"
_OTHER_WORK = re.compile(rf"(?:》|(?<![依违守立司执合无非])(?<!{OWN_WORD})(?:{_GENRE})|号){_BEHIND}")
_THAT = re.compile(rf"[该同]({_GENRE})$")
# A name without 《》 begins here: 依照刑法, but not 民用航空法 where 航空法 is published.
_BEFORE_NAMES = "|".join(words(Path(__file__).with_name("before_names.txt")))
_BEGINS = re.compile(rf"^|[，。；：、（）“”《》\s]|{_BEFORE_NAMES}|(?<![国公私所共])有")
_LONGEST = 40
_TITLE = re.compile(rf"《((?:[^《》]|《[^《》]*》)*)》{_BEHIND}")
_EXPLAINS = re.compile("适用[《〈](.+)[》〉].*解释")
_AMENDS = re.compile("(?:关于|对).*(?:修改|修正|废止|修订)|(?:修改|修正|废止|修订)[《〈]|修正案|补充规定")
_CERTAIN = ("条", "款", "章", "节", "编", "部分")
Foreign = Callable[[str], tuple[str, Provisions] | None]


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a reference meant: ``own`` this work, else another of that ``title`` ("" unnamed); where it ended."""

    own: bool
    title: str = ""
    spot: Spot | None = None
    end: int = -1


def find_references(work: Work, provisions: Provisions, foreign: Foreign) -> Iterator[tuple[Reference, Problem | None]]:
    """Every reference of the text; with a Problem (X001) when it means this work and nothing is there.

    ``foreign`` gives a work of this site by its simplified title, with its provisions.
    """
    reader = _Reader(work, provisions, foreign)
    for unit in provisions.tree.paged:
        quoted = False
        mentioned: list[Spot] = []
        for sentence in unit.sentences:
            yield from reader.read(unit, sentence, quoted, mentioned)
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


class _Reader:
    """Reads the references of one work, sentence by sentence."""

    def __init__(self, work: Work, provisions: Provisions, foreign: Foreign) -> None:
        self._work, self._provisions, self._foreign = work, provisions, foreign
        self._names = own_names(work)
        title = _plain(work)
        self._amends = bool(_AMENDS.search(title))
        self._explains = _EXPLAINS.search(title)

    def read(
        self, unit: Unit, sentence: Sentence, quoted: bool, mentioned: list[Spot]
    ) -> Iterator[tuple[Reference, Problem | None]]:
        """``mentioned`` are the other places that the unit has referred to so far; those of the sentence are added."""
        text = in_mainland_words(sentence.text.hans, self._work.received.usage)
        here = spot_of(self._provisions, unit, sentence.paragraph)
        last: _Meant | None = None
        for wording in () if _is_heading(unit, sentence) else wordings(text, _behind_number(unit, sentence)):
            if _inside_quotation(text, wording.start, quoted):
                continue
            leans = last is not None and last.spot is None and _leans(wording)
            last = self._meant(wording, text, here, sentence.paragraph, last, mentioned)
            reference = Reference(unit.id, sentence.id, wording.start, wording.end, self._target(last))
            told = leans or (_is_bare(wording) and bool(mentioned))
            lost = last.own and last.spot is None and _is_certain(wording) and not told
            yield reference, _unresolved(self._work, sentence, wording) if lost else None

    def _meant(
        self, wording: Wording, text: str, here: Spot, line: int, last: _Meant | None, mentioned: list[Spot]
    ) -> _Meant:
        """Whose provision is meant, and which."""
        behind = last if last and last.end == wording.start else None
        meant = behind or self._owner(wording, text[: wording.start], last, here)
        spot = self._spot(meant, wording, here, line, last)
        if meant.own and _is_bare(wording):
            spot = one_of(self._provisions, wording, spot, here, line, mentioned)
        if meant.own and spot and spot.unit and spot.unit != here.unit:
            mentioned.append(spot)
        return _Meant(meant.own, meant.title, spot, wording.end)

    def _owner(self, wording: Wording, before: str, last: _Meant | None, here: Spot) -> _Meant:
        """Whose provision is meant: this work's or another's."""
        if wording.own:
            return _Meant(wording.own in self._names and not self._amends)
        if wording.back in ("同", "该"):
            return last or _Meant(False)
        if wording.back:
            return _Meant(True)
        if last and wording.joined:
            return last
        if _OTHER_WORK.search(before):
            title = self._title(before)
            return _Meant(plain_title(title) == plain_title(self._work.title.hans), title)
        if last and not last.own:
            return last
        if self._explains and wording.steps[0].level == "条":
            return _Meant(False, self._explains[1])
        return _Meant(not self._is_foreign(wording, before, here))

    def _title(self, before: str) -> str:
        """The other work's title at the end of ``before``: 《…》, 該辦法 of the last 《…辦法》, or a name that is known."""
        if title := _TITLE.search(before):
            return title[1]
        name = re.sub(_BEHIND, "", before)
        if that := _THAT.search(name):
            return next((t for t in reversed(re.findall("《([^《》]*)》", name)) if t.endswith(that[1])), "")
        starts = [match.end() for match in _BEGINS.finditer(name) if len(name) - _LONGEST <= match.end() < len(name)]
        return next((name[at:] for at in starts if self._foreign(name[at:])), "")

    def _is_foreign(self, wording: Wording, before: str, here: Spot) -> bool:
        """In a text that amends another; behind a title in the sentence; 第十二條 where there are no articles.

        An annex with articles of its own is a text of its own.
        """
        annexed = here.unit is not None and self._provisions.above(here.unit, "annex") is not None
        without_articles = annexed or "article" not in self._provisions.kinds
        return self._amends or (without_articles and wording.steps[0].level == "条") or "》" in before

    def _spot(self, meant: _Meant, wording: Wording, here: Spot, line: int, last: _Meant | None) -> Spot | None:
        before = last.spot if last and last.own == meant.own else None
        behind = before if last and last.end == wording.start and wording.many > 1 else None
        if behind and (wording.back_level == "项" or behind.unit != here.unit):
            return first_of(self._provisions, behind, wording.back_level)
        if last and last.spot is None and _leans(wording):
            return None
        if meant.own:
            return resolve(self._provisions, wording, here, line, before)
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


def _inside_quotation(text: str, at: int, quoted: bool) -> bool:
    before = text[:at]
    opened, closed = (max(before.rfind(a), before.rfind(b)) for a, b in (("“", "《"), ("”", "》")))
    return opened > closed or (quoted and opened < 0 and closed < 0)


def _is_bare(wording: Wording) -> bool:
    """第二項 alone: of which article, the text before it says."""
    alone = not (wording.own or wording.back or wording.joined)
    return alone and wording.steps[0].level in ("款", "项")


def _leans(wording: Wording) -> bool:
    """第二項 behind 第九十九條第一項、: nowhere when that is nowhere."""
    return wording.joined and bool(wording.steps) and wording.steps[0].level in ("款", "项")


def _is_certain(wording: Wording) -> bool:
    """第一項工作 is no reference; what begins with a higher level, with 本… or 前…, is one."""
    first = wording.steps[0] if wording.steps else None
    if wording.back_level in ANNEXES or (first and first.level in ANNEXES):
        return False  # many a text is published without its annexes
    return bool(wording.back or wording.own) or first is None or first.level in _CERTAIN or first.bracketed


def _unresolved(work: Work, sentence: Sentence, wording: Wording) -> Problem:
    said = sentence.text.hans[wording.start : wording.end]
    path = f"{work.received.path}/received.txt"
    hint = f"请核对底本；若原文如此，在 work.yml 的 accepted 里写明：{{line: {sentence.line}, code: X001, reason: …}}"
    message = f"正文提到“{said}”，这份文件里没有这一处。"
    return Problem(path, sentence.line, sentence.column + wording.start, "X001", message, hint)
