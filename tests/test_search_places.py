"""Places of a work that the query names, places that are not there, and queries that nobody expects; asked of Node."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from samples import CITY
from test_documents import take_in
from test_search import ask, write

from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both
from tiaowen.site import load_site
from tiaowen.write.search import index


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a decision and a law."""
    folder = tmp_path_factory.mktemp("shelf")
    city = load_site(CITY)
    law = take_in("ocean-dumping", folder / "law")
    return write(index.search_index([*city.works, law], [], city.converter, city.reader), folder / "site")


def first(shelf: Path, query: str) -> tuple[str, str, str]:
    hit = _hits(shelf, query)[0]
    return hit["work"], hit["unit"], hit["match"]


def _hits(shelf: Path, query: str) -> list[dict[str, str]]:
    (answer,) = ask(shelf, [query])
    return answer["hits"]  # type: ignore[return-value]


def _works(shelf: Path) -> list[dict[str, object]]:
    works: list[dict[str, object]] = json.loads((shelf / "assets/search/manifest.json").read_text("utf-8"))["works"]
    return works


def test_a_place_names_its_work_in_full_in_short_and_by_pinyin_and_initials(shelf: Path) -> None:
    law = _works(shelf)[1]
    name, say = law["title"]["hans"], str(law["say"])  # type: ignore[index]
    short = name.removeprefix("中华人民共和国")
    assert short != name
    initials = "".join(syllable[0] for syllable in say.split())
    for named in (name, short, law["title"]["hant"], f"《{name}》", say.replace(" ", ""), initials):  # type: ignore[index]
        assert first(shelf, f"{named}第三条") == (law["id"], "a3", "reference"), named
        assert {hit["work"] for hit in _hits(shelf, f"{named}第三条")} == {law["id"]}
    assert first(shelf, f"{initials}6") == (law["id"], "a6", "reference")
    assert _hits(shelf, f"{short}第六条第二款")[0]["sentence"] == "a6.s2"


@pytest.mark.parametrize(
    ("pasted", "unit", "sentence"),
    [
        ("https://example.org/city-2015/3-3/#s2", "3-3", "3-3.s2"),
        ("https://example.org/any/hans/city-2015/3-3/", "3-3", "3-3.s1"),
        ("/city-2015/full/#2-1.s3", "2-1", "2-1.s3"),
        ("city-2015/4/", "4", "4.s1"),
    ],
)
def test_an_address_of_the_site_is_its_place(pasted: str, unit: str, sentence: str, shelf: Path) -> None:
    assert first(shelf, pasted) == ("city-2015", unit, "reference")
    assert _hits(shelf, pasted)[0]["sentence"] == sentence


@pytest.mark.parametrize(
    ("query", "unit"),
    [("四之五", "4-5"), ("最後一部分", "8"), ("最后一条", "a24"), ("8-2第4句", "8-2"), ("第六部分第二项第三句", "6-2")],
)
def test_places_in_other_words(query: str, unit: str, shelf: Path) -> None:
    assert first(shelf, query)[1:] == (unit, "reference")


@pytest.mark.parametrize(
    ("query", "unit"), [("第九部分", "8"), ("第三部分第九项", "3-5"), ("3-9", "3-5"), ("第一百條", "a24")]
)
def test_of_a_place_that_is_not_there_the_nearest_is_told(query: str, unit: str, shelf: Path) -> None:
    (answer,) = ask(shelf, [query])
    near = [hit for hit in answer["hits"] if hit["match"] == "near"]  # type: ignore[attr-defined]
    assert unit in [hit["unit"] for hit in near]
    assert answer["understood"]["absent"]  # type: ignore[index]
    assert all(hit["taken"] == [{"typed": query, "meant": hit["title"]}] for hit in near)
    (there,) = ask(shelf, ["第三部分"])
    assert not there["understood"]["absent"]  # type: ignore[index]


def test_a_year_in_numerals_is_the_year_in_digits(shelf: Path) -> None:
    assert {hit["unit"] for hit in _hits(shelf, "二〇一五年")} == {hit["unit"] for hit in _hits(shelf, "2015年")}
    assert _hits(shelf, "二○二○年")[0]["sentence"] == "1.s10"


def test_a_term_that_is_repeated_is_one_term_and_syllables_that_are_stay(shelf: Path) -> None:
    once, thrice, syllables = ask(shelf, ["法律援助 律师", "法律援助 律师 法律援助 律师", "ren ren ping deng"])
    assert once["hits"] == thrice["hits"]
    assert syllables["hits"][0]["sentence"] == "1.s10"  # type: ignore[index]


def test_of_what_is_too_long_it_is_said_that_it_was_cut_and_it_is_not_repeated(shelf: Path) -> None:
    long, short = ask(shelf, ["依法治市" * 1250, "依法治市"])
    assert long["understood"]["cut"]  # type: ignore[index]
    assert not short["understood"]["cut"]  # type: ignore[index]
    assert len(long["understood"]["say"]["hans"]) < 60  # type: ignore[index]


def test_single_letters_apart_are_initials_of_one_run_and_nothing_else(shelf: Path) -> None:
    (answer,) = ask(shelf, ["a b c d e f g h"])
    assert answer["hits"] == []


def test_a_law_is_found_by_what_it_is_usually_called(tmp_path: Path) -> None:
    law = take_in("ocean-dumping", tmp_path / "law")
    title = Both("中華人民共和國民事訴訟法", "中华人民共和国民事诉讼法")
    renamed = replace(law, work=replace(law.work, title=title, short_title=title))
    site = write(index.search_index([renamed], [], ScriptConverter({}), Reader(())), tmp_path / "site")
    for query, unit in (
        ("民诉法", "title"),
        ("民訴法", "title"),
        ("民诉法第四条", "a4"),
        ("《民訴法》第6條第2款", "a6"),
    ):
        assert first(site, query)[1:] == (unit, "reference"), query
    assert first(site, "民事诉讼法第四条")[1:] == ("a4", "reference")


@pytest.mark.parametrize(("query", "unit"), [("海洋倾废条例哪天开始施行", "a24"), ("海洋傾廢管理條例罰款多少", "a20")])
def test_among_several_works_the_title_says_what_an_article_is_about(query: str, unit: str, shelf: Path) -> None:
    assert first(shelf, query)[1:] == (unit, "near")


def test_a_site_of_one_work_is_named_as_well(tmp_path: Path) -> None:
    law = take_in("ocean-dumping", tmp_path / "law")
    alone = write(index.search_index([law], [], ScriptConverter({}), Reader(())), tmp_path / "site")
    assert first(alone, f"{law.work.short_title.hans}第四条")[1:] == ("a4", "reference")
