"""What work.yml leaves unknown: told by a warning that stays one for a release, since what nobody knows keeps nothing back.

A draft's own words that were left standing are another matter: they would be published as if they were facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tiaowen.kit.problem import Problem
from tiaowen.kit.word_list import words
from tiaowen.kit.yaml_text import YamlText
from tiaowen.text.book_titles import HIDDEN, hide_titles
from tiaowen.text.effect import effect_of
from tiaowen.text.events import EVENT_WORDS
from tiaowen.text.line import Line
from tiaowen.text.written_date import dates, half_width
from tiaowen.work_facts import Event

# These never become errors.  W026, whose usage holds, is told where the references are read.
UNKNOWN_CODES = frozenset({"W021", "W022", "W023", "W024", "W025", "W026"})
_LEFT_EMPTY = "不知道就空着：页面上不会有，这个提醒也不会挡住发布。"
_NUMBERED = frozenset(words(Path(__file__).with_name("numbered_genres.txt")))
_PLACEHOLDERS = ("请写明", "請寫明", "未写明", "未寫明")
_KIND = {word: each.kind for each in EVENT_WORDS for word in (each.hant, each.hans)}
_DATED_ROLES = ("adoption", "signature")


def check_placeholders(typed: Mapping[str, object], yaml: YamlText) -> Iterator[Problem]:
    """W020 what an earlier draft put where nothing was known."""
    for key, value in _texts(typed):
        if value.startswith(_PLACEHOLDERS):
            name, line = ".".join(map(str, key)), f'{key[-1]}: ""'
            hint = f"知道就写在这里；不知道就空着：\n{line}"
            yield Problem(yaml.path, *yaml.place(key), "W020", f"“{name}”还是起草时的话：“{value}”，不能公布。", hint)


def check_unknown(facts: Mapping[str, str], source: str, events: Sequence[Event], yaml: YamlText) -> Iterator[Problem]:
    """W021 no issuer, genre or source; W022 no event; W023 no number for a genre that has one."""
    asked = {"issuer": "发文机关", "genre": "文种"}
    for key, name in asked.items():
        if not facts[key]:
            yield _told(yaml, (key,), "W021", f"不知道{name}。", f"知道了写上：\n{key}: …\n{_LEFT_EMPTY}")
    if not source:
        hint = f"知道了写在 source 里：\n  name: …\n{_LEFT_EMPTY}"
        yield _told(yaml, ("source",), "W021", "不知道底本从哪里来。", hint)
    if not events:
        hint = f"知道了写上：\nevents:\n  - {{kind: 通过, date: ____-__-__, by: …}}\n{_LEFT_EMPTY}"
        yield _told(yaml, ("events",), "W022", "不知道这份文件是哪一天通过、公布或者印发的。", hint)
    if facts["genre"] in _NUMBERED and not facts["number"]:
        hint = f"知道了写上：\nnumber: …〔____〕…号\n{_LEFT_EMPTY}"
        yield _told(yaml, ("number",), "W023", f"{facts['genre']}一般有文号，这里没有写。", hint)


def check_days(lines: Sequence[Line], events: Sequence[Event], yaml: YamlText) -> Iterator[Problem]:
    """W024 a day in the note of adoption or the signature that no event has; W025 a clause of effect without event.

    The signature of a text that a carrier gives out stays with the text.
    """
    days = {event.date for event in events}
    carried = any(line.role == "carrier-signature" for line in lines)
    roles = ("adoption", "carrier-signature") if carried else _DATED_ROLES
    for line in (line for line in lines if line.role in roles):
        shown = hide_titles(half_width(line.text))
        for found in dates(line.text):
            if found.value not in days and shown[found.start] != HIDDEN:
                message = f"底本第 {line.number} 行写着 {found.value}，events 里没有这一天。"
                hint = f"请看这一天是什么日子，补上一条：\n  - {{kind: …, date: {found.value}}}"
                yield _told(yaml, ("events",), "W024", message, hint)
    if all(event.kind != "effective" for event in events):
        yield from _check_effect(lines, yaml)


def _check_effect(lines: Sequence[Line], yaml: YamlText) -> Iterator[Problem]:
    clause = effect_of([line.text if line.role == "body" else "" for line in lines])
    if clause:
        day = clause.date or "____-__-__"
        message = f"底本第 {lines[clause.line].number} 行说“{clause.words}”，events 里没有施行的日子。"
        if not clause.date:
            message = f"{message.removesuffix('。')}，因为不知道{clause.done}是哪一天。"
        hint = f"知道了补上一条：\n  - {{kind: {clause.word}, date: {day}}}\n{_LEFT_EMPTY}"
        yield _told(yaml, ("events",), "W025", message, hint)


def _told(yaml: YamlText, key: tuple[str, ...], code: str, message: str, hint: str) -> Problem:
    return Problem(yaml.path, *yaml.place(key), code, message, hint, warning=True)


def _texts(value: object, key: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text of the file with its key; what the lines are and why a flaw is accepted are not facts."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, (*key, name))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*key, index))
