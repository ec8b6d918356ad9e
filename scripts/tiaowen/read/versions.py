"""``versions/2017-06-27/`` below a work: the same files for its text as it stood from that day on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from tiaowen.kit.problem import Problem
from tiaowen.model import ReceivedWork
from tiaowen.read.work_ids import VERSIONS
from tiaowen.text.events import MAKING, in_hans
from tiaowen.work_facts import Event

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def version_folders(root: Path, work: str) -> dict[date, str]:
    """The folders of the other texts of the work in the folder ``work``, by the day that names them."""
    found = (path for path in sorted((root / work / VERSIONS).glob("*/")) if path.is_dir())
    return {day: f"{work}/{VERSIONS}/{path.name}" for path in found if (day := _day(path.name))}


def check_folders(root: Path, work: str) -> Iterator[Problem]:
    """H001 a folder whose name is no day."""
    for path in sorted((root / work / VERSIONS).glob("*/")):
        if not _day(path.name):
            folder = f"{work}/{VERSIONS}/{path.name}"
            hint = "请改成从哪一天起施行，例如 2017-06-27。"
            yield Problem(folder, 0, 0, "H001", f"文件夹名“{path.name}”不是日子。", hint)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if _DAY.fullmatch(name) else None
    except ValueError:
        return None


def check_versions(main: ReceivedWork, others: Sequence[tuple[date, ReceivedWork]]) -> Iterator[Problem]:
    """H001–H006, H008 of the texts of one work: ``main`` is the one in the work's own folder."""
    if not others:
        return
    yield from (problem for day, work in others for problem in _check_name(day, work))
    if not main.version:
        yield _undated(main)
    texts = [*([(main.version, main)] if main.version else []), *others]
    texts.sort(key=lambda text: text[0])
    for (day, earlier), (next_day, later) in pairwise(texts):
        if day == next_day:
            other = main if later is not main else earlier
            message = f"两个文本都从 {day} 起施行。"
            yield _problem(other, "H003", message, "请核对 version 和文件夹的名字：一天只能有一个文本。")
        elif [line.text for line in earlier.lines] == [line.text for line in later.lines]:
            message = f"这个文本和 {day} 的一字不差。"
            yield _problem(later, "H005", message, f"没有改动就不用另收；收错了，请换上 {next_day} 的文本。")
    yield from (problem for day, work in texts for problem in _check_begun(day, work))
    yield from _check_events([work for _, work in texts])
    yield from _check_told(texts)


def _check_name(day: date, work: ReceivedWork) -> Iterator[Problem]:
    if work.version and work.version != day:
        message = f"version 是 {work.version}，文件夹是 {day}。"
        yield _problem(work, "H001", message, f"请改成一样的：\nversion: {day}")


def _undated(main: ReceivedWork) -> Problem:
    """H002, with what the events would have it be."""
    last = max((event.date for event in main.events if event.kind in ("amended", "effective")), default=None)
    hint = f"请写上现在这个文本从哪一天起施行：\nversion: {last or '____-__-__'}"
    return _problem(main, "H002", f"有 {VERSIONS}/，不知道这个文本从哪一天起施行。", hint)


def _check_begun(day: date, work: ReceivedWork) -> Iterator[Problem]:
    made = next((event for event in work.events if event.kind in MAKING), None)
    if made and day < made.date:
        message = f"{day} 的时候还没有这份文件（{made.date} {in_hans(made.word)}）。"
        yield _problem(work, "H004", message, "请核对 version（或文件夹的名字）和 events。")


def _check_events(works: Sequence[ReceivedWork]) -> Iterator[Problem]:
    """H006 what happened once, on two days; a text from after the work was repealed."""
    first: dict[str, tuple[ReceivedWork, Event]] = {}
    for work in works:
        for kind in MAKING:
            event = next((event for event in work.events if event.kind == kind), None)
            if not event:
                continue
            before, known = first.setdefault(kind, (work, event))
            if known.date != event.date:
                message = f"{in_hans(event.word)}在这里是 {event.date}，在 {before.path} 是 {known.date}。"
                yield _problem(work, "H006", message, "一件事只有一天，请改成一样的。")


def _check_told(texts: Sequence[tuple[date, ReceivedWork]]) -> Iterator[Problem]:
    """H008 a text of a day on which nothing happened, as the newest work.yml tells it."""
    newest = texts[-1][1]
    for day, work in texts:
        if day not in {event.date for one in (newest, work) for event in one.events}:
            message = f"events 里没有 {day} 这一天，不知道这个文本从何而来。"
            hint = f"请看这一天是修改还是施行，补上一条：\n  - {{kind: …, date: {day}}}"
            yield Problem(f"{work.path}/work.yml", 0, 0, "H008", message, hint, warning=True)
        if (end := newest.day_of("repealed")) and day >= end:
            yield _problem(work, "H006", f"{end} 已经废止，不会有从 {day} 起施行的文本。", "请核对 events。")


def _problem(work: ReceivedWork, code: str, message: str, hint: str) -> Problem:
    return Problem(f"{work.path}/work.yml", 0, 0, code, message, hint)
