"""How a Problem is told: to a person, and to the host of a pull request."""

from __future__ import annotations

import pytest
from samples import ROOT

from tiaowen.kit.ci import SIGNS, under_ci
from tiaowen.kit.problem import Problem, ProblemsFound, as_annotation, as_summary, as_text, collect, report

MISSING = Problem("docs/notes/a.md", 3, 7, "N002", "引文不在这一项里。", "最接近的是：甲\n差别：乙")
STALE = Problem("docs/notes/b.md", 0, 0, "N004", "原文变了，100% 要复核。", warning=True)


def test_a_person_reads_place_code_message_and_an_indented_hint() -> None:
    assert as_text(MISSING) == "docs/notes/a.md:3:7: N002 引文不在这一项里。\n    最接近的是：甲\n    差别：乙"
    assert as_text(STALE) == "docs/notes/b.md: N004 提醒 原文变了，100% 要复核。"


def test_the_host_gets_an_annotation_on_the_line() -> None:
    expected = "::error file=docs/notes/a.md,line=3,col=7::N002 引文不在这一项里。%0A最接近的是：甲%0A差别：乙"
    assert as_annotation(MISSING) == expected
    assert as_annotation(STALE) == "::warning file=docs/notes/b.md::N004 原文变了，100%25 要复核。"


def test_a_path_cannot_break_out_of_an_annotation() -> None:
    assert as_annotation(Problem("a,line=9::x\ny", 1, 0, "N006", "m")).startswith(
        "::error file=a%2Cline=9%3A%3Ax%0Ay,line=1::"
    )


def test_all_are_reported_once_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert report([STALE, MISSING, STALE]).splitlines()[0].startswith("docs/notes/a.md")
    assert report([STALE, STALE]).count("N004") == 1
    monkeypatch.setenv("CI", "true")
    assert report([MISSING]).startswith(
        "docs/notes/a.md:3:7: N002 "
    )  # GitLab and others would show the commands as they are
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert report([MISSING]).startswith("::error ")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_pipeline_of_any_host_is_known(monkeypatch: pytest.MonkeyPatch, sign: str) -> None:
    assert not under_ci()
    monkeypatch.setenv(sign, "false")
    assert not under_ci()
    monkeypatch.setenv(sign, "publish")
    assert under_ci()
    for makefile in ("Makefile", "scripts/tiaowen/new_site/files/Makefile"):
        assert f"$${sign}" in (ROOT / makefile).read_text("utf-8")


def test_the_page_of_a_run_keeps_tabs_and_shows_what_looks_like_markup_as_it_is() -> None:
    told = as_summary([Problem("a.md", 1, 1, "N011", "```", "gone\t\t理由"), STALE])
    assert told.startswith("````text\na.md:1:1: N011 ```\n    gone\t\t理由\n````\n")
    assert told.count("````") == 4
    assert as_summary([]) == ""


def test_collect_keeps_what_succeeds_and_every_problem() -> None:
    def fail() -> int:
        raise ProblemsFound([MISSING])

    assert collect([lambda: 1, fail, lambda: 2]) == ([1, 2], [MISSING])
