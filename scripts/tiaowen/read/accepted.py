"""Flaws of a text that work.yml accepts, each once it can be found; a waiver that waives nothing is a Problem too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, get_args

from tiaowen.kit.problem import Problem
from tiaowen.model import ReceivedWork

# Of the numbers, found when the text is read; of its characters, lines and items, found when it is edited; of its links.
OfReading = Literal["R020", "R021", "R022", "R023"]
OfEditing = Literal["R030", "R031", "R032", "R033"]
OfLinks = Literal["X001", "X002"]
OF_READING: tuple[str, ...] = get_args(OfReading)
OF_EDITING: tuple[str, ...] = get_args(OfEditing)
OF_LINKS: tuple[str, ...] = get_args(OfLinks)


def waive(problems: Iterable[Problem], works: Sequence[ReceivedWork], codes: Collection[str]) -> list[Problem]:
    """The Problems that no waiver of ``codes`` covers, and W005 for each of those waivers that is not needed."""
    listed = list(problems)
    found = {(p.path, p.line, p.code) for p in listed}
    waivers = [(work, waiver) for work in works for waiver in work.waivers if waiver.code in codes]
    waived = {(f"{work.path}/received.txt", w.line, w.code): (work, w) for work, w in waivers}
    kept = [p for p in listed if (p.path, p.line, p.code) not in waived]
    for key, (work, waiver) in waived.items():
        if key not in found:
            message = f"第 {waiver.line} 行已没有 {waiver.code} 这个问题。"
            kept.append(Problem(f"{work.path}/work.yml", *waiver.place, "W005", message, "请删掉这一条 accepted。"))
    return kept
