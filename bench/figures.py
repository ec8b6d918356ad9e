"""Figures of the code itself, to be compared from one state to another: python bench/figures.py [checkout]

Prints lines of the functions (median, 95th percentile, worst), of the files, how many Python files each room has, and how many
files name one field of a note.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
FIELD = "author"


def functions(files: list[Path]) -> list[tuple[int, str]]:
    """Every function's length in lines, decorators apart, and its name."""
    return sorted(
        (node.end_lineno - node.lineno + 1, f"{path.name}:{node.name}")
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    )


def naming(checkout: Path, word: str) -> list[Path]:
    """The sources of the generator, scripts and templates too, in which ``word`` stands."""
    found = (path for folder in ("scripts", "overrides") for path in (checkout / folder).rglob("*") if path.is_file())
    sources = (path for path in found if path.suffix != ".pyc")
    return [path for path in sources if re.search(rf"\b{word}\b", path.read_text("utf-8", errors="replace"))]


def told(checkout: Path) -> Iterator[str]:
    """One line a figure."""
    package = next(path for path in ("scripts/tiaowen", "scripts/edition") if (checkout / path).is_dir())
    files = [path for path in sorted((checkout / package).rglob("*.py")) if path.stat().st_size]
    lengths = functions(files)
    lines = [count for count, _ in lengths]
    sizes = sorted((len(path.read_text("utf-8").splitlines()), path.name) for path in files)
    rooms = Counter(path.relative_to(checkout / package).parts[0] for path in files)
    room, most = max(((room, n) for room, n in rooms.items() if not room.endswith(".py")), key=lambda entry: entry[1])
    p95 = quantiles(lines, n=20)[-1]
    yield f"functions: {len(lines)}, median {median(lines):.0f} lines, p95 {p95:.0f}, worst {lines[-1]} ({lengths[-1][1]})"
    yield f"files: {len(files)}, median {median(n for n, _ in sizes):.0f} lines, worst {sizes[-1][0]} ({sizes[-1][1]})"
    yield f"biggest room: {room}, {most} files; all: " + ", ".join(
        f"{name} {n}" for name, n in rooms.most_common() if n > 1
    )
    yield f"files that name a note's {FIELD}: {len(naming(checkout, FIELD))}"


if __name__ == "__main__":
    print("\n".join(told(Path(sys.argv[1]).resolve() if sys.argv[1:] else ROOT)))
