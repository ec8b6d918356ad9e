"""``events`` in work.yml: what happened to the document and when; nothing of it is reckoned or defaulted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from tiaowen.kit.problem import Problem
from tiaowen.kit.schema import Day, Line, Schema, kind_of
from tiaowen.kit.today import latest_day
from tiaowen.kit.yaml_text import YamlText
from tiaowen.text.events import EVENT_KINDS, EVENT_WORDS, KIND_OF, in_hans
from tiaowen.work_facts import Event

# What these facts were called before there were events.
_BEFORE = {"adopted": "通过", "published": "公布", "effective": "施行"}

# What has been done when it is written down; a day of effect or repeal may be to come.
_DONE = ("given", "adopted", "approved", "issued", "promulgated", "amended")
# Nothing is given out that is not adopted yet.
_GIVEN_OUT = ("issued", "promulgated")


class EventFile(Schema):
    """One event as typed; ``by`` is who did it, ``note`` what is said of it: 第一次修正."""

    kind: Annotated[str, kind_of(EVENT_WORDS)]
    date: Day
    by: Line = ""
    note: Line = ""


def events_of(typed: tuple[EventFile, ...]) -> tuple[Event, ...]:
    """In order of time, on one day in the order in which they come about."""
    events = [Event(KIND_OF[one.kind], one.kind, one.date, one.by, one.note) for one in typed]
    return tuple(sorted(events, key=lambda event: (event.date, EVENT_KINDS.index(event.kind))))


def check_events(typed: tuple[EventFile, ...], yaml: YamlText) -> Iterator[Problem]:
    """W004 the same event twice, a day to come of what is done, what was given out before it was adopted."""
    yield from _check_doubled(typed, yaml)
    adopted = _only_adoption(typed)
    for index, event in enumerate(typed):
        kind, word = KIND_OF[event.kind], in_hans(event.kind)
        place = yaml.place(("events", index, "date"))
        if kind in _DONE and event.date > latest_day():
            message = f"{event.date} 还没有到，写着已经{word}。"
            yield Problem(yaml.path, *place, "W004", message, "请核对这一天；只有施行、废止可以写将来的日子。")
        elif adopted and kind in _GIVEN_OUT and event.date < adopted:
            message = f"{word}（{event.date}）在通过（{adopted}）之前。"
            yield Problem(yaml.path, *place, "W004", message, "请核对这两天，多半有一天抄错了。")


def _only_adoption(typed: tuple[EventFile, ...]) -> date | None:
    """When a document was adopted that was so once; of an amended one the first adoption may be what is not known."""
    kinds = [KIND_OF[event.kind] for event in typed]
    return typed[kinds.index("adopted")].date if kinds.count("adopted") == 1 and "amended" not in kinds else None


def _check_doubled(typed: tuple[EventFile, ...], yaml: YamlText) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for index, event in enumerate(typed):
        first = seen.setdefault((event.kind, str(event.date)), index)
        if first != index:
            place = yaml.place(("events", index))
            message = f"{event.date} {in_hans(event.kind)}写了两次。"
            yield Problem(yaml.path, *place, "W004", message, "请删掉一条。")


def check_former(yaml: YamlText) -> Iterator[Problem]:
    """W007 facts as they were typed before there were events, with the lines to paste."""
    found = _former(yaml.value)
    if found:
        lines = "\n".join(f"  - {{kind: {_BEFORE[key]}, date: {day or '____-__-__'}}}" for key, day in found.items())
        message = f"“{'”“'.join(found)}”现在写在 events 里。"
        yield Problem(yaml.path, *yaml.place((next(iter(found)),)), "W007", message, f"请改成：\nevents:\n{lines}")


def _former(value: object) -> Mapping[str, object]:
    return {key: value[key] for key in _BEFORE if key in value} if isinstance(value, dict) else {}
