"""Tab-separated tables, as editors keep them: a header, one record a row."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.unseen import TURNING

# A cell may quote what nobody sees in a received text, but not turn the words behind it.
_TURNED = re.compile(f"[{TURNING}]")
_HINT = "各列之间用一个制表符（Tab）隔开；格子里不能有制表符和换行。"
# What an editor typed for a Tab, which looks the same: blanks, the words \\t or <Tab>.
_FOR_A_TAB = re.compile(r"[ \u3000\u00a0]{2,}|[ \u3000\u00a0]*(?:\\t|<[Tt][Aa][Bb]>|→)[ \u3000\u00a0]*")
_TABS_IN_A_BROWSER = "网页的编辑框里按不出 Tab，就从这里、从表里别的一行复制一个。"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its line in the file, its cells by column and where each cell begins."""

    line: int
    cells: dict[str, str]
    columns: dict[str, int]


def parse_table(text: str, path: str, columns: Sequence[str], code: str, optional: Sequence[str] = ()) -> list[Row]:
    """The rows of a table whose header is ``columns``; lines that are blank or begin with # are left out.

    Raises ProblemsFound with ``code``: header, number of cells, a cell empty that is not ``optional``.
    """
    records = list(enumerate(csv.reader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE), 1))
    records = [(line, cells) for line, cells in records if cells and not cells[0].startswith("#")]
    if not records:
        raise ProblemsFound([Problem(path, 1, 1, code, "表是空的。", "第一行应是：" + "\t".join(columns))])
    (header_line, header), *rest = records
    if problem := _header_problem(header, header_line, path, columns, code):
        raise ProblemsFound([problem])
    problems = [p for line, cells in rest for p in _row_problems(cells, line, path, columns, code, optional)]
    if problems:
        raise ProblemsFound(problems)
    return [
        Row(line, dict(zip(columns, map(str.strip, cells), strict=True)), _starts(columns, cells))
        for line, cells in rest
    ]


def _header_problem(header: list[str], line: int, path: str, columns: Sequence[str], code: str) -> Problem | None:
    if [cell.strip() for cell in header] == list(columns):
        return None
    if " ".join(_FOR_A_TAB.sub(" ", " ".join(header)).split()) == " ".join(columns):
        hint = "请换成：\n" + "\t".join(columns) + "\n" + _TABS_IN_A_BROWSER
        return Problem(path, line, 1, code, "表头各列之间是空格，要用制表符（Tab）。", hint)
    wrong = next((cell for cell in header if cell not in columns), "")
    close = difflib.get_close_matches(wrong, columns, 1, 0.5)
    message = f"表头不对：“{wrong}”不是列名。" if wrong else "表头的列不全或次序不对。"
    hint = (f"是不是“{close[0]}”？\n" if close else "") + "第一行应是：" + "\t".join(columns)
    return Problem(path, line, 1, code, message, hint)


def _row_problems(
    cells: list[str], line: int, path: str, columns: Sequence[str], code: str, optional: Sequence[str]
) -> Iterator[Problem]:
    if len(cells) != len(columns):
        meant = _FOR_A_TAB.sub("\t", "\t".join(cells)).split("\t")
        if len(cells) < len(columns) == len(meant):
            hint = "请换成：\n" + "\t".join(meant) + "\n" + _TABS_IN_A_BROWSER
            yield Problem(path, line, 1, code, "各列之间有的是空格，要用制表符（Tab）。", hint)
            return
        message = f"这一行有 {len(cells)} 列，应有 {len(columns)} 列：列是用制表符（Tab）隔开的，空格不算。"
        yield Problem(path, line, 1, code, message, _HINT + "\n各列依次是：" + "、".join(columns))
        return
    starts = _starts(columns, cells)
    for column, cell in zip(columns, cells, strict=True):
        if not cell.strip() and column not in optional:
            yield Problem(path, line, starts[column], code, f"“{column}”是空的。", "请补上。")
        if match := _TURNED.search(cell):
            message = f"有看不见的字符 U+{ord(match[0]):04X}，会改变文字的方向。"
            yield Problem(path, line, starts[column] + match.start(), code, message, "请删掉它。")


def _starts(columns: Sequence[str], cells: Sequence[str]) -> dict[str, int]:
    starts, at = {}, 1
    for column, cell in zip(columns, cells, strict=True):
        starts[column] = at
        at += len(cell) + 1
    return starts
