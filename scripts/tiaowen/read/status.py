"""``status`` in work.yml: whether the document is in force, as of which day, by which source.

None of it is reckoned: what is not known by a source is left out and shown nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from tiaowen.kit.problem import Problem
from tiaowen.kit.schema import WEB_ADDRESS, Day, Schema, Text, kind_of, refusal, with_words
from tiaowen.kit.today import latest_day
from tiaowen.kit.yaml_text import YamlText
from tiaowen.status import STANDINGS, UNKNOWN
from tiaowen.text.events import MAKING, in_hans
from tiaowen.work_facts import Event, Status

_EMPTY = {
    "as_of": "____-__-__    # 查到的那一天，写成 2026-11-24 这样",
    "source": "…    # 从哪里查到的；有网址就写 {title: …, url: https://…}",
}
_UNKNOWN = "不知道就不写 status，页面上也不会有。"


def _titled(value: object) -> object:
    """A source that is a name alone."""
    return {"title": value} if isinstance(value, str) else value


def _mapping(value: object) -> object:
    """A kind alone, typed where kind, day and source are wanted."""
    if isinstance(value, str):
        raise refusal("应当是三行", _lines(value, {}))
    return value


def _lines(kind: str, known: Mapping[str, str]) -> str:
    """``status`` to paste, with what is known filled in; what is left to fill in is no value that passes."""
    lines = [f"  {key}: {known.get(key) or empty}" for key, empty in _EMPTY.items()]
    return "\n".join(["请写成：", "status:", f"  kind: {kind}", *lines, _UNKNOWN])


class StatusSource(Schema):
    """Where an editor read it."""

    title: Annotated[Text, AfterValidator(with_words)]
    url: str = Field(default="", pattern=WEB_ADDRESS)


class StatusFile(Schema):
    """``status`` as typed."""

    kind: Annotated[str, kind_of([standing.word for standing in STANDINGS.values()], guess=False)]
    as_of: Day | None = None
    source: Annotated[StatusSource | None, BeforeValidator(_titled)] = None

    @property
    def key(self) -> str:
        return next(key for key, standing in STANDINGS.items() if standing.word.hant == self.kind)


TypedStatus = Annotated[StatusFile | None, BeforeValidator(_mapping)]


def status_of(typed: StatusFile | None) -> Status | None:
    """What pages may say; None when it is not known."""
    if not typed or typed.key == UNKNOWN or not typed.as_of or not typed.source:
        return None
    return Status(typed.key, typed.as_of, typed.source.title, typed.source.url)


def check_status(typed: StatusFile | None, events: Sequence[Event], yaml: YamlText) -> Iterator[Problem]:
    """W003 a standing without day or source; W004 a day that cannot be, a kind that the dates of the work deny."""
    if not typed or typed.key == UNKNOWN:
        return
    if missing := [name for name in _EMPTY if getattr(typed, name) is None]:
        word = STANDINGS[typed.key].word.hans
        message = f"写了“{word}”，缺少 {'、'.join(missing)}：要写明截至哪一天、从哪里查到。"
        yield Problem(yaml.path, *yaml.place(("status",)), "W003", message, _lines(word, _typed(typed)))
    if typed.as_of:
        yield from _check_day(typed, typed.as_of, events, yaml)


def _typed(status: StatusFile) -> dict[str, str]:
    """Day and source as lines, "" where they are missing."""
    source = status.source.model_dump(exclude_defaults=True) if status.source else {}
    pairs = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in source.items())
    return {"as_of": str(status.as_of or ""), "source": f"{{{pairs}}}" if pairs else ""}


def _check_day(typed: StatusFile, as_of: date, events: Sequence[Event], yaml: YamlText) -> Iterator[Problem]:
    effective = next((event.date for event in events if event.kind == "effective"), None)
    made = next((event for event in events if event.kind in MAKING), None)
    if as_of > latest_day():
        message = f"“status.as_of”的值不对：{as_of} 还没有到。"
        yield Problem(yaml.path, *yaml.place(("status", "as_of")), "W004", message, "as_of 写查到的那一天。")
    elif made and as_of < made.date:
        message = f"“status.as_of”的值不对：{as_of} 的时候还没有这份文件（{made.date} {in_hans(made.word)}）。"
        yield Problem(yaml.path, *yaml.place(("status", "as_of")), "W004", message, "as_of 写查到的那一天。")
    begun = effective and effective <= as_of
    if effective and ((typed.key == "not-yet" and begun) or (typed.key == "in-force" and not begun)):
        message = f"“status.kind”的值不对：施行是 {effective}，到 {as_of} {'已经' if begun else '还没有'}施行。"
        yield Problem(yaml.path, *yaml.place(("status", "kind")), "W004", message, "请核对 kind、as_of 和 events。")
