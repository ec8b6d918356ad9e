"""The traditional edition's forms against 附件1 of 通用規範漢字表 (``standard_forms.tsv``, written by bench/text/forms.py)."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cache
from pathlib import Path

import opencc
import pytest
from pypinyin.constants import PHRASES_DICT
from samples import CITY

from tiaowen.kit.word_list import rows
from tiaowen.load.works import read_conversion

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = ROOT / "scripts/tiaowen/language"
# Variants by the list that received texts of the state write in their own sense: architecture/scripts.md.
MADE = frozenset("採託註遊佔誌紮併兇姦崑崙屍")
# Another glyph of the form that the list gives: 鑒 麯 罎 彙.
GLYPHS = frozenset("鑑麴罈滙")
# A name of meat, a bank, a saying: the list's remarks, or words of their own.
WORDS = frozenset({"束修自好", "汇丰银行"})


@cache
def listed() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Standard character → its traditional forms, itself where it has none, and its variants."""
    return {
        hans: (frozenset(traditional or hans), frozenset(variants))
        for hans, traditional, variants in rows(ROOT / "tests" / "standard_forms.tsv")
    }


@cache
def opencc_of(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


@cache
def official(glyph: str) -> str:
    """The glyph that the list has for one of OpenCC's s2tw: 裏 for 裡."""
    return str(opencc_of("tw2t").convert(glyph))


@cache
def by_words() -> dict[str, dict[str, list[str]]]:
    """What OpenCC makes of each character, in which words."""
    made: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    words = list(PHRASES_DICT)
    for word, hant in zip(words, opencc_of("s2tw").convert("\n".join(words)).split("\n"), strict=True):
        for hans, form in zip(word, hant, strict=False):
            if len(hant) == len(word):
                made[hans][form].append(word)
    return made


def test_the_list_is_whole() -> None:
    assert len(listed()) == 3120
    assert sum(hans not in forms for hans, (forms, _) in listed().items()) == 2472
    assert listed()["干"] == (frozenset("干乾幹"), frozenset("乹亁榦"))


def test_no_word_has_a_variant_where_another_has_the_form_of_the_list() -> None:
    converter = read_conversion(CITY)
    wrong = []
    for hans, made in by_words().items():
        forms, variants = listed().get(hans, (frozenset(), frozenset()))
        if not any(form in forms or official(form) in forms for form in made):
            continue
        for form in {form for form in made if form in variants and official(form) not in forms} - MADE - GLYPHS:
            words = [word for word in made[form] if word not in WORDS]
            still = [word for word in words if converter.to("hant", word)[word.index(hans)] == form]
            wrong += [f"{hans}\t{form}\t{' '.join(still)}"] if still else []
    assert wrong == []


def test_no_reviewed_row_makes_a_variant() -> None:
    wrong = []
    for table in ("conversion.tsv", "conversion_anywhere.tsv"):
        for hant, hans, _ in rows(LANGUAGE / table):
            for simple, form in zip(hans, hant, strict=True):
                forms, variants = listed().get(simple, (frozenset(simple), frozenset()))
                another = any(other in forms for other in by_words()[simple])
                if form in variants and official(form) not in forms and another and form not in MADE | GLYPHS:
                    wrong.append((hant, simple, form))
    assert wrong == []


def test_the_converter_knows_in_how_many_words_a_form_stands() -> None:
    """``forms_in_words.tsv``, by which the converter says what it is least sure of; ``GOLDEN=write`` writes it."""
    several = {hans: made for hans, made in sorted(by_words().items()) if len(made) > 1}
    counted = [f"{hans}\t{' '.join(_most_first(made))}" for hans, made in several.items()]
    table = LANGUAGE / "forms_in_words.tsv"
    head = table.read_text("utf-8").partition("hans\tforms\n")[0]
    expected = head + "hans\tforms\n" + "".join(f"{line}\n" for line in counted)
    if os.environ.get("GOLDEN") == "write":
        table.write_text(expected, encoding="utf-8")
    assert table.read_text("utf-8") == expected


def test_the_converter_knows_in_how_many_words_a_simplified_form_stands() -> None:
    """``simple_forms.tsv``, whose characters are chosen and whose numbers are counted; ``GOLDEN=write`` writes them."""
    table = LANGUAGE / "simple_forms.tsv"
    head = table.read_text("utf-8").partition("hant\tforms\n")[0]
    counted = [f"{hant}\t{' '.join(_counted(hant, forms))}\n" for hant, forms in rows(table)]
    expected = head + "hant\tforms\n" + "".join(counted)
    if os.environ.get("GOLDEN") == "write":
        table.write_text(expected, encoding="utf-8")
    assert table.read_text("utf-8") == expected


def _counted(hant: str, forms: str) -> list[str]:
    listed = [each.partition(":")[0] for each in forms.split()]
    return [f"{form}:{len(by_words().get(form, {}).get(hant, ())) + 1}" for form in listed]


def _most_first(made: dict[str, list[str]]) -> list[str]:
    return [f"{form}:{len(made[form])}" for form in sorted(made, key=lambda form: (-len(made[form]), form))]


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("销售羊肉干、香蕉干。", "銷售羊肉乾、香蕉乾。"),
        ("把手吹干后，效果干得好", "把手吹乾後，效果幹得好"),
        ("批复、回复、答复", "批復、回復、答覆"),
        ("心存侥幸，治愈后吊唁", "心存僥幸，治愈後吊唁"),
        ("测量液面，检查里程表、调制解调器和翻斗", "測量液面，檢查里程表、調制解調器和翻斗"),
        ("机械钟、车钟记录，钟情，钟祥市，证人钟某某", "機械鐘、車鐘記錄，鍾情，鍾祥市，證人鍾某某"),
        ("牛只、羊只调运，校历、复变函数、生发剂", "牛隻、羊隻調運，校曆、複變函數、生髮劑"),
        ("委托、注册、尸体、采集、合并", "委託、註冊、屍體、採集、合併"),
    ],
)
def test_the_forms_of_the_convention_in_sentences(hans: str, hant: str) -> None:
    assert read_conversion(CITY).to("hant", hans) == hant
