"""captions.tsv → what editors call the articles of a law that has no captions of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.table import Row, parse_table
from tiaowen.model import Caption

CAPTIONS = "captions.tsv"
COLUMNS = ("unit", "caption")
# As long as the longest captions that laws have themselves; a sentence is none.
LONGEST = 30
_BRACKETS = re.compile(r"[【】〔〕［］\[\]]|^[（(]|[。；：]$")


def parse_captions(text: str, path: str) -> tuple[Caption, ...]:
    """The rows in order.  Raises ProblemsFound: K001 form of the table, a cell empty; K003 an article twice; K004 what is no caption."""
    rows = parse_table(text, path, COLUMNS, "K001")
    if problems := [*_doubled(rows, path), *_no_captions(rows, path)]:
        raise ProblemsFound(problems)
    return tuple(Caption(row.line, row.cells["unit"], row.cells["caption"]) for row in rows)


def _doubled(rows: Sequence[Row], path: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        if (line := first.setdefault(row.cells["unit"], row.line)) != row.line:
            message = f"{row.cells['unit']} 的条旨写了两次，第 {line} 行已经有了。"
            yield Problem(path, row.line, row.columns["unit"], "K003", message, "请删掉一行。")


def _no_captions(rows: Sequence[Row], path: str) -> Iterator[Problem]:
    for row in rows:
        caption, column = row.cells["caption"], row.columns["caption"]
        if len(caption) > LONGEST:
            message = f"条旨有 {len(caption)} 字，最多 {LONGEST} 字。"
            yield Problem(path, row.line, column, "K004", message, "条旨是几个字的名称，例如：上诉期限。")
        elif found := _BRACKETS.search(caption):
            hint = f"请只写字，例如：{_BRACKETS.sub('', caption) or '上诉期限'}。括号由网站加。"
            yield Problem(path, row.line, column, "K004", f"条旨里不用“{found[0]}”。", hint)
