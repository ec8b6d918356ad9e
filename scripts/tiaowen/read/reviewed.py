"""The tables that editors keep about the links of one work: tasks, mechanisms, related units.

Only their form is read here; whether they fit the text is for ``enrich/review_checks.py`` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.table import Row, parse_table
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Mechanism, RelatedRow, Reviewed, Task
from tiaowen.text.ids import SentenceId

TASK_COLUMNS = ("body", "sentence", "words")
MECHANISM_COLUMNS = ("kind", "words", "sentence", "matter")
RELATED_COLUMNS = ("change", "a", "b", "words_a", "words_b", "reason")
MECHANISM_KINDS = {"時限": "时限", "機制": "机制"}
CHANGES = {"加": "加", "減": "减"}


def read_reviewed(root: Path, folder: str, converter: ScriptConverter) -> Reviewed:
    """The tables of ``root/folder``; a table that is not there is empty.

    Raises ProblemsFound: B008 tasks.tsv, M001 mechanisms.tsv, X010 related.tsv of the wrong form.
    """
    tasks = _rows(root, f"{folder}/tasks.tsv", TASK_COLUMNS, "B008")
    mechanisms = _rows(root, f"{folder}/mechanisms.tsv", MECHANISM_COLUMNS, "M001", ("matter",))
    related = _rows(root, f"{folder}/related.tsv", RELATED_COLUMNS, "X010", ("words_a", "words_b"))
    _check(mechanisms, f"{folder}/mechanisms.tsv", "kind", MECHANISM_KINDS, "M001")
    _check(related, f"{folder}/related.tsv", "change", CHANGES, "X010")
    return Reviewed(
        folder,
        tuple(
            Task(row.line, row.cells["body"], SentenceId(row.cells["sentence"]), row.cells["words"]) for row in tasks
        ),
        tuple(_mechanism(row, converter) for row in mechanisms),
        tuple(_related(row, converter) for row in related),
    )


def _rows(root: Path, path: str, columns: Sequence[str], code: str, optional: Sequence[str] = ()) -> list[Row]:
    if not (root / path).exists():
        return []
    return parse_table(read_text(root, path, code), path, columns, code, optional)


def _check(rows: Sequence[Row], path: str, column: str, listed: dict[str, str], code: str) -> None:
    problems = [
        Problem(path, row.line, row.columns[column], code, f"“{column}”没有“{row.cells[column]}”这个值。", hint)
        for row in rows
        for hint in ["可用：" + "、".join(listed.values())]
        if row.cells[column] not in {*listed, *listed.values()}
    ]
    if problems:
        raise ProblemsFound(problems)


def _mechanism(row: Row, converter: ScriptConverter) -> Mechanism:
    cells = row.cells
    kind = next(hant for hant, hans in MECHANISM_KINDS.items() if cells["kind"] in (hant, hans))
    return Mechanism(
        row.line, kind, converter.both(cells["words"]), SentenceId(cells["sentence"]), converter.both(cells["matter"])
    )


def _related(row: Row, converter: ScriptConverter) -> RelatedRow:
    cells = row.cells
    both = converter.both(cells["words_a"]), converter.both(cells["words_b"] or cells["words_a"])
    return RelatedRow(row.line, cells["change"] == "加", (cells["a"], cells["b"]), both, cells["reason"])
