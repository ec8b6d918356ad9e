"""What a reader must be told of numbers that do not stop the work: annexes whose numbers are not in order, lines that look numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiaowen.kit.problem import Problem
from tiaowen.read.sequence import check_sequence
from tiaowen.text.levels import Level
from tiaowen.text.outline import Entry, sections
from tiaowen.text.seeming import seeming


def settle_annexes(
    path: str, levels: tuple[Level, ...], entries: Sequence[Entry]
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The entries, an annex whose numbers are not in order left whole; R027 tells of each such annex.

    An annex may be a form or a list of several tables: an address that is not certain is given to none of its lines.
    """
    (_, kept), *annexes = sections(levels, entries)
    told: list[Problem] = []
    for own, inside in annexes:
        if flaws := list(check_sequence(path, own, inside)):
            kept = [*kept, *(replace(entry, marker=None, unnumbered="") for entry in inside)]
            message = f"附件“{inside[0].line.text.split()[0]}”里的编号不连续，整个附件作为一个单元。"
            hint = f"第 {flaws[0].line} 行：{flaws[0].message}\n个别行不是编号的，在 work.yml 的 lines 里写明：{flaws[0].line}: paragraph"
            told.append(Problem(path, inside[0].line.number, 1, "R027", message, hint, warning=True))
        else:
            kept = [*kept, *inside]
    return tuple(kept), told


def check_seeming(path: str, levels: tuple[Level, ...], entries: Sequence[Entry]) -> Iterator[Problem]:
    """R026: a line that begins as if it were numbered and is a paragraph."""
    for own, inside in sections(levels, entries):
        for line, number in seeming(inside, own):
            column = line.text.index(number[0]) + 1
            message = f"这一行像是有编号（“{number}”），按正文的一段处理。"
            hint = (
                f"请对照来源。它确是标题的，在 work.yml 的 lines 里写：{line.number}: heading\n"
                f"它只是一段正文的，写：{line.number}: paragraph"
            )
            yield Problem(path, line.number, column, "R026", message, hint, warning=True)
