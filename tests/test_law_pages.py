"""A law is walked through as one: its contents hold every article, a chapter leads to the next, long texts have a tree beside them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sample_laws import article, law, long_law, view_of_law
from samples import CITY

from tiaowen.model import SCRIPTS
from tiaowen.pipeline import all_views
from tiaowen.site import load_site
from tiaowen.write.labels import closed, list_name
from tiaowen.write.outline import article_range
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.pages.full import full_page
from tiaowen.write.pages.unit import unit_pages
from tiaowen.write.toc import work_toc
from tiaowen.write.view import View

SHORT_LAW = law(*(article(number) for number in range(1, 7)))
FLAT_LAW = law(*(article(number) for number in range(1, 41)))


def long_view() -> View:
    return view_of_law(long_law())


def contents(view: View) -> str:
    return str(contents_page(view).body).replace("<wbr>", "")


def meta_of(view: View, unit: str) -> dict[str, object]:
    return next(dict(page.meta) for page in unit_pages(view) if page.path.endswith(f"/{unit}.md"))


def label(item: object) -> str:
    assert isinstance(item, dict)
    return "".join(item["phrases"])


# —— the contents page ——


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_unit_stands_once_on_the_contents_page(script: str) -> None:
    view = view_of_law(long_law(), "hans" if script == "hans" else "hant")
    linked = re.findall(r'href="([abcs0-9-]+)/"', contents(view))
    assert sorted(linked) == sorted(unit.id for unit in view.tree.paged)


def test_what_is_folded_is_in_the_page_and_opens_without_script() -> None:
    page = contents(long_view())
    assert page.count("<details") == page.count("<summary>") == 7
    assert page.count("<details open>") == 4  # two books, and the sections of a chapter that is folded itself
    assert "onclick" not in page


def test_nothing_of_a_law_that_is_read_at_a_glance_is_folded() -> None:
    assert "<details" not in contents(view_of_law(FLAT_LAW))
    page = contents(view_of_law(law("第一章 总则", *(article(n) for n in range(1, 31)))))
    assert page.count("<details open>") == page.count("<details") == 1


def test_a_division_says_which_articles_it_holds() -> None:
    view = long_view()
    ranges = {unit.id: article_range(view.tree, unit) for unit in view.tree.paged if unit.kind != "article"}
    assert list(ranges.items()) == [
        *(
            ("b1", "第1–40條"),
            ("c1", "第1–20條"),
            ("c2", "第21–40條"),
            ("c2-s1", "第21–30之1條"),
            ("c2-s2", "第31–40條"),
        ),
        *(("b2", "第41–60條"), ("c3", "第41–60條")),
    ]
    assert "管辖</span> <small>第21–40条</small>" in contents(view)
    assert article_range(view_of_law(law("第一章 总则", article(1))).tree, view_of_law(FLAT_LAW).tree.paged[0]) == ""


def test_an_article_is_told_by_a_whole_sentence_not_by_a_cut_string() -> None:
    page = contents(view_of_law(FLAT_LAW))
    words = re.findall('<span class="words">(.*?)</span>', page)
    assert len(words) == 40
    assert all(word.endswith("。") for word in words)
    assert "…" not in page


def test_an_article_with_a_caption_in_its_text_is_told_by_it() -> None:
    view = view_of_law(
        law(
            "第一条 【立法目的】为了保护河道，制定本法。",
            "第二条 【适用范围】本法适用于河道。",
            *[article(n) for n in range(3, 41)],
        )
    )
    assert '<span class="no">第一条</span><span class="named">立法目的</span></a>' in contents(view)


def test_a_decision_whose_units_all_have_headings_keeps_its_list() -> None:
    (view, *_) = all_views(load_site(CITY), "hant")
    assert "<details" not in contents(view)
    assert "tree" not in contents_page(view).meta.get("sheets", [])  # type: ignore[operator]


def test_parts_without_headings_are_a_list_of_sentences_too() -> None:
    parts = [
        f"{'一二三四五六七八'[n]}、将第{n + 3}条修改为：“应当依照本法的规定办理，{'并告知当事人，' * 30}记录在案。”"
        for n in range(8)
    ]
    view = view_of_law(law(*parts, title="中华人民共和国河道法修正案"))
    assert contents(view).count('class="words"') == 8


def test_a_very_short_work_shows_its_text_on_its_contents_page() -> None:
    view = view_of_law(SHORT_LAW)
    page = contents(view)
    assert [unit.id for unit in view.tree.paged if f'id="{unit.id}.s1"' not in page] == []
    assert [
        unit.id for unit in view.tree.paged if f"/{unit.id}.md" not in " ".join(p.path for p in unit_pages(view))
    ] == []
    assert "tree" not in page
    assert {href.rstrip("/") for href in re.findall('class="no"[^>]* href="([^"]*)"', page)} == {
        f"a{n}" for n in range(1, 7)
    }
    assert 'id="a1.s1"' not in contents(view_of_law(FLAT_LAW))


# —— walking ——


def test_a_chapter_leads_to_the_next_chapter_and_an_article_to_the_next_article() -> None:
    view = view_of_law(long_law(), "hant")
    walks = {
        "c1": (None, ("下一章", "第二章 管轄")),
        "c2": (("上一章", "第一章 一般規定"), ("下一章", "第三章 附則")),
        "c2-s1": (None, ("下一節", "第二節 地域管轄")),
        "a20": (("上一條", "第十九條"), ("下一條", "第二十一條")),
        "a40": (("上一條", "第三十九條"), ("下一條", "第四十一條")),
        "c3": (("上一章", "第二章 管轄"), None),
        "a1": (None, ("下一條", "第二條")),
    }
    for unit, (before, after) in walks.items():
        meta = meta_of(view, unit)
        for key, expected in (("before", before), ("after", after)):
            item = meta.get(key)
            if expected:
                assert isinstance(item, dict), (unit, key)
                assert (item["said"], label(item)) == expected, (unit, key)
            else:
                assert not (isinstance(item, dict) and "said" in item), (unit, key)


def test_a_decision_is_walked_page_by_page() -> None:
    (view, *_) = all_views(load_site(CITY), "hant")
    for unit in view.tree.paged:
        assert view.tree.turned_from(unit) == (view.tree.before(unit), view.tree.after(unit))


# —— labels ——


def test_blanks_that_set_a_label_wide_are_closed() -> None:
    assert [closed(t) for t in ("总　则", "附 则", "回　　避", "第 十 一 条")] == ["总则", "附则", "回避", "第十一条"]
    assert [closed(t) for t in ("第 12-1 条", "诉讼 参加人", "附件 1")] == ["第 12-1 条", "诉讼 参加人", "附件 1"]


def test_the_text_keeps_them() -> None:
    view = long_view()
    assert "第二章 管　　辖" in "".join(view.show(unit.text) for unit in view.work.units)
    assert "管　　辖" in str(full_page(view).body).replace("<wbr>", "")
    shown: list[Callable[[View], str]] = [contents, lambda v: str(work_toc(v)), lambda v: str(meta_of(v, "c1")["toc"])]
    assert all("管辖" in page(view).replace("<wbr>", "") and "管　" not in page(view) for page in shown)
    assert meta_of(view, "c2")["title"] == "第二章 管辖"


def test_a_sidebar_of_articles_without_captions_has_numbers_alone() -> None:
    meta = meta_of(long_view(), "a2")
    assert isinstance(meta["beside"], list)
    assert [label(item) for item in meta["beside"]][:3] == ["第一条", "第二条", "第三条"]
    assert meta["numbers"] is True
    assert list_name(view_of_law(FLAT_LAW).tree.units["a3"]).hant == "第三條"


def test_no_two_crumbs_are_alike_and_national_laws_drop_whose_they_are() -> None:
    meta = meta_of(long_view(), "a21")
    assert isinstance(meta["crumbs"], list)
    assert [item["label"] for item in meta["crumbs"]] == ["河道法", "第一编 总则", "第二章 管辖", "第一节 级别管辖"]
    assert isinstance(meta["up"], list)
    assert "".join(meta["up"]) == "第一节 级别管辖"
    same = view_of_law(law("第一编 河道", article(1), article(2), title="第一编 河道"))
    crumbs = meta_of(same, "a1")["crumbs"]
    assert isinstance(crumbs, list)
    assert len({item["label"] for item in crumbs}) == len(crumbs)


def test_above_a_sidebar_the_title_breaks_by_sense_and_a_description_says_the_number_once() -> None:
    text = law(article(1), article(2), title="最高人民法院关于审理抢劫案件具体应用法律若干问题的解释")
    meta = meta_of(view_of_law(text), "a1")
    assert isinstance(meta["up"], list)
    assert "".join(meta["up"]) == "审理抢劫案件具体应用法律若干问题的解释"
    assert "若干问题的" in meta["up"]
    assert str(meta["description"]).partition(" ")[2].startswith("第一条：违反本法规定")


# —— the tree beside ——


def test_the_tree_of_the_whole_text_leads_to_each_place_of_the_page() -> None:
    view = long_view()
    tree, page = str(work_toc(view)), str(full_page(view).body)
    hrefs = re.findall('href="#([^"]*)"', tree)
    assert hrefs == [unit.id for unit in view.tree.paged]
    assert [id_ for id_ in hrefs if f'id="{id_}"' not in page and f"#{id_} " not in page] == []
    assert full_page(view).meta["scripts"] == ["toc"]


def test_a_chapter_page_has_the_tree_of_its_chapter_and_ways_to_the_others() -> None:
    tree = str(meta_of(long_view(), "c1")["toc"])
    assert re.findall('href="([^"]*)"', tree) == ["../b1/", "#s1", *(f"#a{n}" for n in range(1, 21)), "../c2/"]
    assert 'data-last="60" data-inserted="a30-1"' in tree


def test_its_size_does_not_grow_with_the_work() -> None:
    """A page of an article has no tree, and no more beside it than its own chapter."""
    assert "toc" not in meta_of(long_view(), "a1")


def test_short_laws_and_decisions_have_no_tree() -> None:
    assert "toc" not in full_page(view_of_law(FLAT_LAW)).meta
    (view, *_) = all_views(load_site(CITY), "hant")
    assert "toc" not in full_page(view).meta
