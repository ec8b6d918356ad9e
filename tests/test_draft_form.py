"""What a draft of work.yml says of a text's form: whose words hold, wrapped lines, headings without number."""

from __future__ import annotations

import pytest

from tiaowen.draft.form import form_lines, usage_of
from tiaowen.draft.headings import with_headings


@pytest.mark.parametrize(
    ("text", "script", "usage"),
    [
        ("某法\n第 1 條\n甲。\n第 1-1 條\n乙。", "hant", "臺灣"),
        ("某条例\n第一条 甲。", "hans", ""),
        ("某条例\n第一条 依照前条第二款第（三）项。", "hans", "大陸"),
        ("某条例\n第一条 县级以上人民政府应当甲。", "hans", "大陸"),
        ("某规则\n第一条 依前条第二项第三款。", "hans", "臺灣"),
        ("中共某市委關於某事的決定\n甲。", "hant", "大陸"),
        ("香港法例第999章\n1. 簡稱\n甲。", "hant", "香港"),
        ("中華人民共和國香港特別行政區基本法\n第一條 甲。", "hant", "大陸"),
        ("澳門特別行政區行政長官令\n第一條 甲。", "hant", "澳門"),
        ("某規則\n第一條 甲。", "hant", ""),
    ],
)
def test_whose_words_hold_is_drafted_by_form_or_left_out(text: str, script: str, usage: str) -> None:
    assert usage_of(text, script) == usage
    assert form_lines(text, script, text.split("\n")) == (f"usage: {usage}\n" if usage else "")


_SENTENCE = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。"


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        ([_SENTENCE, "去年工作", _SENTENCE, "今年安排", _SENTENCE], [1, 3]),
        (["各位代表：", "去年工作", "一、甲。", _SENTENCE, "今年安排", "一、乙。", _SENTENCE], [1, 4]),
        ([_SENTENCE, "去年工作", _SENTENCE], []),
        (["一、甲。", "去年工作", _SENTENCE, "今年安排", _SENTENCE], []),
        (["第一条 甲。", "去年工作", _SENTENCE, "今年安排", _SENTENCE], []),
        ([_SENTENCE, "某市人民政府", _SENTENCE, "2024年1月2日", _SENTENCE], []),
        ([_SENTENCE, "甲\t乙丙", "丁\t戊己", _SENTENCE], []),
    ],
)
def test_headings_without_number_are_drafted_where_they_are_certain(lines: list[str], headings: list[int]) -> None:
    roles = with_headings(lines, ["body"] * len(lines))
    assert [n for n, role in enumerate(roles) if role == "heading"] == headings
