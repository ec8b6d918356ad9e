"""Which text of a work one reads and whether it is in force, as its pages say it: one line under the heading.

Of a work whose status nobody wrote down the line says 效力未核實 where being in force is a question at all: it is laid down in
articles, or it is known to have taken effect or to have been amended.  A decision or a report of which none is true is
silent, and so is one that is known to be repealed: that stands in the line already.
"""

from __future__ import annotations

from collections.abc import Iterable

from tiaowen.status import STANDINGS
from tiaowen.text.written_date import written
from tiaowen.work_facts import Event
from tiaowen.write.history import called, in_years, version_name
from tiaowen.write.html import Html, tag
from tiaowen.write.view import View

_UNVERIFIED = "效力未核實"
_ASK = frozenset({"effective", "amended"})


def standing_line(view: View, *more: Html, past: bool = True) -> Html:
    """The line: 2021年修正文本，1991年通過 and the status; ``more`` are links behind it.  "" where there is nothing to say.

    Without ``past`` it says no more of what happened than which text it is, for a page that tells all of it.
    """
    said = which_text(view) if past else version_name(view)
    parts = [tag("span", said) if said else Html(""), status_html(view), *more]
    inside = Html(" ").join(part for part in parts if part)
    return tag("p", inside, class_="standing") if inside else inside


def which_text(view: View) -> str:
    """The name of the version with how the work began and ended, 2017年修正文本（1989年通過，2020年廢止); else what is known."""
    version, events = version_name(view), view.work.received.events
    if not version:
        return in_years(view)
    ends = [event for event in events if event.kind == "repealed"]
    began = [event for event in events[:1] if event.kind not in ("amended", "repealed")]
    rest = "，".join(_in_year(view, [*began, *ends]))
    return f"{version}（{rest}）" if rest else version


def standing_text(view: View) -> str:
    """What paper and books say above the title: which of several texts it is and the status; "" where neither is a question."""
    return "　".join(filter(None, [which_text(view) if version_name(view) else "", status_text(view)]))


def _in_year(view: View, events: Iterable[Event]) -> list[str]:
    return [f"{event.date.year}年{called(view, event)}" for event in events]


def status_html(view: View) -> Html:
    """The status with its day and source, for a page."""
    status = view.work.received.status
    if not status:
        return tag("b", view.say(_UNVERIFIED)) if is_unverified(view) else Html("")
    day = tag("time", view.say(written(status.as_of)), datetime=status.as_of.isoformat())
    source = view.told(status.source)
    if status.url:
        source = tag("a", source, rel="noopener noreferrer external", href=status.url)
    word = tag("b", view.show(STANDINGS[status.kind].word))
    return Html("{}：{}{}{}{}{}）").format(view.say("效力"), word, view.say("（截至"), day, view.say("，據"), source)


def status_text(view: View) -> str:
    """The same as plain text, with the address of the source."""
    status = view.work.received.status
    if not status:
        return view.say(_UNVERIFIED) if is_unverified(view) else ""
    word = view.show(STANDINGS[status.kind].word)
    source = f"{view.told(status.source)} {status.url}".strip()
    return f"{view.say('效力')}：{word}{view.say(f'（截至{written(status.as_of)}，據')}{source}）"


def is_unverified(view: View) -> bool:
    """Whether the work can be in force or not, and nobody wrote down which."""
    kinds = {event.kind for event in view.work.received.events}
    asked = bool(kinds & _ASK) or any(unit.kind == "article" for unit in view.work.units)
    return asked and not view.work.received.status and "repealed" not in kinds
