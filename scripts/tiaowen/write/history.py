"""What happened to a document, in words: on the contents page an event a line, elsewhere in one line.

An event is called what the text calls it (a report is no 通過, a 通知 is 印發).  Nothing is reckoned: which amendment it was is
said where an editor wrote it (第二次修正), for of a list that may not be whole none can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from tiaowen.model import Both, ReceivedWork
from tiaowen.text.events import MAKING, in_hans
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.written_date import written
from tiaowen.work_facts import Event
from tiaowen.write.html import Html, tag
from tiaowen.write.view import View

# What a note says besides the act by which a text was changed.
_ORDINAL = re.compile(rf"(?:《.+》)?(第{NUMERAL}次)(\w*)")
_ACT = re.compile("《.+》")


def timeline(view: View) -> Html | None:
    """Every event on a line: day, what happened, by whom, what is said of it; None where none is known."""
    items = [tag("li", Html(" ").join(_line(view, event))) for event in view.work.received.events]
    return tag("ol", *items, class_="history") if items else None


def _line(view: View, event: Event) -> Iterator[Html]:
    yield tag("time", written(event.date), datetime=event.date.isoformat())
    yield tag("b", called(view, event))
    if event.by:
        yield tag("span", view.told(event.by))
    if words := act_of(event) if _ordinal(event) else event.note:
        yield tag("small", view.told(words))


def in_years(view: View) -> str:
    """1989年通過，2017年第二次修正: how it began, the last change, the end."""
    return "，".join(f"{event.date.year}年{called(view, event)}" for event in _outline(view.work.received))


def in_days(view: View) -> str:
    """The same with days: 1989年4月4日通過，2017年6月27日第二次修正."""
    return "，".join(f"{written(event.date)}{called(view, event)}" for event in _outline(view.work.received))


def in_brief(view: View) -> str:
    """One event with its day, several with their years: a line of a list."""
    return in_days(view) if len(_outline(view.work.received)) == 1 else in_years(view)


def how_made(view: View) -> str:
    """In full how it was made, and the last change and the end: 1989年4月4日通過、公布，2017年6月27日第二次修正.

    Of two events on one day the day is said once.
    """
    events = [event for event in view.work.received.events if event.kind in MAKING]
    events += [event for event in _outline(view.work.received) if event not in events]
    days = groupby(events, key=lambda event: event.date)
    return "，".join(f"{written(day)}{'、'.join(called(view, event) for event in same)}" for day, same in days)


def identity(view: View) -> str:
    """Of whom, under which number, of when, in one line; what is not known is left out."""
    received = view.work.received
    return "　".join(filter(None, [view.told(received.issuer), view.told(received.number), how_made(view)]))


def amended_as(received: ReceivedWork) -> Both | None:
    """Which text of several it is, 2021年修正; where that year saw two changes the day says it.  None where none is known."""
    changes = _of_kind(received, "amended")
    if not changes:
        return None
    last = changes[-1]
    alone = sum(event.date.year == last.date.year for event in changes) == 1
    day = f"{last.date.year}年" if alone else written(last.date)
    return Both(f"{day}{last.word}", f"{day}{in_hans(last.word)}")


def version_name(view: View) -> str:
    """2021年修正文本; "" for a text that is not known to have been amended."""
    amended = amended_as(view.work.received)
    return view.show(amended) + view.say("文本") if amended else ""


def given_out(received: ReceivedWork) -> date | None:
    """The day on which the text was given out first: 公布, else 印發, else that of a report."""
    return next((day for kind in ("promulgated", "issued", "given") if (day := received.day_of(kind))), None)


def cited_day(received: ReceivedWork) -> date | None:
    """What GB/T 7714 calls 更新或修改日期: the day of the last change, else that on which it was given out."""
    return max(filter(None, [given_out(received), received.amended]), default=None)


def cited_organ(received: ReceivedWork) -> str:
    """Who made the text that is cited: of an amended one who amended it, "" where that is not known."""
    changes = _of_kind(received, "amended")
    return changes[-1].by if changes else received.issuer


def _outline(received: ReceivedWork) -> Sequence[Event]:
    """The first event, the last amendment, the repeal."""
    ends = [*received.events[:1], *_of_kind(received, "amended")[-1:], *_of_kind(received, "repealed")[-1:]]
    return list(dict.fromkeys(ends))


def _of_kind(received: ReceivedWork, kind: str) -> list[Event]:
    return [event for event in received.events if event.kind == kind]


def called(view: View, event: Event) -> str:
    """The word of the event: 通過, 印發, 第二次修正."""
    return view.told(_ordinal(event)) + view.say(event.word)


def act_of(event: Event) -> str:
    """《某市人民代表大會常務委員會關於修改…的決定》, where the note names the act; ""."""
    match = _ACT.search(event.note)
    return match[0] if match else ""


def _ordinal(event: Event) -> str:
    """第二次, where the note says no more than that and by which act."""
    match = _ORDINAL.fullmatch(event.note)
    return match[1] if match and match[2] in ("", event.word, in_hans(event.word)) else ""
