"""Titles break by sense (GB/T 9704—2012, 7.3.1): judged by reading, then held on pages and in the PDF."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
from conftest import ROOT
from samples import CITY

from tiaowen.language.phrases import phrase_ends
from tiaowen.model import SCRIPTS, Script
from tiaowen.pipeline import all_views
from tiaowen.site import load_site
from tiaowen.write.labels import work_label
from tiaowen.write.titles import phrases, title_lines, unit_title
from tiaowen.write.view import View

JUDGED = [
    line
    for line in (ROOT / "tests/reviewed/title-breaks.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
WANTED, HARMLESS = "/", "·"


@cache
def views() -> dict[Script, View]:
    loaded = load_site(CITY)
    return {script: all_views(loaded, script)[0] for script in SCRIPTS}


def judgement(line: str) -> tuple[str, set[int], set[int]]:
    """The title, where a break is wanted, and where one is allowed."""
    pieces = re.split(f"([{WANTED}{HARMLESS}])", line)
    ends = list(accumulate(map(len, pieces[::2])))
    signs = dict(zip(ends, pieces[1::2], strict=False))
    return "".join(pieces[::2]), {end for end in signs if signs[end] == WANTED}, set(signs)


@pytest.mark.parametrize("line", JUDGED)
def test_no_title_breaks_where_a_reader_would_not_break_it(line: str) -> None:
    title, _, allowed = judgement(line)
    assert set(phrase_ends(title)) <= allowed


def test_nine_of_ten_breaks_that_a_reader_wants_are_offered() -> None:
    """More is not asked: each that lacks is inside what the segmenter takes for one word, 人才培养 or 实施细则."""
    wanted = [(title, at) for title, breaks, _ in map(judgement, JUDGED) for at in breaks]
    missed = [(title, at) for title, at in wanted if at not in phrase_ends(title)]
    assert len(missed) * 10 <= len(wanted), missed


def test_a_judged_break_inside_a_word_would_be_seen() -> None:
    title, _, allowed = judgement("推进/依法执政，/提高/党的/执政/水平")
    assert title == "推进依法执政，提高党的执政水平"
    assert title.index("平") not in allowed


def test_both_scripts_break_every_title_at_the_same_places() -> None:
    hant, hans = (views()[script] for script in SCRIPTS)
    for unit in hant.tree.paged:
        title = unit_title(unit)
        pieces = [phrases(view, title) for view in (hant, hans)]
        assert list(map(len, pieces[0])) == list(map(len, pieces[1]))
        assert "".join(pieces[0]) == title.hant


def test_the_printed_title_has_few_even_lines_that_end_with_a_sense() -> None:
    lines = title_lines(views()["hans"], views()["hans"].work.title, 18)
    assert lines == [
        "中共资阳市委关于贯彻落实党的十八届",
        "四中全会和省委十届五次全会精神",
        "全面深入推进依法治市的决定",
    ]


def test_a_phrase_longer_than_the_line_stands_alone() -> None:
    view = views()["hans"]
    lines = title_lines(view, view.work.title, 5)
    assert "".join(lines) == view.work.title.hans
    assert "中共资阳市委" in lines


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("中共資陽市委關於全面深入推進依法治市的決定", "全面深入推進依法治市的決定"),
        ("国务院关于预防煤矿生产安全事故的特别规定", "预防煤矿生产安全事故的特别规定"),
        ("中华人民共和国立法法", "立法法"),
        ("上海市生活垃圾管理条例", "上海市生活垃圾管理条例"),
        ("关于某事", "关于某事"),
    ],
)
def test_a_work_is_called_by_what_it_is_about_where_there_is_little_room(title: str, label: str) -> None:
    assert work_label(title) == label


@pytest.mark.parametrize(("folder", "label"), [("", "依法治市決定"), ("hans/", "依法治市决定")])
def test_only_navigation_says_the_short_name(site: Path, folder: str, label: str) -> None:
    html = (site / folder / "city-2015/3-3/index.html").read_text("utf-8")
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', html, re.S)
    assert crumbs
    assert f">{label}</a>" in crumbs[0]
    title = re.search("<title>(.*?)</title>", (site / folder / "city-2015/index.html").read_text("utf-8"))
    assert title
    assert title[1].startswith("中共")
    cited = (site / "city-2015/citing.js").read_text("utf-8")
    assert label not in cited
