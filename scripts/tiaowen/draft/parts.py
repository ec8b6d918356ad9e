"""Several texts in one file, as of one order that promulgates two laws: each is taken in by itself, with the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tiaowen.convert.converted import Converted
from tiaowen.draft.doubts import further_texts, given_out, numbered
from tiaowen.kit.problem import Problem, ProblemsFound


def only_part(converted: Converted, part: int, file: str) -> Converted:
    """The ``part``-th text of what was read of ``file``, counted from 1, with what gives it out; the others are left out.

    Raises ProblemsFound (I011) when there are not so many.
    """
    rows = converted.text.removesuffix("\n").split("\n")
    head, *bounds = _bounds(converted.text, len(rows))
    spans = list(pairwise((head, *bounds)))
    if not 1 <= part <= len(spans):
        hint = f"PART 写 1 到 {len(spans)}。" if len(spans) > 1 else "请不写 PART。"
        raise ProblemsFound([Problem(file, 0, 0, "I011", f"从这个文件里认出 {len(spans)} 份文件。", hint)])
    start, end = spans[part - 1]
    left = tuple(_left_out(rows, [span for span in spans if span != (start, end)]))
    text = "".join(f"{row}\n" for row in (*rows[:head], *rows[start:end]))
    return replace(
        converted,
        text=text,
        figures=tuple(figure for figure in converted.figures if figure.name in text),
        ending=converted.ending or _ending(file),
        left_out=(*converted.left_out, *left),
    )


def _bounds(text: str, end: int) -> list[int]:
    """How many lines stand above each text, and at last how many there are."""
    lines = numbered(text)
    further = further_texts(lines)
    first = given_out(lines) if further else 0
    return [lines[first][0] - 1 if first else 0, *(lines[at][0] - 1 for at in further), end]


def _left_out(rows: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    for start, end in spans:
        yield f"另一份文件，第 {start + 1}–{end} 行：{rows[start].strip()}"


def _ending(file: str) -> str:
    """That of the file, where original.… may have it."""
    ending = Path(file).suffix.lower()
    return ending if ending[1:].isascii() and ending[1:].isalpha() else ".txt"
