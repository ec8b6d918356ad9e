"""Editors' captions of articles: beside the law, found, and never its words."""

from __future__ import annotations

from functools import cache

import pytest
from law_views import law, law_view
from test_references import WORDS, made

from tiaowen.edit.captions import place_captions
from tiaowen.enrich.enriched import enrich
from tiaowen.kit.problem import ProblemsFound
from tiaowen.lexicon import Lexicon
from tiaowen.model import SCRIPTS, Both, Caption, Script, Unit, Work
from tiaowen.read.captions import LONGEST, parse_captions
from tiaowen.write.data.decision import decision_json, plain_text
from tiaowen.write.downloads.book_contents import contents_label
from tiaowen.write.entries import caption_entries
from tiaowen.write.labels import unit_caption
from tiaowen.write.pages.full import full_page
from tiaowen.write.pages.unit import unit_pages
from tiaowen.write.view import View

LAW = [
    "第一章 總則",
    "第一條【立法目的】為了發展，制定本法。",
    "第二條 上訴期限為十五日。",
    "裁定的上訴期限為十日。",
    "第三條 施行。",
]
CAPTION = Both("上訴的期限", "上诉的期限")


@cache
def work() -> Work:
    captions, problems = place_captions(
        [Caption(2, "a2", CAPTION.hans)], made("某法", LAW).received.units, WORDS, "captions.tsv"
    )
    assert not problems
    return law(LAW, captions)


@cache
def view(script: Script) -> View:
    return law_view(work(), script)


def test_an_article_has_its_own_caption_or_the_editors_or_none() -> None:
    units: dict[str, Unit] = {unit.id: unit for unit in work().units}
    captions = [unit_caption(units[unit]) for unit in ("a1", "a2", "a3")]
    assert [caption and caption.hant for caption in captions] == ["立法目的", f"【{CAPTION.hant}】", None]
    assert contents_label(view("hans"), units["a2"]) == f"第二条　【{CAPTION.hans}】"
    assert contents_label(view("hant"), units["a3"]) == "第三條"


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_caption_is_written_by_the_style_sheet_and_told_to_be_the_editors(script: Script) -> None:
    """On the article's page and wherever its text runs on; what is copied has none of it."""
    words = CAPTION.of(script)
    for page in [full_page(view(script)), *unit_pages(view(script))]:
        has = page.path.endswith(("full.md", "/a2.md", "/c1.md"))
        assert page.body.count(f'data-caption="{words}"') == has, page.path
        assert page.body.count(view(script).say("編者加的條旨：") + words) == has
        assert page.body.count(view(script).say("不是原文。")) == has
        assert f">{words}" not in page.body
        assert f"【{words}" not in page.body


def test_a_caption_is_data_of_its_own_and_no_text() -> None:
    enriched = enrich(work(), (), ())
    units = {unit["id"]: unit for unit in decision_json(enriched, Lexicon(), WORDS)["units"]}  # type: ignore[attr-defined]
    assert units["a2"]["caption"] == {"hant": CAPTION.hant, "hans": CAPTION.hans}
    assert units["a2"]["heading"] is None
    assert "caption" not in units["a1"]
    assert CAPTION.hans not in str(units["a2"]["sentences"]) + plain_text(enriched, "hans")


def test_search_finds_a_caption_as_one() -> None:
    (entry,) = caption_entries(work())
    assert (entry.kind, entry.unit, entry.url, entry.title) == ("caption", "a2", f"{work().id}/a2/", CAPTION)
    assert entry.text.hant.startswith("第二條")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a2\t\n", "K001"), ("a2\n", "K001"), ("a2\t上诉\na2\t期限\n", "K003"), (f"a2\t{'长' * (LONGEST + 1)}\n", "K004"),
        ("a2\t【上诉期限】\n", "K004"), ("a2\t（上诉期限）\n", "K004"), ("a2\t上诉期限。\n", "K004"),
    ],
)  # fmt: skip
def test_what_is_no_caption_is_told(rows: str, told: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_captions("unit\tcaption\n" + rows, "captions.tsv")
    assert [problem.code for problem in found.value.problems] == [told]


def test_brackets_inside_a_caption_and_the_longest_one_stand() -> None:
    longest = "长" * LONGEST
    assert [
        row.words for row in parse_captions(f"unit\tcaption\na1\t上诉（一审）\na2\t{longest}\n", "captions.tsv")
    ] == ["上诉（一审）", longest]


def test_a_caption_belongs_to_an_article_that_has_none() -> None:
    units = made("某法", LAW).received.units
    rows = [Caption(2, "c1", "总则"), Caption(3, "a20", "施行"), Caption(4, "a1", "目的")]
    placed, problems = place_captions(rows, units, WORDS, "captions.tsv")
    assert placed == {}
    assert [(problem.line, problem.code) for problem in problems] == [(2, "K002"), (3, "K002"), (4, "K005")]
    assert "a2" in problems[1].hint
    assert "立法目的" in problems[2].message.replace("【", "")
