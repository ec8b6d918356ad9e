"""Problems of the text's links that work.yml accepts; a waiver that waives nothing is a Problem too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tiaowen.kit.problem import Problem
from tiaowen.model import ReceivedWork


def waive(problems: Iterable[Problem], works: Sequence[ReceivedWork]) -> list[Problem]:
    """The Problems that no waiver covers, and W005 for each waiver that is not needed."""
    listed = list(problems)
    found = {(p.path, p.line, p.code) for p in listed}
    waived = {(f"{work.path}/received.txt", w.line, w.code): (work, w) for work in works for w in work.waivers}
    kept = [p for p in listed if (p.path, p.line, p.code) not in waived]
    for key, (work, waiver) in waived.items():
        if key not in found:
            message = f"第 {waiver.line} 行已没有 {waiver.code} 这个问题。"
            kept.append(Problem(f"{work.path}/work.yml", *waiver.place, "W005", message, "请删掉这一条 accepted。"))
    return kept
