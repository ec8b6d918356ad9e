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


def contracts() -> list[dict[str, list[str]]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, list[str]]] = config["tool"]["importlinter"]["contracts"]
    return found


def checked(project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    environment = {**PLAIN, "PYTHONPATH": "scripts"}
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("text/blank.py", "import tiaowen.model"),
        ("read/pages.py", "import tiaowen.edit.editions"),
        ("enrich/links.py", "import tiaowen.notes.page"),
        ("write/view.py", "import pypinyin"),
        ("kit/table.py", "import tiaowen.text.blank"),
        ("kit/files.py", "import socket"),
        ("new_room.py", ""),
    ],
)
def test_who_goes_where_he_may_not_is_told(tmp_path: Path, module: str, line: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "scripts" / "tiaowen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert checked(tmp_path).returncode == 0, checked(tmp_path).stdout
    with (tmp_path / "scripts" / "tiaowen" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    said = checked(tmp_path)
    assert said.returncode == 1
    assert module.rsplit("/", 1)[-1].removesuffix(".py") in said.stdout


def test_the_map_is_one_page_and_names_every_room() -> None:
    assert len(MAP.encode()) <= 4096
    layers = [name.strip() for line in contracts()[0]["layers"] for name in re.split("[:|]", line)]
    assert [name for name in (*layers, "notes") if f"`{name}" not in MAP] == []
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*layers, "notes"}


def test_every_decision_is_short_and_in_the_index_and_every_link_of_the_documents_leads_somewhere() -> None:
    decisions = sorted((ROOT / "architecture").glob("*.md"))
    index = (ROOT / "architecture" / "README.md").read_text("utf-8")
    assert [path.name for path in decisions if path.name != "README.md" and f"({path.name})" not in index] == []
    assert [path.name for path in decisions if len(path.read_text("utf-8").splitlines()) > 60] == []
    for path in [*decisions, *ROOT.glob("*.md"), *(ROOT / ".github").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", re.sub("(?s)```.*?```|`[^`\n]*`", "", path.read_text("utf-8"))):
            assert (path.parent / target).exists(), (path.name, target)
