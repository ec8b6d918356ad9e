"""Who changed a text: the event of work.yml, the act that it names where that is on the shelf, and what the act says itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.work_names import bracketed
from tiaowen.kit.problem import Problem
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Unit
from tiaowen.text.events import in_hans
from tiaowen.versions.changes import ProvisionChange
from tiaowen.versions.instructions import instructions_of, number_of
from tiaowen.versions.mapping import Provision
from tiaowen.versions.witnesses import Account, Doubt, Lost, compared
from tiaowen.work_facts import Event

Dated = tuple[date, EnrichedWork]
# By what a note can name them.
Named = Mapping[str, Sequence[EnrichedWork]]
_INNER = str.maketrans("〈〉", "《》")
_BETWEEN = re.compile("[，。、；（）()《》\\s]+")

DOUBTS: Mapping[Doubt, str] = {
    "unsaid": "文本有改動，修改決定沒有說到",
    "unchanged": "修改決定說修改，文字沒有變",
    "otherwise": "修改決定說的和文本的改動不一樣",
}
_HINTS: Mapping[Doubt, str] = {
    "unsaid": "请核对底本和修改决定：是不是抄错了，或者还有另一次修改。",
    "unchanged": "请核对底本：是不是还是修改以前的文字。",
    "otherwise": "请核对 mapping.tsv：是修改、新增、删去还是改了编号。",
}


@dataclass(frozen=True, slots=True)
class Amending:
    """The ``events`` between two texts, more than one where it is not known which changed what.

    ``act`` is the work that the event names, None where it is not on the shelf; ``accounts`` are by provision, none where
    no act tells; ``lost`` is what the act names and no text has.
    """

    events: tuple[Event, ...]
    act: EnrichedWork | None = None
    accounts: Mapping[Provision, Account] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()

    @property
    def is_of_another_day(self) -> bool:
        """Whether the act tells other days than the event has."""
        days = {event.date for event in self.act.work.received.events} if self.act else set[date]()
        return bool(days) and self.events[0].date not in days

    def account(self, change: ProvisionChange) -> Account:
        """What the act says of a change."""
        return self.accounts.get(change.provision, Account())


def amending_of(
    before: Dated,
    after: Dated,
    changes: Sequence[ProvisionChange],
    shelf: Named,
    converter: ScriptConverter,
) -> Amending | None:
    """What changed the text ``before`` to that ``after``; None where work.yml knows of nothing."""
    events = _between(before, after)
    if len(events) != 1:
        return Amending(events) if events else None
    act = _named(events[0], after[1], shelf, converter)
    if not act:
        return Amending(events)
    told = instructions_of(act.work.units, _titles(after[1], converter))
    accounts, lost = compared(changes, before[1].work.units, after[1].work.units, told)
    of = dict(zip((change.provision for change in changes), accounts, strict=True))
    return Amending(events, act, of, lost)


def _between(before: Dated, after: Dated) -> tuple[Event, ...]:
    """The amendments that the later text tells and the earlier one had not yet."""
    known = {event.date for event in before[1].work.received.events if event.date <= before[0]}
    events = after[1].work.received.events
    return tuple(e for e in events if e.kind == "amended" and e.date <= after[0] and e.date not in known)


def _named(event: Event, law: EnrichedWork, shelf: Named, converter: ScriptConverter) -> EnrichedWork | None:
    """The one work that the note of the event names by its title in 《》 or by its number."""
    note = converter.to("hans", event.note)
    names = [_plain(note), *(_plain(named.title) for named in bracketed(note)), *_BETWEEN.split(note)]
    found = {work.work.id: work for name in names for work in shelf.get(name, ()) if work.work.home != law.work.home}
    return next(iter(found.values())) if len(found) == 1 else None


def by_name(works: Iterable[EnrichedWork], converter: ScriptConverter) -> Named:
    """Works by their titles and numbers, simplified."""
    found: defaultdict[str, list[EnrichedWork]] = defaultdict(list)
    for work in works:
        for name in {*_titles(work, converter), converter.to("hans", work.work.received.number)} - {""}:
            found[_plain(name)].append(work)
    return found


def _titles(work: EnrichedWork, converter: ScriptConverter) -> list[str]:
    others = (converter.to("hans", title) for title in work.work.received.other_titles)
    return [work.work.title.hans, work.work.short_title.hans, *others]


def _plain(title: str) -> str:
    """A title inside another's 《》 has 〈〉 as often as not."""
    return re.sub(r"\s", "", title).translate(_INNER)


def check_amending(
    before: Dated, after: Dated, changes: Sequence[ProvisionChange], amending: Amending | None
) -> Iterator[Problem]:
    """H009 of what changed it nothing is known, or too much; H010 the witnesses disagree: each a warning."""
    path = f"{after[1].work.received.path}/work.yml"
    if not amending:
        if any(change.changed for change in changes):
            message = f"{before[0]} 的文本到 {after[0]} 改了，events 里没有是哪一次修改。"
            hint = "知道了写上：\n  - {kind: 修正, date: ____-__-__, by: …, note: 《…的决定》}"
            yield Problem(path, 0, 0, "H009", message, hint, warning=True)
        return
    if len(amending.events) > 1:
        days = "、".join(f"{event.date} {in_hans(event.word)}" for event in amending.events)
        message = f"{before[0]} 和 {after[0]} 的文本之间有几次修改（{days}），不知道哪一条是哪一次改的。"
        yield Problem(path, 0, 0, "H009", message, "有中间的文本，请也收在 versions/ 里。", warning=True)
    yield from _disagreeing(before, after, changes, amending, path)


def _disagreeing(
    before: Dated, after: Dated, changes: Sequence[ProvisionChange], amending: Amending, path: str
) -> Iterator[Problem]:
    act = amending.act
    if not act:
        return
    title = act.work.short_title.hans
    if amending.is_of_another_day:
        message = f"events 说 {amending.events[0].date} 修改，“{title}”的 events 里没有这一天。"
        yield Problem(path, 0, 0, "H010", message, "请核对两份 work.yml 的日子。", warning=True)
    for change in changes:
        if doubt := amending.account(change).doubt:
            yield _doubted(before[1], after[1], change, doubt, title)
    for lost in amending.lost:
        unit = act.tree.units[lost.place]
        where = f"{after[0]} 的文本" if lost.after else f"{before[0]} 的文本"
        message = f"这里说到{number_of(lost.article).hans}，{where}没有这一条。"
        yield _at(act, unit, message, f"请核对“{after[1].work.short_title.hans}”的底本。")


def _doubted(before: EnrichedWork, after: EnrichedWork, change: ProvisionChange, doubt: Doubt, title: str) -> Problem:
    """At the provision as it reads now, at what went where it is gone."""
    text, units = (after, change.provision.new) if change.provision.new else (before, change.provision.old)
    unit = text.tree.units[units[0]]
    says = {"unsaid": "没有说到", "unchanged": "说修改，文字没有变", "otherwise": "说的是另一种改法"}[doubt]
    return _at(text, unit, f"{unit.number.hans}：“{title}”{says}。", _HINTS[doubt])


def _at(work: EnrichedWork, unit: Unit, message: str, hint: str) -> Problem:
    line = unit.sentences[0].line if unit.sentences else 0
    return Problem(f"{work.work.received.path}/received.txt", line, 0, "H010", message, hint, warning=True)
