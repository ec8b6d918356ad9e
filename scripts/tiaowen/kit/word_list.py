"""Lists of words that stand beside the module that reads them, with remarks: ``#`` begins one at the start of a line."""

from __future__ import annotations

from pathlib import Path


def rows(path: Path) -> list[list[str]]:
    """The rows of a table of words, cells apart by tabs, its first row, the names of the columns, left out."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def words(path: Path) -> list[str]:
    """The words of a list, several a line, apart by spaces."""
    lines = path.read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
