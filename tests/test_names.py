"""Names of places and persons: read and written as names, and words that look like them left alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from samples import CITY

from tiaowen.kit.word_list import rows
from tiaowen.language.names import find_names
from tiaowen.language.pinyin import is_syllable
from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.segmenter import word_borders
from tiaowen.load.works import read_conversion, read_shared_readings

LISTS = Path(__file__).parent / "names"
LANGUAGE = Path(__file__).resolve().parents[1] / "scripts/tiaowen/language"


@cache
def reader() -> Reader:
    return Reader(read_shared_readings(CITY))


@cache
def converter() -> ScriptConverter:
    return read_conversion(CITY)


def read(before: str, name: str, behind: str) -> str:
    return " ".join(reader().read(before + name + behind)[len(before) : len(before + name)])


@pytest.mark.parametrize(
    ("listed", "before", "behind", "at_most"),
    [
        ("places.tsv", "由", "人民法院审理。", 0),
        ("places.tsv", "在", "投资的企业，", 1),
        ("more-places.tsv", "由", "人民法院审理。", 0),
        ("more-places.tsv", "，", "的水源保护区。", 1),
        ("surnames.tsv", "被告人", "犯盗窃罪。", 0),
        ("surnames.tsv", "，与", "签订合同。", 1),
    ],
)
def test_names_in_sentences(listed: str, before: str, behind: str, at_most: int) -> None:
    wrong = []
    for name, pinyin, *hant in rows(LISTS / listed):
        made = converter().to("hant", before + name + behind)[len(before) : len(before + name)]
        syllables = read(before, name, behind).split()
        if syllables[: len(pinyin.split())] != pinyin.split() or [made] != (hant or [made]):
            wrong.append((name, syllables, made))
    assert len(wrong) <= at_most, wrong


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("被告人余某某、任某某、曾某某、肖某某犯盗窃罪。", "被告人余某某、任某某、曾某某、肖某某犯盜竊罪。"),
        ("在江干区、范县、乾县、郁南县、涂山、钟山", "在江干區、范縣、乾縣、郁南縣、涂山、鍾山"),
        ("余杭区与新余市的企业", "餘杭區與新余市的企業"),
        ("证人钟某某、范某", "證人鍾某某、范某"),
        ("被告人余建国犯盗窃罪。", "被告人余建國犯盜竊罪。"),
        ("申请人曾甲，法定代表人：范海涛，", "申請人曾甲，法定代表人：范海濤，"),
        ("由于某某原因，多余某些材料", "由於某某原因，多餘某些材料"),
    ],
)
def test_one_recognition_feeds_both_scripts(hans: str, hant: str) -> None:
    assert converter().to("hant", hans) == hant
    assert converter().to("hans", hant) == hans


@pytest.mark.parametrize(
    "text",
    [
        "不得担任某项职务", "主任某某", "应某公司的要求", "要某人承担", "被告应承担责任，", "原告曾任职于该公司。", "被告解除合同，",
        "原告曾起诉，", "第三人曾参加、", "负责人应当具备", "创新都区别对待", "长子继承财产", "申请人能够证明的", "第三人过错、",
        "由于某某原因", "向某某市人民政府", "延长县政府规定的", "和平区别", "从化工区",
    ],
)  # fmt: skip
def test_words_are_no_names(text: str) -> None:
    assert list(find_names(text, word_borders(text))) == []


def test_the_tables_are_whole() -> None:
    for name, width in (("place_names.tsv", 4), ("surnames.tsv", 4)):
        table = rows(LANGUAGE / name)
        assert [row for row in table if len(row) != width or len(row[2].split()) != len(row[0])] == []
        assert [row for row in table if len(row[1] or row[0]) != len(row[0])] == []
        assert [row for row in table if not all(map(is_syllable, row[2].split()))] == []
        assert len({row[0] for row in table}) == len(table)
        assert {row[3] for row in table} <= {"全", "词", "后", "是", "某", ""}
        assert [row for row in table if converter().to("hans", row[1] or row[0]) != row[0]] == []
    assert (LANGUAGE / "place_names.tsv").stat().st_size < 60_000
