"""What an editor gives to make is text, never a command; what is wrong is said, with the right status."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PLAIN, ROOT
from samples import CITY


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sources and commands of this project, with the Python that runs the tests."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "scripts", root / "scripts")
    for name in ("decisions", "notes"):
        shutil.copytree(CITY / "docs" / name, root / "docs" / name)
    shutil.copy(ROOT / "Makefile", root)
    (root / ".venv").symlink_to(sys.prefix)
    return root


def make(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "-o", ".venv/build.done", "-o", ".venv/wheel.done", *arguments]
    environment = {**PLAIN, **environment}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=project)


# Ways to make a word a command, of the shell or of make.
HOSTILE = ["x; touch made", "`touch made`", '"; touch made; "', "$(touch made)", "$(shell touch made)"]
TAKING = [
    ("withdraw", "ID="),
    ("withdraw", "ID=x", "TO="),
    ("review", "NOTE="),
    ("work", "ID=new", "FILE="),
    ("work", "FILE=x", "ID="),
    ("note", "CLAUSE="),
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("arguments", TAKING)
def test_what_is_typed_reaches_the_command_as_it_is_typed(
    tmp_path: Path, arguments: tuple[str, ...], typed: str
) -> None:
    """With a Python that only notes what it was given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >> given\n')
    python.chmod(0o755)
    *first, last = arguments
    assert make(tmp_path, *first, last + typed).returncode == 0
    given = (tmp_path / "given").read_text("utf-8").splitlines()
    assert typed in [word.removeprefix("--to=") for word in given]
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("arguments", TAKING)
def test_what_is_typed_is_never_run(project: Path, arguments: tuple[str, ...]) -> None:
    *first, last = arguments
    result = make(project, *first, last + HOSTILE[0])
    assert result.returncode == 2  # what make itself ends with when a command failed
    assert "Traceback" not in result.stderr
    assert not (project / "made").exists()


def test_another_site_can_be_the_first_thing_made(project: Path) -> None:
    """Nothing of npm is there on a fresh clone: what the wheel's scripts are bundled with is fetched before the wheel is made."""
    result = make(project, "--dry-run", "new", "DIR=x", "TITLE=y")
    assert "'package-lock.json', needed by 'node_modules/.package-lock.json'" in result.stderr


def test_what_is_said_to_be_there_is_fetched_by_no_part_of_it(tmp_path: Path) -> None:
    """A test that begins a site says so of node_modules; npm would empty the folder that a symlink leads to."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    result = make(tmp_path, "-o", "node_modules/.package-lock.json", "--dry-run", "new", "DIR=x", "TITLE=y")
    assert (result.returncode, result.stderr) == (0, "")
    assert "npm" not in result.stdout


@pytest.mark.parametrize("makefile", ["Makefile", "scripts/tiaowen/new_site/files/Makefile"])
def test_a_check_of_what_editors_wrote_needs_python_alone(tmp_path: Path, makefile: str) -> None:
    shutil.copy(ROOT / makefile, tmp_path / "Makefile")
    commands = make(tmp_path, "--dry-run", "check").stdout.splitlines()
    assert len(commands) == 1
    assert " check" in commands[0] or "scripts/check.py" in commands[0]


def test_a_dollar_sign_in_a_title_stays(project: Path) -> None:
    assert make(project, "note", "CLAUSE=3-3", "SLUG=dollar", "TITLE=罚款 $5 起").returncode == 0
    assert "title: 罚款 $5 起\n" in (project / "docs/notes/city-2015/dollar.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("work",), "make work FILE="),
        (("work", "FILE=Makefile", "ID=../y"), "不是路径"),
        (("work", "FILE=Makefile", "ID=a/b"), "不是路径"),
        (("note",), "make note CLAUSE="),
        (("withdraw",), "make withdraw ID="),
        (("withdraw", "ID=../y"), "不是路径"),
        (("new",), "make new DIR="),
    ],
)
def test_wrong_usage_is_said(project: Path, arguments: tuple[str, ...], said: str) -> None:
    result = make(project, *arguments)
    assert result.returncode == 2
    assert "Error 2" in result.stderr
    assert said in result.stderr
    assert not (project / "docs/y").exists()


def test_a_note_that_is_not_there_is_said(project: Path) -> None:
    result = make(project, "review", "NOTE=wang-gee")
    assert "N001 没有“wang-gee”这条注释。" in result.stderr
    assert "wang-ge" in result.stderr


def test_a_text_that_cannot_be_drafted_leaves_no_folder(project: Path) -> None:
    (project / "docs/decisions/conversion.tsv").write_bytes(b"\xff")
    assert make(project, "work", "FILE=Makefile", "ID=new").returncode == 2
    assert not (project / "docs/decisions/new").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["CLAUSE=3-3\udcff"], "命令里有不是 UTF-8 的字"),
        (["CLAUSE=3-3", "QUOTE=\udcff"], "命令里有不是 UTF-8 的字"),
        (["CLAUSE=3-3", "TITLE=甲\n乙"], "TITLE 应当是一行"),
        (["CLAUSE=3-3", f"AUTHOR={'长' * 201}"], "AUTHOR 应当是一行"),
        (["CLAUSE=3-3", "TITLE=甲\u202e"], "TITLE 有改变文字方向的隐形字符 U+202E"),
        (["CLAUSE=3-3", "BEFORE=甲"], "却没有写 QUOTE"),
        (["CLAUSE=3-3", "SLUG=../../x"], "N007"),
        (["CLAUSE=3-3", f"SLUG={'a' * 81}"], "N007"),
        (["CLAUSE=3-3", "SLUG=san-gong"], "N007"),
        (["CLAUSE=3-3", "SLUG=withdrawn"], "N007"),
    ],
)
def test_a_note_that_would_be_refused_is_not_begun(project: Path, arguments: list[str], said: str) -> None:
    (project / "docs/notes/city-2015/moved.tsv").write_text("slug\tto\treason\nwithdrawn\t\t甲\n", "utf-8")
    before = {path: path.read_bytes() for path in (project / "docs/notes").rglob("*.*")}
    result = make(project, "note", *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert before == {path: path.read_bytes() for path in (project / "docs/notes").rglob("*.*")}


def test_what_the_disk_refuses_is_said(project: Path) -> None:
    shutil.rmtree(project / "docs/notes")
    (project / "docs/notes").write_text("a file")
    result = make(project, "note", "CLAUSE=3-3")
    assert "F002 写不了这个文件：这里应当是文件夹的，是一个文件。" in result.stderr


def test_no_decision_is_asked_for_that_could_not_be_written_down(project: Path) -> None:
    (project / "docs/notes/city-2015/reviews.tsv").write_bytes(b"date\tslug\n\xff\n")
    result = make(project, "review")
    assert "docs/notes/city-2015/reviews.tsv:2:1: N011 不是 UTF-8 编码" in result.stderr
    assert "Traceback" not in result.stderr
