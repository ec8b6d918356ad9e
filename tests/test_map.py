"""The map is true: what ARCHITECTURE.md says of the rooms is how they are built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import PLAIN, ROOT

MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
PACKAGE = ROOT / "scripts" / "tiaowen"
SOURCES = {".py", ".js", ".ts", ".css", ".html", ".typ"}


def contracts() -> list[dict[str, list[str]]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, list[str]]] = config["tool"]["importlinter"]["contracts"]
    return found


def checked(project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    environment = {**PLAIN, "PYTHONPATH": "scripts"}
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment, check=False)


# Who goes where he may not: a module, and what it imports.
ASTRAY = {
    "text/blank": "tiaowen.model",
    "read/pages": "tiaowen.edit.editions",
    "enrich/links": "tiaowen.notes.page",
    "write/view": "pypinyin",
    "kit/table": "tiaowen.text.outline",
    "kit/files": "socket",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts, which ``make lint`` asks of the checkout itself."""
    shutil.copytree(PACKAGE, tmp_path / "scripts" / "tiaowen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_who_goes_where_he_may_not_is_told(copy: Path) -> None:
    for module, imported in ASTRAY.items():
        with (copy / f"scripts/tiaowen/{module}.py").open("a", encoding="utf-8") as file:
            file.write(f"\nimport {imported}\n")
    said = checked(copy)
    assert said.returncode == 1
    missed = [m for m, imported in ASTRAY.items() if f"tiaowen.{m.replace('/', '.')} -> {imported}" not in said.stdout]
    assert missed == [], said.stdout


@pytest.mark.slow
def test_a_room_that_is_in_no_contract_is_told(copy: Path) -> None:
    (copy / "scripts/tiaowen/new_room.py").write_text("")
    said = checked(copy)
    assert said.returncode == 1
    assert "new_room" in said.stdout


def test_the_map_is_one_page_and_names_every_room() -> None:
    assert len(MAP.encode()) <= 4096
    layers = [name.strip() for line in contracts()[0]["layers"] for name in re.split("[:|]", line)]
    assert [name for name in (*layers, "notes") if f"`{name}" not in MAP] == []
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*layers, "notes"}


def test_a_file_is_short_or_the_table_says_why_not() -> None:
    table = (ROOT / "architecture" / "sizes.md").read_text("utf-8")
    most = {path: int(lines) for path, lines in re.findall(r"^\| `(.+?)` \| (\d+) \| .", table, re.MULTILINE)}
    assert [path for path in most if not (ROOT / path).is_file()] == []
    paths = [path for folder in (PACKAGE, ROOT / "overrides") for path in folder.rglob("*") if path.suffix in SOURCES]
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {path: count for path, count in lines.items() if count > most.get(path, 250)} == {}


def test_every_decision_is_short_and_in_the_index_and_every_link_of_the_documents_leads_somewhere() -> None:
    decisions = sorted((ROOT / "architecture").glob("*.md"))
    index = (ROOT / "architecture" / "README.md").read_text("utf-8")
    assert [path.name for path in decisions if path.name != "README.md" and f"({path.name})" not in index] == []
    assert [path.name for path in decisions if len(path.read_text("utf-8").splitlines()) > 60] == []
    for path in [*decisions, *ROOT.glob("*.md"), *(ROOT / ".github").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", re.sub("(?s)```.*?```|`[^`\n]*`", "", path.read_text("utf-8"))):
            assert (path.parent / target).exists(), (path.name, target)
