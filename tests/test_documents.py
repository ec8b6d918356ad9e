"""Other documents than the one this site was made for: each is taken in, split and published.

A folder a document in ``tests/documents/``; ``expected.txt`` is its outline, or the Problems of
its flaws, ``DOCUMENTS.tsv`` what each shows.  To accept what is printed now: ``GOLDEN=write make test``.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from invariants import OWN
from samples import CITY

from tiaowen.draft.roles import guess_roles
from tiaowen.draft.work import draft_work
from tiaowen.edit.editions import restore
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.problem import ProblemsFound, as_text
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import load_work, read_conversion
from tiaowen.pipeline import work_pages
from tiaowen.write.labels import name, place_name
from tiaowen.write.view import View

DOCUMENTS = ROOT / "tests" / "documents"
NAMES = sorted(path.name for path in DOCUMENTS.iterdir() if path.is_dir())


@cache
def converter() -> ScriptConverter:
    return read_conversion(CITY)


def take_in(document: str, root: Path) -> EnrichedWork:
    folder = root / "docs" / "decisions" / document
    folder.mkdir(parents=True)
    shutil.copy(DOCUMENTS / document / "received.txt", folder)
    text = (folder / "received.txt").read_text("utf-8")
    (folder / "work.yml").write_text(draft_work(text, converter()), encoding="utf-8")
    return load_work(root, f"docs/decisions/{document}", converter(), ())


def outline(document: str, root: Path) -> str:
    try:
        enriched = take_in(document, root)
    except ProblemsFound as found:
        return "\n".join(map(as_text, found.problems))
    tree = enriched.tree
    lines = []
    for unit in enriched.work.units:
        depth = len(tree.lineage(unit)) - 1
        lines.append(f"{'  ' * depth}{unit.id} {unit.kind} {name(unit, 'hans')} · {len(unit.sentences)}")
    flaws = [problem for problem in enriched.work.received.told if problem.code.startswith("R02")]
    return "\n".join([*lines, *map(as_text, flaws)])


@pytest.mark.parametrize("document", NAMES)
def test_its_outline_is_as_expected(document: str, tmp_path: Path) -> None:
    expected = DOCUMENTS / document / "expected.txt"
    found = outline(document, tmp_path) + "\n"
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize(
    "document", [document for document in NAMES if "flawed" not in document and "book" not in document]
)
def test_nothing_is_added_or_lost(document: str, tmp_path: Path) -> None:
    enriched = take_in(document, tmp_path)
    work = enriched.work
    decision = [line.text for line in work.received.lines if line.role in OWN]
    restored = "".join(restore(s, work.received.script) for unit in work.units for s in unit.sentences)
    assert restored.replace("\n", "") == "".join(decision)
    for script in ("hant", "hans"):
        pages = work_pages(View(enriched, script, converter()))
        assert len({page.path for page in pages}) == len(pages)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("某决定\n\n一、甲\n乙。", "title  body body"),
        ("某市委\n关于某事的决定\n\n(2015年1月8日通过)\n\n为了。", "title title  adoption  body"),
        (
            "某法\n\n目录\n第一章 甲\n第二章 乙\n\n第一章 甲\n第一条 丙。",
            "title  contents contents contents  body body",
        ),
        (
            "关于某事的通知\n\n甲发〔2015〕1号\n\n各县：\n一、甲。\n\n某市委\n2015年1月8日",
            "title  number  addressee body  signature signature",
        ),
        ("中共某市委\n\n关于某事的\n\n决  定\n\n（2015年1月8日）\n\n为了。", "title  title  title  adoption  body"),
        ("某法典\n\n继承编\n\n2020年5月28日 某会议通过\n\n第一条 甲。", "title  title  adoption  body"),
        ("某条例\n总　则\n第一条 甲。", "title body body"),
        ("某决定\n\n某决定\n\n为了。", "web-headword  title  body"),
        ("某条例\n\n来源：某网　发布时间：2015-01-08\n\n第一条 甲。", "title  web-information  body"),
        ("某办法\n\n2015年1月8日 某院\n\n某委发布\n\n第一条 甲。", "title  adoption  adoption  body"),
        (
            "某办法\n\n2015年1月8日 某会《关于修改\n\n某办法的决定》修正\n\n第一条 甲。",
            "title  adoption  adoption  body",
        ),
        ("某决议\n\n2015年1月8日，某会召开会议\n\n甲。", "title  body  body"),
        ("某决议\n\n2015年1月8日某会召开会议。同意。\n\n甲。", "title  body  body"),
        (
            "某决定\n\n目 录\n\n一、甲……1\n\n二、乙……2\n\n为了。\n\n一、甲\n\n丙。",
            "title  contents  contents  contents  body  body  body",
        ),
        (
            "某通知\n\n甲。\n\n附件：1.乙\n\n某府\n2015.1.8\n\n附件1\n\n乙",
            "title  body  body  signature signature  body  body",
        ),
        (
            "某通知\n\n甲。\n\n某府\n二〇一五年一月八日\n（此件公开发布）\n抄送：某局。",
            "title  body" + "  signature" * 4,
        ),
        ("某决定\n\n甲。\n\n国家主席　张三\n市长：李 四\n二○一五年元月八日", "title  body" + "  signature" * 3),
        ("某决定\n\n甲。\n\n包括\n\n某局\n\n某部", "title" + "  body" * 4),
        ("某决定\n\n甲。\n\n某市人民代表大会", "title  body  signature"),
        (
            "某词\n\n《某决定》是甲。\n\n基本信息\n\n2015年公布。\n\n意见\n\n某委某决定\n\n(2015年1月8日通过)\n\n为了。\n\n一、甲。\n\n热门词条",
            "web-headword web-lead web-heading web-information web-heading title adoption body body web-footer",
        ),
        (
            "某公告\n\n第12号\n\n《某条例》已通过，现予公布。\n\n某委员会\n\n2015年1月8日\n\n某条例\n\n（2015年1月8日通过）\n\n第一条 甲。",
            "carrier-title carrier-number carrier carrier-signature carrier-signature title adoption body",
        ),
        ("某决定\n\n甲。\n\n某府\n2015年1月8日\n\n【打印】【关闭】", "title body signature signature web-footer"),
        ("", ""),
    ],
)
def test_lines_are_guessed_by_their_form(text: str, roles: str) -> None:
    guessed = guess_roles(text.split("\n"))
    assert [role for role in guessed if role] == roles.split()


def test_a_signature_above_an_annex_is_printed_there(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "decisions" / "x"
    shutil.copytree(ROOT / "tests" / "cases" / "works" / "ok-signature-above-annex", folder)
    enriched = load_work(tmp_path, "docs/decisions/x", converter(), ())
    assert [unit.id for unit in enriched.work.units] == ["title", "1", "signature", "annex1", "annex1-1"]
    pages = work_pages(View(enriched, "hant", converter()))
    full = next(page.body for page in pages if page.path.endswith("full.md")).replace("<wbr>", "")
    assert full.index("某市委") < full.index("檔案目錄")


@pytest.mark.parametrize(
    "note",
    [
        "（二〇一五年一月八日某会议通过）", "二○一五年一月八日通过", "(2015.1.8通过)", "2015-01-08", "２０１５年１月８日",
        "2015 年 1 月 8 日某会议通过", "（某会议2015年1月8日通过）", "（二○一五年元月八日）", "（某令第12号　2015年1月8日公布）", "【某令】 2015年1月8日发布",
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form(note: str) -> None:
    assert "date: 2015-01-08" in draft_work(f"某市关于某事的决定\n\n{note}\n\n为了。\n", converter())


def test_a_title_set_wide_is_written_close_and_two_issuers_apart() -> None:
    assert 'short_title: "甲院 乙院关于某事的决定"' in draft_work(
        "甲院 乙院\n关于某事的\n决　定\n\n为了。\n", converter()
    )


def test_the_web_page_around_a_decision_is_told_apart() -> None:
    text = (CITY / "docs" / "decisions" / "city-2015" / "received.txt").read_text("utf-8")
    drafted = draft_work(text, converter())
    reviewed = (CITY / "docs" / "decisions" / "city-2015" / "work.yml").read_text("utf-8")
    assert drafted.partition("lines:\n")[2] == reviewed.partition("lines:\n")[2]


def test_an_annex_is_cited_by_its_number(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "decisions" / "x"
    folder.mkdir(parents=True)
    text = "某市办法\n\n（2015年1月8日通过）\n\n第一条 甲。\n\n附件 一：乙\n\n附件２\n\n丙。\n"
    (folder / "received.txt").write_text(text, encoding="utf-8")
    (folder / "work.yml").write_text(draft_work(text, converter()), encoding="utf-8")
    tree = load_work(tmp_path, "docs/decisions/x", converter(), ()).tree
    assert [place_name(tree, unit, "hans") for unit in tree.paged] == ["第一条", "附件一", "附件２"]


def test_every_document_says_in_one_line_of_its_own_what_it_shows() -> None:
    header, *rows = (DOCUMENTS / "DOCUMENTS.tsv").read_text("utf-8").splitlines()
    lines = dict(row.split("\t") for row in rows)
    assert header == "document\tshows"
    assert sorted(lines) == NAMES, "tests/documents/DOCUMENTS.tsv"
    assert len({*lines.values()}) == len(rows)
    assert all(4 <= len(line) <= 60 and line == line.strip() for line in lines.values())


def test_a_list_of_annexes_whose_names_begin_with_a_year_is_a_list(tmp_path: Path) -> None:
    """1．2024年防汛抗旱责任人名单 is no number 1.2024, and the list begins none of the three annexes."""
    rows = (ROOT / "tests/roles/notice-with-three-annexes.txt").read_text("utf-8").splitlines()
    folder = tmp_path / "docs/decisions/x"
    folder.mkdir(parents=True)
    text = "\n".join(row.partition("\t")[2] for row in rows) + "\n"
    (folder / "received.txt").write_text(text, "utf-8")
    (folder / "work.yml").write_text(draft_work(text, read_conversion(CITY)), "utf-8")
    work = load_work(tmp_path, "docs/decisions/x", read_conversion(CITY), ()).work
    annexes = {unit.id: unit.heading.hans for unit in work.units if unit.kind == "annex" and unit.heading}
    assert annexes == {
        "annex1": "2024年防汛抗旱责任人名单", "annex2": "2024年重点水库汛限水位表", "annex3": "防汛检查表",
    }  # fmt: skip
