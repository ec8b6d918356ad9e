"""mapping.tsv → which provision of the text before is which of this one, as an editor corrected it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from tiaowen.kit.closest import nearest_names
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.table import Row, parse_table

MAPPING = "mapping.tsv"
COLUMNS = ("old", "new", "remark")


@dataclass(frozen=True, slots=True)
class MappedRow:
    """``old`` became ``new``; "" where there is none.  ``row`` is the row's line, ``columns`` where its cells begin."""

    row: int
    old: str
    new: str
    columns: tuple[int, int]


def parse_mapping(text: str, path: str) -> tuple[MappedRow, ...]:
    """The rows in order.  Raises ProblemsFound: H007 form of the table, a row of nothing."""
    rows = parse_table(text, path, COLUMNS, "H007", optional=COLUMNS)
    if problems := [_of_nothing(row, path) for row in rows if not row.cells["old"] and not row.cells["new"]]:
        raise ProblemsFound(problems)
    return tuple(MappedRow(row.line, row.cells["old"], row.cells["new"], _columns(row)) for row in rows)


def fitting(
    rows: Sequence[MappedRow], old: Set[str], new: Set[str], path: str
) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The links that the rows tell, and H007 for those that map to nothing, or one provision both to something and to nothing."""
    problems = [problem for row in rows for problem in _check(row, old, new, path)]
    problems += _check_both(rows, path)
    bad = {problem.line for problem in problems}
    return [(row.old, row.new) for row in rows if row.row not in bad], problems


def _of_nothing(row: Row, path: str) -> Problem:
    return Problem(path, row.line, 1, "H007", "old 和 new 都空着。", "删去的条文写 old，新增的写 new，其他的两样都写。")


def _columns(row: Row) -> tuple[int, int]:
    return row.columns["old"], row.columns["new"]


def _check(row: MappedRow, old: Set[str], new: Set[str], path: str) -> Iterator[Problem]:
    sides = ((row.old, old, "前一个文本", row.columns[0]), (row.new, new, "这个文本", row.columns[1]))
    for unit, known, which, column in sides:
        if unit and unit not in known:
            near = "、".join(nearest_names(unit, sorted(known)))
            yield Problem(path, row.row, column, "H007", f"{which}里没有“{unit}”这一条。", f"最接近的：{near}")


def _check_both(rows: Sequence[MappedRow], path: str) -> Iterator[Problem]:
    """A row twice; a provision that is gone or new and something else besides."""
    twice = Counter((row.old, row.new) for row in rows)
    olds, news = Counter(row.old for row in rows), Counter(row.new for row in rows)
    for row in rows:
        if twice[row.old, row.new] > 1:
            yield Problem(path, row.row, 1, "H007", "这一行写了两次。", "请删掉一行。")
        elif not row.new and olds[row.old] > 1:
            yield Problem(path, row.row, row.columns[0], "H007", f"“{row.old}”又是删去，又成了别的条。", "请删掉一行。")
        elif not row.old and news[row.new] > 1:
            yield Problem(path, row.row, row.columns[1], "H007", f"“{row.new}”又是新增，又来自别的条。", "请删掉一行。")
