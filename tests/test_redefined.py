"""A definition that changed marks the provisions that use its word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from test_references import WORDS, made
from test_versions import WORDING, by_id

from tiaowen.enrich.enriched import EnrichedWork, enrich
from tiaowen.enrich.linked import link_works
from tiaowen.enrich.versions import Version, Versions
from tiaowen.lexicon import Lexicon
from tiaowen.read.settings import Settings
from tiaowen.tree import Tree
from tiaowen.versions.changes import changes_of
from tiaowen.versions.mapping import draft_mapping
from tiaowen.write.pages.changes import changes_pages
from tiaowen.write.texts import wordings
from tiaowen.write.view import View, view_of

FIRST = (
    "第一條 本條例所稱檔案，是指有保存價值的記錄。",
    "第二條 市檔案局（以下簡稱主管部門）負責全市的工作。",
    "第三條 單位應當保管檔案。",
    "第四條 主管部門應當檢查檔案的保管。",
    "第五條 本條例自公布之日起施行。",
)


def text(day: str, lines: tuple[str, ...]) -> EnrichedWork:
    work = made("某市檔案條例", lines)
    received = replace(
        work.received, id=f"dang/v/{day}", path="docs/decisions/dang" + (f"/versions/{day}" if day < "2020" else "")
    )
    found = enrich(replace(work, received=received), (), ())
    return link_works([replace(found, tree=Tree(found.work))], Lexicon(), {})[0][0]


def versions(*texts: tuple[str, ...]) -> Versions:
    """One text every ten years, the last of them the main one."""
    works = [text(f"{2020 - 10 * (len(texts) - 1 - at)}-01-01", lines) for at, lines in enumerate(texts)]
    listed = [Version(date(2020 - 10 * (len(texts) - 1), 1, 1), works[0])]
    for before, after in pairwise(works):
        mapping = draft_mapping(before.work.units, after.work.units, WORDING)
        changes = changes_of(by_id(before.work.units), by_id(after.work.units), mapping, WORDING)
        listed.append(Version(date.fromisoformat(after.work.id[-10:]), after, changes))
    return Versions(tuple(listed))


def view(of: Versions) -> View:
    """The main text at the bare address."""
    main = of.main.work
    bare = replace(main, work=replace(main.work, received=replace(main.work.received, id="dang")))
    return view_of(replace(bare, tree=Tree(bare.work)), "hant", WORDS, Lexicon(), Settings(), {}, of)


ANEW = "第一條 本條例所稱檔案，是指有保存價值的記錄和數據。"
OTHER = "第二條 市檔案館（以下簡稱主管部門）負責全市的工作。"


@pytest.mark.parametrize(
    ("second", "marked"),
    [
        ((ANEW, *FIRST[1:]), {"a3": ["档案"], "a4": ["档案"]}),
        ((FIRST[0], OTHER, *FIRST[2:]), {"a4": ["主管部门"]}),
        # What is said of the office, not what the short name means.
        ((FIRST[0], "第二條 市檔案局（以下簡稱主管部門）負責全省的工作。", *FIRST[2:]), {}),
        # A number or a comma is no change.
        ((FIRST[0].replace("，", ","), *FIRST[1:]), {}),
        ((*FIRST[:2], "第三條 單位和個人應當保管檔案。", *FIRST[3:]), {}),
    ],
)  # fmt: skip
def test_provisions_that_use_a_word_are_marked_where_its_meaning_changed(
    second: tuple[str, ...], marked: dict[str, list[str]]
) -> None:
    of = versions(FIRST, second)
    units = of.listed[1].work.tree.units
    found = {str(unit): [word for word, defining, _ in of.redefined(1, unit) if defining != unit] for unit in units}
    assert {unit: words for unit, words in found.items() if words} == marked
    assert not any(of.redefined(0, unit) for unit in units)


def test_both_pages_say_so() -> None:
    seen = view(versions(FIRST, (ANEW, *FIRST[1:])))
    using, defining = (str(wordings(seen, seen.tree.units[unit])) for unit in ("a3", "a1"))
    assert '這一條用到的「檔案」，2020年1月1日改了定義：<a href="../a1/">第一條</a>。' in using
    assert "改了定義" not in defining
    day = changes_pages(seen)[1].body
    assert "「檔案」的定義改了，用到它的：" in day
    assert day.count("第四條") == 1
    assert '<a href="../../../dang/v/2020-01-01/a3/">第三條</a>、' in day


def test_a_meaning_that_changed_in_an_earlier_text_is_told_with_its_day() -> None:
    of = versions(FIRST, (ANEW, *FIRST[1:]), (ANEW, *FIRST[1:4], "第五條 本條例自2020年1月1日起施行。"))
    assert [(word, str(version.day)) for word, _, version in of.redefined(2, "a3")] == [("档案", "2010-01-01")]
    assert of.users(2, "a1") == {}
