"""What stands around a text is there only where it says something, in the words of the genre."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from test_references import WORDS, made

from tiaowen.enrich.enriched import enrich
from tiaowen.enrich.linked import link_works
from tiaowen.lexicon import Body, Lexicon
from tiaowen.model import Both, Work
from tiaowen.notes.section import note_section
from tiaowen.pipeline import work_pages
from tiaowen.read.settings import Settings
from tiaowen.text.genre_words import genre_words
from tiaowen.text.line import Line
from tiaowen.write.backlinks import backlinks
from tiaowen.write.labels import name, place_name, this_unit
from tiaowen.write.navigation import unit_context
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.pages.works import works_pages
from tiaowen.write.view import View, view_of

COURT = Body("fayuan", "x", (Both("人民法院", "人民法院"),), (), {}, "司法")
POLICE = Body("gongan", "x", (Both("公安機關", "公安机关"),), (), {}, "政府")
LEXICON = Lexicon(bodies=(COURT, POLICE))
LAW = ["第一條 為了公正。", "第二條 人民法院審理案件。", "第三條 公安機關依照第二條移送；人民法院受理。", *(f"第{n}條 人民法院如此。" for n in "四五六")]  # fmt: skip


def view(work: Work, *beside: Work) -> View:
    works, _ = link_works([enrich(one, (), ()) for one in (work, *beside)], LEXICON, {})
    others: dict[str, View] = {}
    others |= {w.work.id: view_of(w, "hant", WORDS, LEXICON, Settings(), others) for w in works}
    return replace(others[work.id], alone=not beside)


def law(title: str = "某法", texts: Sequence[str] = LAW, genre: str = "法", own: str = "w") -> Work:
    work = made(title, texts, genre)
    lines = (Line(1, title, "title"), *work.received.lines)
    return replace(work, received=replace(work.received, id=own, lines=lines))


def items(of: View, unit: str, kind: str) -> Any:
    """Of the template's groups below a unit the items of one."""
    return next(group["items"] for group in backlinks(of, of.tree.units[unit]) if group["kind"] == kind)


def test_who_refers_to_a_unit_is_told_with_its_words() -> None:
    of = view(law())
    (item,) = items(of, "a2", "referring")
    assert (item["label"], item["hash"]) == ("第三條", "s1")
    assert item["quote"] == ["公安機關依照", "第二條", "移送；人民法院受理。"]


def test_related_articles_are_told_apart_by_their_number_not_by_a_string_that_is_cut() -> None:
    same = "被告住所地與經常居住地不一致，合同履行地無法查明"
    texts = [
        f"第一條 {same}的，由法院決定。",
        f"第二條 {same}的，從其規定。",
        *(f"第{n}條 無關。" for n in "三四五六七八"),
    ]
    of = view(law(texts=texts))
    (item,) = items(of, "a1", "related")
    assert (item["label"], item["says"]) == ("第二條", f"{same}的，從其規定。")


def test_a_body_that_stands_everywhere_is_listed_nowhere() -> None:
    of = view(law())
    assert of.everywhere == {"fayuan"}
    assert [item["label"] for item in items(of, "a3", "bodies")] == ["公安機關"]


def test_pages_that_show_nothing_are_there_only_where_they_were_promised() -> None:
    of = view(law())
    body = str(contents_page(of).body)
    assert not [words for words in ("校訂記", "結構圖", "註釋") if words in body]
    assert not {"w/apparatus.md", "w/map.md"} & {page.path for page in work_pages(of)}
    assert {"w/apparatus.md", "w/map.md"} <= {page.path for page in work_pages(of, {"w/apparatus/", "w/map/"})}


def test_the_command_of_a_note_names_its_work_where_there_are_several() -> None:
    alone, beside = view(law()), view(law(), law("另法", own="v"))
    assert "make note CLAUSE=a1<" in str(note_section(alone, alone.tree.units["a1"]))
    assert "make note WORK=w CLAUSE=a1<" in str(note_section(beside, beside.tree.units["a1"]))


def test_places_are_folded_by_work_where_the_site_has_several() -> None:
    texts = ["第一條 依照《勞動法》執行。"]
    one = view(law(texts=texts))
    assert "<details" not in str(works_pages(LEXICON, [one], "hant", WORDS)[0].body)
    both = view(law(texts=texts), law("另法", texts, own="v"))
    body = str(works_pages(LEXICON, list(both.others.values()), "hant", WORDS)[0].body)
    assert body.count('<details class="in-work"><summary>') == 2
    assert body.count("<mark>勞動法</mark>") == 2


def test_cited_works_go_on_on_the_next_page_and_a_page_that_was_published_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tiaowen.write.pages.works.MOST", 2)
    of = view(law(texts=["第一條 依照《甲法》、《乙法》、《丙法》執行。"]))
    pages = works_pages(LEXICON, [of], "hans", WORDS)
    assert [page.path for page in pages] == ["hans/works/index.md", "hans/works/2/index.md"]
    named = [re.findall("### 《(.)法》", str(page.body)) for page in pages]
    assert [len(found) for found in named] == [2, 1]
    assert sorted(name for found in named for name in found) == sorted("甲乙丙")
    for page, other in zip(pages, ("2/", "../"), strict=True):
        assert f'href="{other}"' in str(page.body)
        assert 'href="../w/a1/' in str(page.body) or 'href="../../w/a1/' in str(page.body)
    assert 'href="../../w/a1/' in str(pages[1].body)
    assert all("library" in page.meta["sheets"] for page in pages)  # type: ignore[operator]
    kept = works_pages(LEXICON, [of], "hans", WORDS, {"works/2/", "works/3/"})
    assert "这里现在没有文件。" in str(kept[2].body)


AMENDMENT = ["一、將第一條修改為甲。", "二、將第二條刪去。"]


@pytest.mark.parametrize(
    ("genre", "texts", "said"),
    [
        ("修正案", AMENDMENT, "第一條"),
        ("規定", AMENDMENT, "第一條"),
        ("決定", AMENDMENT, "第一部分"),
    ],
)
def test_the_parts_are_called_as_the_genre_calls_them(genre: str, texts: list[str], said: str) -> None:
    of = view(law("某" + genre, texts, genre))
    unit = of.tree.units["1"]
    assert place_name(of.tree, unit, "hant") == said
    assert this_unit(unit) == f"這一{said[2:]}"


def test_from_one_of_them_to_the_next_it_is_called_so_too() -> None:
    of = view(law("某修正案", AMENDMENT, "修正案"))
    after: Any = unit_context(of, of.tree.units["1"])["after"]
    assert after["said"] == "下一條"
    of = view(law("某決定", AMENDMENT, "決定"))
    after = unit_context(of, of.tree.units["1"])["after"]
    assert "said" not in after


def test_before_a_law_stands_its_preamble_and_before_a_decision_words() -> None:
    for genre, said in (("法", "序言"), ("決定", "導言")):
        of = view(law("某" + genre, ["為了公正，制定本法。", "第一條 甲。"], genre))
        assert name(of.tree.units["preamble"], "hant") == said
    assert f"<dt>{genre_words('法').organ}</dt>" not in str(contents_page(of).body)  # the organ is not known


def test_the_longest_ending_of_a_genre_counts() -> None:
    assert genre_words("实施细则").organ == "制定機關"
    assert genre_words("宪法修正案").part == "條"
    assert genre_words("") == genre_words("通知")
