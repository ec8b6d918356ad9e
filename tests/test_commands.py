"""The commands as people run them: exit status, what is printed, what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import SMALL, lay_out, run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of its own with the scripts and templates of this one."""
    return lay_out(SMALL, tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def break_source(project: Path) -> None:
    work = project / "docs/decisions/sample/work.yml"
    work.write_text(work.read_text("utf-8").replace("genre:", "gener:"), encoding="utf-8")


def test_check_says_that_all_is_well(project: Path) -> None:
    result = run(project, "check.py")
    assert (result.returncode, result.stdout) == (0, "没有问题。\n")


def test_check_writes_nothing(project: Path) -> None:
    before = files(project / "docs")
    run(project, "check.py")
    assert files(project / "docs") == before


def test_problems_end_with_1_and_are_annotations_under_ci(project: Path) -> None:
    break_source(project)
    result = run(project, "check.py", CI="true")
    assert result.returncode == 1
    assert "::error file=docs/decisions/sample/work.yml,line=3,col=1::W002" in result.stderr
    assert "Traceback" not in result.stderr


def test_wrong_usage_ends_with_2(project: Path) -> None:
    assert run(project, "build.py", "--nonsense").returncode == 2


def test_a_broken_source_leaves_pages_and_site_as_they_were(project: Path) -> None:
    assert run(project, "publish.py").returncode == 0
    before = files(project / "docs"), files(project / "site")
    break_source(project)
    result = run(project, "publish.py")
    assert result.returncode == 1
    assert "什么都没有写" in result.stderr
    (project / "docs/decisions/sample/work.yml").write_bytes(before[0]["decisions/sample/work.yml"])
    assert (files(project / "docs"), files(project / "site")) == before


def test_what_mkdocs_refuses_leaves_the_site_as_it_was(project: Path) -> None:
    assert run(project, "publish.py").returncode == 0
    before = files(project / "site")
    index = project / "docs/pages/index.md"
    index.write_text(index.read_text("utf-8") + "\n[無處](nowhere.md)\n", encoding="utf-8")
    result = run(project, "publish.py")
    assert result.returncode == 1
    assert "F004" in result.stderr
    assert "nowhere.md" in result.stderr
    assert files(project / "site") == before


def test_a_file_that_cannot_be_written_is_said(project: Path) -> None:
    (project / "docs/sample").write_text("a file where a folder must be")
    result = run(project, "build.py")
    assert result.returncode == 1
    assert "F002" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("missing", ["docs/decisions/sample/received.txt", "docs/decisions/sample/work.yml"])
def test_a_missing_file_is_named(project: Path, missing: str) -> None:
    (project / missing).unlink()
    result = run(project, "check.py")
    assert result.returncode == 1
    assert missing in result.stderr


def test_a_page_put_beside_the_generated_ones_is_sent_to_its_place(project: Path) -> None:
    (project / "docs/guide.md").write_text("# 說明\n", encoding="utf-8")
    result = run(project, "check.py")
    assert result.returncode == 1
    assert "P006" in result.stderr
    assert "git mv docs/guide.md docs/pages/guide.md" in result.stderr
