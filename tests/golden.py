"""Golden cases that an editor can add without Python.

``tests/cases/<kind>/<case>/`` holds the files of one case; ``expected.txt`` what a check prints.
To accept what is printed now: ``GOLDEN=write make test``.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from edition.build import check
from edition.problem import ProblemsFound, as_text

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
BASE = ROOT / "tests" / "base"


@dataclass(frozen=True)
class Kind:
    """Where a case's files go, and on top of which project."""

    folder: str
    base: Path


KINDS = {
    "works": Kind("docs/decisions/sample", BASE),
    "emendations": Kind("docs/decisions/sample", BASE),
    "readings": Kind("docs/decisions/sample", BASE),
    "pages": Kind("docs/pages", BASE),
}


def cases() -> list[str]:
    """The names of all cases, ``works/R020-missing``."""
    return sorted(path.relative_to(CASES).as_posix() for path in CASES.glob("*/*") if path.is_dir())


def lay_out(case: str, project: Path) -> None:
    """The case's files on top of its kind's base project, in ``project``."""
    kind = KINDS[case.split("/", 1)[0]]
    shutil.copytree(kind.base / "docs", project / "docs", dirs_exist_ok=True)
    for file in sorted((CASES / case).iterdir()):
        if file.name != "expected.txt":
            target = project / kind.folder / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)


def printed(project: Path) -> str:
    """What a check of ``project`` prints."""
    try:
        return check(project)
    except ProblemsFound as found:
        return "\n".join(as_text(problem) for problem in sorted(set(found.problems)))


def expect(case: str, found: str) -> None:
    """Compare with expected.txt, or write it when GOLDEN=write."""
    expected = CASES / case / "expected.txt"
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(found + "\n", encoding="utf-8")
    assert found + "\n" == expected.read_text("utf-8"), f"tests/cases/{case}/expected.txt"
