"""What the converter was least sure of is listed, and a reviewed row is remembered."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from law_views import law
from samples import CITY
from test_decision import decision

from tiaowen.edit.editions import edit_work
from tiaowen.enrich.unsure import UnsureForm, unsure_forms
from tiaowen.language.doubts import Doubt
from tiaowen.language.form_doubts import form_doubts, simple_doubts
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import read_conversion
from tiaowen.model import Both, Work


@cache
def converter() -> ScriptConverter:
    return read_conversion(CITY)


@pytest.mark.parametrize(
    ("text", "at", "taken", "other"),
    [
        # 里 of 里面 is settled by its word, alone it is not.
        ("交给里面的人，里有", 7, "裡", "里"),
        ("辣条干、", 2, "幹", "乾"),
        ("一头，并报市政府", 3, "並", "併"),
        ("以面、米为主", 1, "面", "麵"),
    ],
)
def test_a_character_by_itself_is_a_doubt(text: str, at: int, taken: str, other: str) -> None:
    found = {doubt.at: doubt for doubt in form_doubts(text, converter())}
    assert (found[at].taken, found[at].other) == (taken, other)
    assert found[at].lead < 1000


@pytest.mark.parametrize("text", ["合并会计报表", "被告人余某某犯罪", "在江干区", "会签", "发展生产"])
def test_what_a_word_a_name_or_a_row_settles_is_none(text: str) -> None:
    assert form_doubts(text, converter()) == []


def simplified(*texts: str) -> Work:
    """A law as received in simplified script."""
    return edit_work(replace(law(texts).received, script="hans"), (), (), converter())


def test_the_least_sure_come_first_and_a_row_of_each_is_remembered() -> None:
    work = simplified("第一条 出产辣条干、并报市政府批准后公布。")
    found = unsure_forms(work, converter())
    assert [each.doubt.lead for each in found] == sorted(each.doubt.lead for each in found)
    first = found[0]
    assert (first.words, first.row) == (Both("辣條幹、", "辣条干、"), "辣條幹、\t辣条干、\t看过")
    reviewed = ScriptConverter({first.words.hant: first.words.hans})
    assert "干" not in [each.words.hans[2:3] for each in unsure_forms(work, reviewed)]


@pytest.mark.parametrize(
    ("text", "at", "taken", "other"),
    [
        ("芒果乾、", 2, "干", "乾"),
        ("其聲乾，", 2, "干", "乾"),
        ("登高瞭之", 2, "瞭", "了"),
        ("某人著，", 2, "着", "著"),
        ("收穫甚夥", 3, "伙", "夥"),
    ],
)
def test_a_traditional_character_with_several_simplified_forms_is_a_doubt(
    text: str, at: int, taken: str, other: str
) -> None:
    found = {doubt.at: doubt for doubt in simple_doubts(text, converter())}
    assert (found[at].taken, found[at].other) == (taken, other)
    assert found[at].lead < 1000


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("乾隆年間的衣物乾淨。", "乾隆年间的衣物干净。"),
        ("看著著作，瞭望臺瞭解情況", "看着著作，瞭望台了解情况"),
        ("被告人鍾某某", "被告人钟某某"),
        ("憑藉、慰藉", "凭借、慰藉"),
        ("答覆、覆蓋", "答复、覆盖"),
    ],
)
def test_a_simplified_form_that_a_word_or_a_name_settles_is_none(hant: str, hans: str) -> None:
    assert converter().to("hans", hant) == hans
    assert simple_doubts(hant, converter()) == []


def test_of_a_text_received_in_traditional_script_the_simplified_forms_are_told() -> None:
    work = edit_work(law(["第一條 芒果乾、乾隆年間。"]).received, (), (), converter())
    (found,) = unsure_forms(work, converter())
    assert (found.doubt.taken, found.doubt.other, found.row) == ("干", "乾", "芒果乾、\t芒果干、\t看过")
    assert unsure_forms(work, ScriptConverter({found.words.hant: found.words.hans})) == ()
    assert unsure_forms(decision(), converter()) == ()


def test_a_character_alone_in_a_cell_has_no_row() -> None:
    assert UnsureForm("a1.s1", Doubt(0, "後", "后", 914), Both("後", "后")).row == ""
    work = simplified("第一条 表：", "前\t后\t里", "甲\t乙\t丙")
    assert {each.words.hans for each in unsure_forms(work, converter())} <= {"后", "里", "前", "表：", " 表："}
