"""A text of one day among several in Akoma Ntoso 3.0: its life from the first text to the last, and from when to when each
provision reads as it does (OASIS LegalDocML: lifecycle, temporalData, ``period``).

A period says that the text reads so, not that it is in force: that no history of texts tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.model import Unit
from tiaowen.text.events import EVENT_KINDS
from tiaowen.work_facts import Event
from tiaowen.write.downloads.akoma_elements import AKN, Element
from tiaowen.write.view import View

EDITOR = "#editor"
# A day from which a text holds and of which no event is known.
TEXT = "text"

Period = tuple[date, date | None]


@dataclass(frozen=True)
class Life:
    """The ``events`` of all texts of a work, earliest first; ``acts`` the works that made them, by day; ``own`` the period of
    this text, ``periods`` those of its units, none where there is no other text."""

    events: tuple[Event, ...]
    acts: Mapping[date, EnrichedWork] = field(default_factory=dict)
    own: Period | None = None
    periods: Mapping[str, Period] = field(default_factory=dict)

    def period(self, unit: Unit) -> dict[str, str]:
        """The attribute of the unit's element."""
        return {"period": f"#{name_of(self.periods[unit.id])}"} if unit.id in self.periods else {}


def life_of(view: View) -> Life:
    """The life of the work as ``view`` shows a text of it."""
    versions = view.versions
    if not versions:
        return Life(view.work.received.events)
    texts = versions.listed
    # Of one event that several texts tell, the newest says it.
    told = {(event.kind, event.date): event for text in texts for event in text.work.work.received.events}
    days = {event.date for event in told.values()}
    events = [*told.values(), *(Event(TEXT, "", text.day) for text in texts if text.day not in days)]
    at = versions.at(view.work.id)
    acts = {a.events[0].date: a.act for text in texts if (a := text.amending) and a.act and len(a.events) == 1}
    own = (texts[at].day, texts[at + 1].day if at + 1 < len(texts) else None)
    periods = {
        str(unit.id): (versions.wordings(at, unit.id)[0].version.day, versions.until(at, unit.id))
        for unit in view.work.units
    }
    return Life(tuple(sorted(events, key=_in_time)), acts, own, periods)


def _in_time(event: Event) -> tuple[date, int]:
    return event.date, EVENT_KINDS.index(event.kind) if event.kind in EVENT_KINDS else len(EVENT_KINDS)


def name_of(period: Period) -> str:
    """The ``eId`` of a period: from which day on, and the day on which it is over."""
    return "_".join(["period", *(day.isoformat() for day in period if day)])


def temporal_data(life: Life) -> list[Element]:
    """Each period once; its ends are the last thing that happened on these days."""
    if not life.own:
        return []
    events = {event.date: f"#event_{count}" for count, event in enumerate(life.events, 1)}
    periods = sorted({life.own, *life.periods.values()}, key=lambda period: (period[0], period[1] or date.max))
    return [AKN.temporalData(*(_group(period, events) for period in periods), source=EDITOR)]


def _group(period: Period, events: Mapping[date, str]) -> Element:
    start, end = period
    ends = {"start": events[start], **({"end": events[end]} if end else {})}
    return AKN.temporalGroup(AKN.timeInterval(refersTo=f"#{TEXT}", **ends), eId=name_of(period))


def act_references(life: Life, names: Mapping[date, str], view: View) -> Iterable[Element]:
    """The acts that changed the work and are here; ``names`` are their addresses, by day."""
    for day, act in life.acts.items():
        yield AKN.passiveRef(eId=f"act_{day}", href=names[day], showAs=view.show(act.work.title))


def seen_as(view: View, act: EnrichedWork) -> View:
    """``act`` as the same edition shows it, as far as its name asks for."""
    return replace(view, enriched=act, versions=None)
