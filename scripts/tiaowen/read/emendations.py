"""emendations.tsv and retained.tsv → rows; whether they fit the text is for ``edit`` to say."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.table import Row, parse_table
from tiaowen.model import CONJECTURE, Both, Emendation, Retained

COLUMNS = ("unit", "left", "reading", "right", "hant", "hans", "kind", "certainty", "reason")
RETAINED_COLUMNS = ("unit", "reading", "count", "certainty", "reason")
KINDS = {"用詞": "用词", "斷詞": "断词", "用字": "用字", "標點": "标点", "筆誤": "笔误"}
CERTAINTIES = {"確定": "确定", "可能": "可能", CONJECTURE: "推测"}


def parse_emendations(text: str, path: str) -> tuple[Emendation, ...]:
    """The rows in order.  Raises ProblemsFound: E001 form of the table, E002 a word not in the list."""
    rows = parse_table(text, path, COLUMNS, "E001", optional=("left", "right"))
    _raise_unknown(rows, path, {"kind": KINDS, "certainty": CERTAINTIES})
    return tuple(_emendation(row) for row in rows)


def parse_retained(text: str, path: str) -> tuple[Retained, ...]:
    """The rows in order.  Raises ProblemsFound as above; a count that is no number is E001, a row
    doubled E005."""
    rows = parse_table(text, path, RETAINED_COLUMNS, "E001")
    _raise_unknown(rows, path, {"certainty": CERTAINTIES})
    problems = [
        Problem(path, row.line, row.columns["count"], "E001", f"“{row.cells['count']}”不是次数。", "写成 1、2、3……")
        for row in rows
        if not re.fullmatch("[1-9][0-9]{0,4}", row.cells["count"])
    ]
    if problems := [*problems, *_doubled(rows, path)]:
        raise ProblemsFound(problems)
    return tuple(
        Retained(r.line, r.cells["unit"], r.cells["reading"], int(r.cells["count"]),
                 _listed(r.cells["certainty"], CERTAINTIES), r.cells["reason"])
        for r in rows
    )  # fmt: skip


def _doubled(rows: Sequence[Row], path: str) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        line = first.setdefault((row.cells["unit"], row.cells["reading"]), row.line)
        if line != row.line:
            yield Problem(path, row.line, 1, "E005", f"与第 {line} 行重复。", "请删掉一行。")


def _emendation(row: Row) -> Emendation:
    cells = row.cells
    return Emendation(
        row.line, cells["unit"], cells["left"], cells["reading"], cells["right"],
        Both(cells["hant"], cells["hans"]),
        _listed(cells["kind"], KINDS), _listed(cells["certainty"], CERTAINTIES), cells["reason"],
    )  # fmt: skip


def _listed(word: str, words: dict[str, str]) -> str:
    """The word of the list in traditional script, whichever script the editor typed."""
    return next((hant for hant, hans in words.items() if word in (hant, hans)), "")


def _raise_unknown(rows: Sequence[Row], path: str, lists: dict[str, dict[str, str]]) -> None:
    if problems := [p for row in rows for column, words in lists.items() for p in _unknown(row, path, column, words)]:
        raise ProblemsFound(problems)


def _unknown(row: Row, path: str, column: str, words: dict[str, str]) -> Iterator[Problem]:
    word = row.cells[column]
    if not _listed(word, words):
        close = difflib.get_close_matches(word, [*words, *words.values()], 1, 0.5)
        hint = f"是不是“{close[0]}”？" if close else "可用：" + "、".join(words.values())
        yield Problem(path, row.line, row.columns[column], "E002", f"“{column}”没有“{word}”这个值。", hint)
