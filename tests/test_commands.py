"""The commands: exit status, what is printed, what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import SMALL, lay_out, run

from tiaowen.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of its own with the scripts and templates of this one."""
    return lay_out(SMALL, tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def break_source(project: Path) -> None:
    work = project / "docs/decisions/sample/work.yml"
    work.write_text(work.read_text("utf-8").replace("genre:", "gener:"), encoding="utf-8")


def published_before(project: Path) -> dict[str, bytes]:
    """What an earlier build has put in ``site/``."""
    (project / "site").mkdir()
    (project / "site/index.html").write_text("an earlier build", "utf-8")
    return files(project / "site")


def test_a_command_is_run_from_any_folder_and_says_that_all_is_well(project: Path) -> None:
    result = run(project, "check.py")
    assert (result.returncode, result.stdout) == (0, "没有问题。\n")


def test_problems_end_a_command_with_1_and_wrong_usage_with_2(project: Path) -> None:
    break_source(project)
    result = run(project, "check.py")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert run(project, "build.py", "--nonsense").returncode == 2


def test_check_writes_nothing(project: Path) -> None:
    before = files(project / "docs")
    assert main(["check"], project) == 0
    assert files(project / "docs") == before


def test_problems_are_annotations_and_stand_on_the_page_of_the_run_where_a_host_has_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    break_source(project)
    summary = project / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["build"], project) == 1
    assert not summary.exists()  # what the check has said is not said twice
    assert main(["check"], project) == 1
    assert "::error file=docs/decisions/sample/work.yml,line=3,col=1::W002" in capsys.readouterr().err
    assert "docs/decisions/sample/work.yml:3:1: W002" in summary.read_text("utf-8")


def test_a_broken_source_leaves_pages_and_site_as_they_were(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"], project) == 0
    before = published_before(project), files(project / "docs")
    break_source(project)
    assert main(["publish"], project) == 1
    assert "什么都没有写" in capsys.readouterr().err
    (project / "docs/decisions/sample/work.yml").write_bytes(before[1]["decisions/sample/work.yml"])
    assert (files(project / "site"), files(project / "docs")) == before


def test_what_mkdocs_refuses_leaves_the_site_as_it_was(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = published_before(project)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("nav:\n", "nav:\n  - 無處: nowhere.md\n"), encoding="utf-8")
    assert main(["publish"], project) == 1
    said = capsys.readouterr().err
    assert "F004" in said
    assert "nowhere.md" in said
    assert files(project / "site") == before


def test_a_file_that_cannot_be_written_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/sample").write_text("a file where a folder must be")
    assert main(["build"], project) == 1
    assert "F002" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["docs/decisions/sample/received.txt", "docs/decisions/sample/work.yml"])
def test_a_missing_file_is_named(project: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    (project / missing).unlink()
    assert main(["check"], project) == 1
    assert missing in capsys.readouterr().err


def test_a_page_put_beside_the_generated_ones_is_sent_to_its_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/guide.md").write_text("# 說明\n", encoding="utf-8")
    assert main(["check"], project) == 1
    said = capsys.readouterr().err
    assert "P006" in said
    assert "git mv docs/guide.md docs/pages/guide.md" in said
