"""Flaws of a text that ``accepted`` in work.yml names, each once it can be found; one that is not there is a Problem too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field

from tiaowen.kit.problem import Problem
from tiaowen.kit.schema import Schema, Text
from tiaowen.kit.yaml_text import YamlText
from tiaowen.model import ReceivedWork
from tiaowen.work_facts import Waiver

# Of the numbers, found when the text is read; of its characters, lines and items, found when it is edited; of its links.
OfReading = Literal["R020", "R021", "R022", "R023"]
OfEditing = Literal["R030", "R031", "R032", "R033"]
OfLinks = Literal["X001", "X002"]
OF_READING: tuple[str, ...] = get_args(OfReading)
OF_EDITING: tuple[str, ...] = get_args(OfEditing)
OF_LINKS: tuple[str, ...] = get_args(OfLinks)


class Accepted(Schema):
    """A flaw of the received text that an editor has looked at: it is not reported again."""

    line: Annotated[int, Field(gt=0)]
    code: OfReading | OfEditing | OfLinks
    reason: Text


def waive(problems: Iterable[Problem], works: Sequence[ReceivedWork], codes: Collection[str]) -> list[Problem]:
    """The Problems that no waiver of ``codes`` covers, and W005 for each of those waivers that is not needed."""
    listed = list(problems)
    found = {(p.path, p.line, p.code) for p in listed}
    waivers = [(work, waiver) for work in works for waiver in work.waivers if waiver.code in codes]
    waived = {(f"{work.path}/received.txt", w.line, w.code): (work, w) for work, w in waivers}
    kept = [p for p in listed if (p.path, p.line, p.code) not in waived]
    for key, (work, waiver) in waived.items():
        if key not in found:
            kept.append(_needless(f"{work.path}/work.yml", waiver.place, waiver.line, waiver.code))
    return kept


def waivers_of(accepted: Sequence[Accepted], yaml: YamlText) -> tuple[Waiver, ...]:
    """What is accepted of flaws that are found after reading."""
    return tuple(
        Waiver(each.line, each.code, yaml.place(("accepted", index)))
        for index, each in enumerate(accepted)
        if each.code not in OF_READING
    )


def unused_waivers(accepted: Sequence[Accepted], yaml: YamlText, problems: Sequence[Problem]) -> Iterator[Problem]:
    """W005 for each accepted flaw of reading that is not among the ``problems`` found."""
    found = {(p.line, p.code) for p in problems}
    for index, each in enumerate(accepted):
        if each.code in OF_READING and (each.line, each.code) not in found:
            yield _needless(yaml.path, yaml.place(("accepted", index)), each.line, each.code)


def _needless(path: str, place: tuple[int, int], line: int, code: str) -> Problem:
    return Problem(path, *place, "W005", f"第 {line} 行已没有 {code} 这个问题。", "请删掉这一条 accepted。")
