"""Punctuation, scripts and the way back, on any text."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from edition.edit.editions import edit_work, restore
from edition.edit.markdown_script import convert_markdown
from edition.edit.punctuation import fold, full_width_changes
from edition.edit.scripts import ScriptConverter
from edition.load.works import read_conversion
from edition.model import Line, ReceivedWork, Source
from edition.read.outline import outline
from edition.read.units import body_units, front_units

TEXT = st.text(alphabet='決定著力,;:?!()"（）“”123 1,000+%aZ裏程、。\u3000', max_size=60)


@cache
def words() -> ScriptConverter:
    return read_conversion(ROOT)


def full_width(text: str) -> str:
    characters = list(text)
    for offset, character in full_width_changes(text):
        characters[offset] = character
    return "".join(characters)


@pytest.mark.parametrize(
    ("received", "edited"),
    [
        ("甲,乙", "甲，乙"), ("甲(乙)丙", "甲（乙）丙"), ("(2015年1月8日)", "（2015年1月8日）"), ("甲:乙;丙", "甲：乙；丙"),
        ("1,000元", "1,000元"), ("10:30", "10:30"), ("f(x)", "f(x)"), ("“1+6+N”機制", "“1+6+N”機制"),
        ("世界貿易組織(WTO)規則", "世界貿易組織（WTO）規則"), ('他說"好",走了', "他說“好”，走了"), ("甲?乙!", "甲？乙！"),
        ("A, B", "A, B"), ("甲, 乙", "甲， 乙"), ("2015,2020年", "2015,2020年"), ("甲(A)(B)乙", "甲（A）（B）乙"),
        ("市(州),縣(市、區)", "市（州），縣（市、區）"), ("3.5%", "3.5%"), ("全形，不動", "全形，不動"),
    ],
)  # fmt: skip
def test_punctuation_becomes_full_width_in_chinese_text_only(received: str, edited: str) -> None:
    assert full_width(received) == edited


@given(TEXT)
def test_the_rule_changes_nothing_twice_and_folding_undoes_it(text: str) -> None:
    assert full_width(full_width(text)) == full_width(text)
    assert fold(full_width(text)) == fold(text)


@given(st.lists(TEXT.filter(lambda text: bool(text.strip(" \u3000"))), min_size=1, max_size=5))
def test_any_work_is_restored_exactly_and_its_editions_align(texts: list[str]) -> None:
    lines = (Line(1, "標題", "title"), *(Line(n, text, "body") for n, text in enumerate(texts, 2)))
    units = (*front_units(lines), *body_units(*outline(lines[1:], None)))
    work = edit_work(received(lines, units), [], [], words())
    for unit in work.units:
        for sentence in unit.sentences:
            assert restore(sentence, "hant") == sentence.received
            assert len(sentence.text.hant) == len(sentence.text.hans)


def received(lines: tuple[Line, ...], units: object) -> ReceivedWork:
    from datetime import date

    return ReceivedWork(
        id="x", path="x", script="hant", short_title="標題", other_titles=(), genre="", issuer="", place="",
        adopted=date(2020, 1, 1), published=None, effective=None, source=Source("", "", "", None), sha256="",
        lines=lines, units=units,  # type: ignore[arg-type]
    )  # fmt: skip


@given(st.text())
def test_conversion_never_changes_the_length(text: str) -> None:
    for script in ("hant", "hans"):
        assert len(words().to(script, text)) == len(text)


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("著力", "着力"), ("沿著", "沿着"), ("著作", "著作"), ("顯著", "显著"), ("行政復議", "行政复议"), ("公布", "公布"),
        ("答覆", "答复"), ("覆蓋", "覆盖"), ("匯報", "汇报"), ("群眾", "群众"), ("准入", "准入"), ("什麼", "什么"),
    ],
)  # fmt: skip
def test_reviewed_exceptions_win_both_ways(hant: str, hans: str) -> None:
    assert words().to("hans", hant) == hans
    assert words().to("hant", hans) == hant


def test_vocabulary_is_never_converted() -> None:
    assert words().to("hant", "软件、网络、信息、程序、文件") == "軟件、網絡、信息、程序、文件"


@pytest.mark.parametrize(
    ("typed", "converted"),
    [
        ("檔案 `檔案` 檔案", "档案 `檔案` 档案"),
        ('<span lang="zh-Hant">檔案</span>檔案', '<span lang="zh-Hant">檔案</span>档案'),
        ("[檔案](檔案.md \"檔案\")", "[档案](檔案.md \"档案\")"),
        ("```\n檔案\n```\n檔案", "```\n檔案\n```\n档案"),
        ("# 檔案 {: #檔案 }", "# 档案 {: #檔案 }"),
        ("見[^檔]。\n\n[^檔]: 檔案的規定。", "见[^档]。\n\n[^档]: 档案的规定。"),
        ("見[檔案][檔]。\n\n[檔]: 3-4 \"檔案\"", "见[档案][档]。\n\n[档]: 3-4 \"档案\""),
        ("見 https://example.org/檔案 檔案", "见 https://example.org/檔案 档案"),
    ],
)  # fmt: skip
def test_markdown_is_converted_around_what_must_stay(typed: str, converted: str) -> None:
    assert convert_markdown(typed, "hans", words()) == converted


def test_a_page_in_the_wanted_script_is_left_alone() -> None:
    assert convert_markdown("這裏的說明", "hant", words()) == "這裏的說明"
    assert convert_markdown("这里的说明", "hans", words()) == "这里的说明"
