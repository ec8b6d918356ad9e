"""Seconds against characters of one document: python bench/growth.py [folder of texts]

Of a folder the ten longest texts are read, without one the longest of the samples.  Each is read as a site reads it, from the
lines to the links.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import linear_regression
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from tiaowen.draft.work import draft_work  # noqa: E402
from tiaowen.enrich.linked import link_works  # noqa: E402
from tiaowen.kit.plain_text import decode  # noqa: E402
from tiaowen.kit.problem import ProblemsFound  # noqa: E402
from tiaowen.language.scripts import ScriptConverter  # noqa: E402
from tiaowen.lexicon import Lexicon  # noqa: E402
from tiaowen.load.works import load_work, read_conversion  # noqa: E402
from tiaowen.read.work import RECEIVED_CODES  # noqa: E402

MANY = 10
SAMPLES = ("tests/sites/*/docs/decisions/*/received.txt", "tests/documents/*/received.txt")


def texts_of(folder: Path | None) -> list[Path]:
    """The longest texts, longest last."""
    found = folder.glob("*.txt") if folder else (path for pattern in SAMPLES for path in ROOT.glob(pattern))
    return sorted(found, key=lambda path: path.stat().st_size)[-MANY:]


def seconds(text: str, converter: ScriptConverter) -> float:
    """What it takes to draft, read, edit, enrich and link ``text``; what is wrong with its numbers is accepted first."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "docs/decisions/bench"
        folder.mkdir(parents=True)
        (folder / "received.txt").write_text(text, encoding="utf-8")
        accepted = ""
        while True:
            started = process_time()
            (folder / "work.yml").write_text(
                complete(draft_work(text, converter, "某机关")) + accepted, encoding="utf-8"
            )
            try:
                link_works([load_work(Path(place), "docs/decisions/bench", converter, ())], Lexicon(), {})
                return process_time() - started
            except ProblemsFound as found:
                if accepted or any(not problem.code.startswith("R02") for problem in found.problems):
                    raise
                rows = (f"  - {{line: {p.line}, code: {p.code}, reason: x}}\n" for p in found.problems)
                accepted = "accepted:\n" + "".join(rows)


def complete(draft: str) -> str:
    """The draft with what it leaves to an editor."""
    return draft


def rows(folder: Path | None) -> Iterator[tuple[str, int, float]]:
    """Name, characters, seconds: the best of three, so that no dictionary is loaded and no other program counts."""
    converter = read_conversion(ROOT)
    for path in texts_of(folder):
        text = decode(path.read_bytes(), path.name, RECEIVED_CODES)
        name = path.parent.name if path.name == "received.txt" else path.stem
        yield name, len(text), min(seconds(text, converter) for _ in range(3))


def report(folder: Path | None = None) -> str:
    """The table, and the exponent that fits it best."""
    found = list(rows(folder))
    lines = [f"| {name[:30]} | {length} | {took:.2f} | {took / length * 1e6:.1f} |" for name, length, took in found]
    slope = linear_regression(
        [math.log(length) for _, length, _ in found], [math.log(took) for _, _, took in found]
    ).slope
    head = "| text | characters | seconds, user CPU | µs a character |\n| --- | --- | --- | --- |"
    return "\n".join(["**One document**", "", head, *lines, "", f"exponent: {slope:.2f}", ""])


if __name__ == "__main__":
    print(report(Path(sys.argv[1]) if sys.argv[1:] else None))
