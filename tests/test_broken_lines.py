"""A word that a copy has broken over two lines: told, read on where an editor says so, and emended across the line end."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import CITY

from tiaowen.draft.take_in import read_file
from tiaowen.edit.broken_lines import check_broken_lines
from tiaowen.edit.editions import restore
from tiaowen.kit.problem import Problem
from tiaowen.kit.whole_folder import put_folder
from tiaowen.load.works import read_conversion, read_edited_work
from tiaowen.model import Work
from tiaowen.read.work import read_work

_FOLDER = "docs/decisions/x-2015"
_TEXT = "某市人民政府关于某事的意见\n各县：\n一、总体要求\n（一）加大草\n原和森林保护修复力度。严守红线。\n（二）指导思想\n坚持绿色发展。\n"
_COLUMNS = "unit\tleft\treading\tright\thant\thans\tkind\tcertainty\treason\n"


def made(root: Path, said: str = "", row: str = "") -> Work:
    """The text taken in, with what an editor says of its fifth line and one emendation."""
    files = read_file(_TEXT.encode(), "x.txt", read_conversion(CITY)).files
    draft = files["work.yml"].decode()
    assert "  3-7: body\n" in draft
    draft = draft.replace("  3-7: body\n", f"  3-4: body\n  5: {said}\n  6-7: body\n") if said else draft
    put_folder(root, _FOLDER, {**files, "work.yml": draft.encode()})
    if row:
        (root / _FOLDER / "emendations.tsv").write_text(_COLUMNS + row, "utf-8")
    return read_edited_work(root, _FOLDER, read_conversion(CITY))


def broken(root: Path) -> list[Problem]:
    return list(check_broken_lines(made(root).received, read_conversion(CITY)))


def test_a_word_over_two_lines_is_told_with_the_line_to_write(tmp_path: Path) -> None:
    (problem,) = broken(tmp_path)
    assert (problem.code, problem.line, problem.warning) == ("R032", 5, True)
    assert "5: continued" in problem.hint


def test_a_number_on_a_line_of_its_own_is_no_broken_word(tmp_path: Path) -> None:
    law = "某條例\n第 3 條\n主管機關由行政院定之。\n第 4 條\n前條第一項所定事項，由主管機關定之。\n"
    put_folder(tmp_path, _FOLDER, read_file(law.encode(), "x.txt", read_conversion(CITY)).files)
    assert not list(check_broken_lines(read_work(tmp_path, _FOLDER), read_conversion(CITY)))


def test_a_line_that_goes_on_is_read_with_the_one_above_and_given_back(tmp_path: Path) -> None:
    work = made(tmp_path, "continued")
    unit = next(unit for unit in work.units if unit.id == "1-1")
    assert unit.text.hans == "（一）加大草原和森林保护修复力度。严守红线。"
    assert "".join(restore(sentence, "hans") for sentence in unit.sentences).count("草\n原") == 1


@pytest.mark.parametrize(
    ("row", "edited"),
    [
        ("1-1\t大\t草原\t和\t草地\t草地\t用词\t确定\t试\n", "（一）加大草地和森林保护修复力度。严守红线。"),
        ("1-1\t加大草\t原\t和\t地\t地\t用词\t确定\t试\n", "（一）加大草地和森林保护修复力度。严守红线。"),
        ("1-1\t加\t大\t草原\t強\t强\t用词\t确定\t试\n", "（一）加强草原和森林保护修复力度。严守红线。"),
    ],
)
def test_an_emendation_is_placed_across_the_line_end(row: str, edited: str, tmp_path: Path) -> None:
    work = made(tmp_path, "continued", row)
    unit = next(unit for unit in work.units if unit.id == "1-1")
    assert len(work.emendations) == 1
    assert unit.text.hans == edited
    assert "".join(restore(sentence, "hans") for sentence in unit.sentences).count("草\n原") == 1
