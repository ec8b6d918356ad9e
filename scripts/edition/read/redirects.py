"""``docs/addresses/redirects.tsv``: where a reader goes from an address that is no longer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition.read.plain_text import read_text
from edition.read.table import parse_table

REDIRECTS = "docs/addresses/redirects.tsv"


@dataclass(frozen=True, slots=True)
class Redirect:
    """``old`` and ``new`` are addresses from the site's root, ``ziyang-2015/3-3/#s2``; ``line`` is the row's."""

    line: int
    old: str
    new: str


def read_redirects(root: Path) -> tuple[Redirect, ...]:
    """The rows; none when there is no such file.  Raises ProblemsFound (A003) for a table that does not parse."""
    if not (root / REDIRECTS).exists():
        return ()
    rows = parse_table(read_text(root, REDIRECTS, "A003"), REDIRECTS, ("old", "new"), "A003")
    return tuple(Redirect(row.line, row.cells["old"], row.cells["new"]) for row in rows)
