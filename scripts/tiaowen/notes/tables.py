"""The tables that the review of notes writes: a row more, never one less."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tiaowen.kit.files import replace_file
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.table import parse_table


def append_row(root: Path, path: str, columns: Sequence[str], cells: Iterable[str]) -> None:
    """One more row of a table, which is begun if there is none."""
    text = table_text(root, path, columns)
    row = "\t".join(" ".join(cell.split()) for cell in cells)
    replace_file(root / path, (text.rstrip("\n") + "\n" + row + "\n").encode())


def table_text(root: Path, path: str, columns: Sequence[str]) -> str:
    """The table as it stands, its header alone where there is none.  Raises ProblemsFound (N011)."""
    if not (root / path).exists():
        return "\t".join(columns) + "\n"
    text = read_text(root, path, "N011")
    parse_table(text, path, columns, "N011", columns)
    return text
