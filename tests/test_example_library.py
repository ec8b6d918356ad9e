"""The example of a site of many works: its sources are sound and show what they are there for; it is not built here."""

from __future__ import annotations

from functools import cache

from conftest import ROOT

from tiaowen.read.unknown import UNKNOWN_CODES
from tiaowen.site import Site, load_site

EXAMPLE = ROOT / "examples" / "library"


@cache
def site() -> Site:
    return load_site(EXAMPLE)


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
