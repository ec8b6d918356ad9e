"""Works of one shelf refer to each other: to the provision that is meant, seen from both ends, in time linear in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from test_growth import EXPONENT, steps
from test_references import WORDS, made

from tiaowen.enrich.enriched import EnrichedWork, enrich
from tiaowen.enrich.linked import link_versions, link_works
from tiaowen.enrich.links import ReferenceTarget
from tiaowen.kit.problem import Problem
from tiaowen.lexicon import Lexicon
from tiaowen.model import Script, Work
from tiaowen.read.settings import Settings
from tiaowen.text.numerals import format_numeral
from tiaowen.tree import Tree
from tiaowen.write.backlinks import backlinks
from tiaowen.write.places import MANY, MOST
from tiaowen.write.view import View, view_of

PENAL = [
    "第一條 為了處罰，制定本法。",
    "第二條 處罰要公開。",
    "第三條 有下列情形之一的，處罰：",
    "（一）甲；",
    "（二）乙。",
    "不罰的，告誡。",
]


def shelf(*texts: tuple[str, Sequence[str]]) -> tuple[list[EnrichedWork], list[Problem]]:
    """Works ``w0``, ``w1`` … by title and paragraphs, linked, and what is told of them."""
    works = [_numbered(made(title, paragraphs), f"w{n}") for n, (title, paragraphs) in enumerate(texts)]
    return link_works([enrich(work, (), ()) for work in works], Lexicon(), {})


def _numbered(work: Work, name: str) -> Work:
    return replace(work, received=replace(work.received, id=name, path=f"docs/decisions/{name}", usage="大陸"))


def views(works: Sequence[EnrichedWork], script: Script = "hant") -> dict[str, View]:
    others: dict[str, View] = {}
    others |= {work.work.id: view_of(work, script, WORDS, Lexicon(), Settings(), others) for work in works}
    return others


def targets(work: EnrichedWork) -> list[tuple[str, str, str]]:
    found = [reference.target for reference in work.linked.references if reference.target]
    return [(target.work, target.unit, target.anchor) for target in found]


def elsewhere(works: Sequence[EnrichedWork], unit: str) -> list[dict[str, object]]:
    view = views(works)["w0"]
    groups = backlinks(view, view.tree.units[unit])
    items = [group["items"] for group in groups if group["kind"] == "referring elsewhere"]
    return items[0] if items else []  # type: ignore[return-value]


def test_a_reference_leads_to_the_provision_of_a_work_on_the_shelf_and_is_seen_from_there() -> None:
    text = [
        "第一條 依照《中華人民共和國某國處罰法》第三條第二款，制定本辦法。",
        "第二條 依照某國處罰法第三條第一款第（二）項和《某國處罰法》第二條辦理。",
    ]
    works, problems = shelf(("中華人民共和國某國處罰法", PENAL), ("某市處罰辦法", text))
    assert [target for target in targets(works[1]) if target[0] == "w0"] == [
        ("w0", "a3", "p4"), ("w0", "a3", "p3"), ("w0", "a2", ""),
    ]  # fmt: skip
    assert [(said.work, said.reference.unit) for said in works[0].linked.elsewhere["a3"]] == [
        ("w1", "a1"),
        ("w1", "a2"),
    ]
    items = elsewhere(works, "a3")
    assert [(item["label"], item["page"]) for item in items] == [
        ("《某市處罰辦法》第一條", "w1/a1.md"),
        ("《某市處罰辦法》第二條", "w1/a2.md"),
    ]
    assert items[0]["quote"] == ["依照《中華人民共和國某國處罰法》", "第三條第二款", "，制定本辦法。"]
    assert works[1].linked.elsewhere == {}
    assert problems == []


def test_a_work_on_the_shelf_is_linked_where_it_is_named_alone() -> None:
    works, _ = shelf(
        ("某國處罰法", PENAL), ("某市辦法", ["第一條 依照《某國處罰法》和《某國處罰法》辦理。", "第二條 施行。"])
    )
    links = [link.target for links in works[1].linked.text.values() for link in links]
    assert links == [ReferenceTarget("w0", "")]


def test_where_many_works_refer_each_is_named_once_and_the_page_does_not_grow() -> None:
    text = ["第一條 依照《某國處罰法》第二條辦理。", "第二條 《某國處罰法》第二條、第三條適用。"]
    some, _ = shelf(("某國處罰法", PENAL), *((f"某市第{n}辦法", text) for n in range(1, MANY)))
    assert elsewhere(some, "a2")[0] == {
        "label": "《某市第1辦法》", "words": "2 處", "page": "w1/a1.md", "hash": "s1",
    }  # fmt: skip
    many, _ = shelf(("某國處罰法", PENAL), *((f"某市第{n}辦法", text) for n in range(MOST + 5)))
    items = elsewhere(many, "a2")
    assert len(items) == MOST + 1
    assert items[-1] == {"label": "另有 5 份文件"}


def test_a_provision_that_the_work_on_the_shelf_lacks_is_a_reminder() -> None:
    text = ["第一條 依照《某國處罰法》第九十條、第九十一條，第二條和《某國別的法》第九十條辦理。", "第二條 施行。"]
    works, problems = shelf(("某國處罰法", PENAL), ("某市處罰辦法", text))
    assert [(p.code, p.path, p.line, p.warning) for p in problems] == [
        ("X001", "docs/decisions/w1/received.txt", 2, True),
        ("X001", "docs/decisions/w1/received.txt", 2, True),
    ]
    assert "《某国处罚法》“第九十条”" in problems[0].message
    assert ("w0", "a2", "") in targets(works[1])


def test_a_bare_title_may_mean_the_work_of_the_shelf_that_the_text_names() -> None:
    text = ["第一條 依照《某國檔案辦法》和《某國處罰法》制定。", "第二條 《辦法》沒有規定的，從其規定。"]
    _, problems = shelf(("某國檔案辦法", PENAL), ("某國處罰法", PENAL), ("某市規定", text))
    assert [(p.code, p.hint.startswith("是不是本站的《某国档案办法》？")) for p in problems] == [("X002", True)]


def test_linking_a_shelf_takes_steps_in_proportion_to_its_text() -> None:
    def texts(count: int) -> list[EnrichedWork]:
        law = [f"第{format_numeral(n)}條 處罰要公開。" for n in range(1, 4)]
        rules = [
            f"第{format_numeral(n)}條 依照《某國處罰法》第二條、第三條和《某市第{n}辦法》第一條辦理。"
            for n in range(1, 4)
        ]
        works = [made("某國處罰法", law), *(made(f"某市第{n}辦法", rules) for n in range(count))]
        return [enrich(_numbered(work, f"w{n}"), (), ()) for n, work in enumerate(works)]

    short, long = (texts(count) for count in (10, 40))
    took = [steps(lambda works=works: link_works(works, Lexicon(), {})) for works in (short, long)]  # type: ignore[misc]
    assert log(took[1] / took[0], 4) <= EXPONENT, took


def test_what_other_works_say_stays_with_the_text_of_the_works_own_folder() -> None:
    """The day that another work means is not known; a text that names its own work leads nowhere."""
    text = ["第一條 依照《某國處罰法》第二條辦理。", "第二條 施行。"]
    works, _ = shelf(("某國處罰法", [*PENAL, "第四條 《某國處罰法》自公布之日起施行。"]), ("某市處罰辦法", text))
    own = _numbered(works[0].work, "w0/v/2020-01-01")
    other = _numbered(works[0].work, "w0/v/2010-01-01")
    texts = [replace(works[0], work=own, tree=Tree(own)), enrich(other, (), ())]
    (kept, before), _ = link_versions(texts, works, Lexicon(), {})
    assert [said.work for said in kept.linked.elsewhere["a2"]] == ["w1"]
    assert before.linked.elsewhere == {}
    assert not [link for links in before.linked.text.values() for link in links]
