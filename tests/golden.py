"""Golden cases that an editor can add without Python.

``tests/cases/<kind>/<case>/`` holds the files of one case; ``expected.txt`` what a check prints, ``CASES.tsv`` what it shows.
Files below ``docs/`` in a case go where they say, all others to the folder of the kind.
To accept what is printed now: ``GOLDEN=write make test``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from samples import CITY, ROOT, SETTINGS, SMALL

from tiaowen import site
from tiaowen.build import check
from tiaowen.kit.problem import ProblemsFound, as_text

CASES = ROOT / "tests" / "cases"
SOURCES = ("docs/decisions", "docs/pages", "docs/assets", "docs/terms", "docs/bodies", "docs/works")


@dataclass(frozen=True)
class Kind:
    """Where a case's files go, and on top of which project."""

    folder: str
    base: Path


KINDS = {
    "works": Kind("docs/decisions/sample", SMALL),
    "collections": Kind("docs/collections", SMALL),
    "captions": Kind("docs/decisions/sample", SMALL),
    "emendations": Kind("docs/decisions/sample", SMALL),
    "readings": Kind("docs/decisions/sample", SMALL),
    "pages": Kind("docs/pages", SMALL),
    "notes": Kind("docs/notes/city-2015", CITY),
    "terms": Kind("docs/terms", SMALL),
    "bodies": Kind("docs/bodies", SMALL),
    "cited": Kind("docs/works", SMALL),
    "config": Kind(".", SMALL),
    "links": Kind("docs/decisions/sample", SMALL),
    "everyday": Kind("docs", SMALL),
}


def cases() -> list[str]:
    """The names of all cases, ``works/R020-missing``."""
    return sorted(path.relative_to(CASES).as_posix() for path in CASES.glob("*/*") if path.is_dir())


def shown() -> dict[str, str]:
    """What each case shows, as ``tests/cases/CASES.tsv`` says it."""
    header, *rows = (CASES / "CASES.tsv").read_text("utf-8").splitlines()
    assert header == "case\tshows"
    lines = {row.split("\t")[0]: row.split("\t")[1] for row in rows}
    assert len(lines) == len(rows), "a case has two lines"
    return lines


def lay_out(case: str, project: Path) -> None:
    """The case's files on top of its kind's base project, in ``project``."""
    kind = KINDS[case.split("/", 1)[0]]
    shutil.copy(SETTINGS, project)
    for folder in SOURCES:
        if (kind.base / folder).is_dir():
            shutil.copytree(kind.base / folder, project / folder, dirs_exist_ok=True)
    for file in sorted((CASES / case).rglob("*")):
        name = file.relative_to(CASES / case)
        if (file.is_file() or file.is_symlink()) and name.as_posix() != "expected.txt":
            target = project / name if name.parts[0] == "docs" else project / kind.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target, follow_symlinks=False)


# What a check makes of the sources before it comes to the notes, by the bytes of the sources.
_BEFORE_NOTES = ("read_conversion", "read_shared_readings", "load_works", "load_lexicon", "load_links")
_MADE: dict[tuple[str, bytes], Any] = {}


@contextmanager
def _read_once(project: Path) -> Iterator[None]:
    """Sources that are the same to the byte as those of a case before are not read, edited and linked again."""
    sources = hashlib.sha256()
    for path in sorted(path for folder in SOURCES for path in (project / folder).rglob("*") if path.is_file()):
        sources.update(f"{path.relative_to(project)}\0".encode() + path.read_bytes() + b"\0")

    def once(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def made(*given: Any) -> Any:
            key = (name, sources.digest())
            if key not in _MADE:
                _MADE[key] = make(*given)
            # The lists are the caller's own, who goes on with them.
            return tuple(map(_own, _MADE[key])) if isinstance(_MADE[key], tuple) else _MADE[key]

        return made

    with pytest.MonkeyPatch.context() as patch:
        for name in _BEFORE_NOTES:
            patch.setattr(site, name, once(name, getattr(site, name)))
        yield


def _own(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def printed(project: Path) -> str:
    """What a check of ``project`` prints."""
    try:
        with _read_once(project):
            done = check(project)
    except ProblemsFound as found:
        return "\n".join(as_text(problem) for problem in sorted(set(found.problems)))
    return "\n".join([*(as_text(problem) for problem in sorted(set(done.warnings))), done.message])


def expect(case: str, found: str) -> None:
    """Compare with expected.txt, or write it when GOLDEN=write."""
    expected = CASES / case / "expected.txt"
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(found + "\n", encoding="utf-8")
    assert found + "\n" == expected.read_text("utf-8"), f"tests/cases/{case}/expected.txt"
