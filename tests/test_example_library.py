"""The example of a site of many works: its sources are sound and show what they are there for; its files are made in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest
from conftest import ROOT

from tiaowen.pipeline import make_outputs
from tiaowen.read.unknown import UNKNOWN_CODES
from tiaowen.site import Site, load_site

EXAMPLE = ROOT / "examples" / "library"
pytestmark = pytest.mark.slow


@cache
def site() -> Site:
    return load_site(EXAMPLE)


@cache
def made() -> Mapping[str, str]:
    """The pages and data by their paths."""
    return {output.path: output.content.decode() for output in make_outputs(site())}


# A law in three texts, of the days that their own notes tell.
LAW, DAYS = "dlystl-2004", ["2019-03-02", "2022-03-29", "2023-07-20"]


def test_it_has_about_twenty_works_of_four_kinds_and_a_notice_with_what_it_carries() -> None:
    assert 20 <= len(site().works) <= 30
    assert len(site().shelf.kinds) >= 4
    assert [work.work.id for work in site().works if work.work.received.carrier] == ["tongzhi-2019"]


def test_it_is_told_of_nothing_but_what_is_not_known_and_what_its_texts_themselves_lack() -> None:
    codes = {problem.code for problem in site().warnings if problem.warning}
    assert codes <= {*UNKNOWN_CODES, *TEXTS_LACK}


# A part of a code that begins at its own number.
TEXTS_LACK = ("R023",)


def test_its_works_refer_to_each_other_and_its_collection_is_read() -> None:
    assert [collection.slug for collection in site().collections] == ["zhongxiaoqiye"]
    cited = {work.id: work.cited for work in site().shelf.works}
    assert cited["zxqycjf-2002"] == 2
    assert cited["xxf-1997"] == 1


def test_one_of_its_works_stands_in_three_texts_and_each_change_names_the_act_that_made_it() -> None:
    versions = site().versions[LAW]
    assert [str(version.day) for version in versions.listed] == DAYS
    for version, nth in zip(versions.listed[1:], ("第四次修订", "第五次修订"), strict=True):
        assert version.amending
        (event,) = version.amending.events
        assert (event.date, event.note) == (version.day, f"《国务院关于修改和废止部分行政法规的决定》{nth}")


def test_what_became_of_each_provision_is_as_it_was_judged_by_hand() -> None:
    second, third = (version.changes for version in site().versions[LAW].listed[1:])
    kinds = [Counter((change.provision.kind, change.changed) for change in changes) for changes in (second, third)]
    assert kinds[0] == {("same", True): 45, ("same", False): 50}
    assert kinds[1] == {
        ("same", True): 3,
        ("same", False): 76,
        ("renumbered", True): 3,
        ("renumbered", False): 12,
        ("gone", True): 1,
    }
    changed = [(*c.provision.old, *c.provision.new) for c in third if c.changed]
    # The note of adoption is no provision; 第六十八条 was repealed, so what stands behind it moved up.
    assert changed == [
        ("adoption", "adoption"), ("a63", "a63"), ("a65", "a65"), ("a68",), ("a69", "a68"), ("a71", "a70"), ("a75", "a74"),
    ]  # fmt: skip


def test_the_pages_of_its_three_texts_tell_of_each_other() -> None:
    day = made()[f"docs/{LAW}/changes/2023-07-20.md"]
    assert "2023年7月20日國務院第五次修訂" in day
    assert "<span>《國務院關於修改和廢止部分行政法規的決定》</span>" in day
    assert "刪去 1 處" in day
    hans = made()[f"docs/hans/{LAW}/v/2019-03-02/a68.md"]
    assert "2023年7月20日起的文本" in hans
    assert "没有这一条" in hans
    assert "從前的文字 2 種" in made()[f"docs/{LAW}/a63.md"]
