"""Every golden case prints exactly what its expected.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import CASES, cases, expect, lay_out, printed, shown


@pytest.mark.parametrize("case", cases())
def test_case_prints_what_is_expected(case: str, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    expect(case, printed(tmp_path))


def test_every_case_names_a_code_that_it_prints() -> None:
    for case in cases():
        code = case.split("/")[1].split("-")[0]
        expected = (CASES / case / "expected.txt").read_text("utf-8")
        assert f" {code} " in expected or (code == "ok" and "没有问题。" in expected), case


def test_every_case_says_in_one_line_of_its_own_what_it_shows() -> None:
    lines = shown()
    assert sorted(lines) == cases(), "tests/cases/CASES.tsv"
    assert all(4 <= len(line) <= 60 and line == line.strip() for line in lines.values())


def test_no_two_cases_of_a_kind_say_the_same() -> None:
    said = [(case.split("/")[0], line) for case, line in shown().items()]
    assert sorted(set(said)) == sorted(said)
