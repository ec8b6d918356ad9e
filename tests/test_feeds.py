"""What the feeds announce: one change, one entry, in exactly the feeds that it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from samples import VERSIONS_WORK as WORK
from test_versions import FOLDER, site

from tiaowen.model import SCRIPTS, Script
from tiaowen.pipeline import all_views
from tiaowen.read.settings import Settings
from tiaowen.write.data.feeds import feed_outputs
from tiaowen.write.pages.changes import changes_pages
from tiaowen.write.pages.unit import unit_pages
from tiaowen.write.view import View

ATOM = "{http://www.w3.org/2005/Atom}"
CAME, LATER = date(2026, 11, 1), date(2026, 11, 20)
FIRST, LAST = f"{FOLDER}/versions/2010-03-01", f"{FOLDER}/versions/2030-01-01"
TOGETHER = {FOLDER: CAME, FIRST: CAME, LAST: CAME}
# Read from the three texts by hand, by the units of the one at the bare address: in 2018 of a7 and a8 a comma and a reference
# alone changed; in 2030 a8 is gone and what was a9 is a8.
CHANGED = {"2018-07-01": {"a3", "a4", "a5", "a6", "a9"}, "2030-01-01": {"a1", "a4", "a7", "a8", "a9"}}


def seen(came: Mapping[str, date], changed: date | None = CAME, script: Script = "hant") -> View:
    """The work as it is published, its texts here since the days given."""
    (view,) = all_views(replace(site(), settings=Settings(site="https://x.example/")), script)
    return replace(view, came=came, changed=changed)


def feeds(view: View) -> dict[str, list[tuple[str, str]]]:
    """By path below the site the entries' days and links."""
    return {output.path.removeprefix("docs/"): _entries(output.content) for output in feed_outputs([view])}


def _entries(content: bytes) -> list[tuple[str, str]]:
    return [
        (entry.findtext(f"{ATOM}updated", "")[:10], entry.xpath("string(*[local-name()='link']/@href)").removeprefix("https://x.example/"))
        for entry in etree.fromstring(content).iter(f"{ATOM}entry")
    ]  # fmt: skip


def of_provisions(found: Mapping[str, list[tuple[str, str]]]) -> dict[str, set[str]]:
    """By the day of the law the provisions whose feeds tell of it."""
    told: dict[str, set[str]] = {}
    for path, entries in found.items():
        for _, link in entries if path.count("/") == 2 else ():
            told.setdefault(link.split("/")[2], set()).add(path.split("/")[1])
    return told


def test_a_work_that_came_is_told_once_to_the_library_with_all_its_texts() -> None:
    found = feeds(seen(TOGETHER))
    assert found["feed.xml"] == [(str(CAME), f"{WORK}/")]
    assert sorted(link for _, link in found[f"{WORK}/feed.xml"]) == [
        f"{WORK}/", f"{WORK}/changes/2018-07-01/", f"{WORK}/changes/2030-01-01/",
    ]  # fmt: skip
    assert of_provisions(found) == CHANGED


def test_a_text_that_came_later_is_told_to_the_library_the_work_and_what_it_changes() -> None:
    before, after = feeds(seen({FOLDER: CAME, FIRST: CAME})), feeds(seen({**TOGETHER, LAST: LATER}))
    new = (str(LATER), f"{WORK}/changes/2030-01-01/")
    assert of_provisions(before) == {"2018-07-01": CHANGED["2018-07-01"]}
    for path in ("feed.xml", f"{WORK}/feed.xml"):
        assert after[path] == [new, *before[path]]
    others = {path for path in after if path.count("/") == 2}
    more = {path.split("/")[1] for path in others if any(day == str(LATER) for day, _ in after[path])}
    assert more == CHANGED["2030-01-01"]
    assert all(sum(day == str(LATER) for day, _ in after[path]) <= 1 for path in others)


def test_a_correction_of_the_site_is_told_to_library_and_work_and_to_no_provision() -> None:
    before, after = feeds(seen(TOGETHER)), feeds(seen(TOGETHER, changed=LATER))
    new = (str(LATER), f"{WORK}/")
    for path, entries in after.items():
        assert entries == [*([new] if path.count("/") < 2 else []), *before[path]]


def test_a_text_that_takes_the_place_of_another_is_one_change() -> None:
    """The earlier one moves to versions/ on the day on which the later one is put in."""
    found = feeds(seen({FOLDER: CAME, FIRST: LATER}, changed=LATER))
    assert found["feed.xml"] == [(str(LATER), f"{WORK}/changes/2018-07-01/"), (str(CAME), f"{WORK}/")]


def test_without_days_there_is_no_feed_and_no_page_leads_to_one() -> None:
    view = seen({}, changed=None)
    assert feeds(view) == {}
    assert "feed.xml" not in "".join(page.body for page in [*unit_pages(view), *changes_pages(view)])
    assert not any(page.meta.get("feeds") for page in unit_pages(view))


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_feed_is_led_to_by_its_page(script: Script) -> None:
    view = seen(TOGETHER, script=script)
    told = {name for page in [*unit_pages(view), *changes_pages(view)] for name in page.meta.get("feeds", [])}  # type: ignore[attr-defined]
    below = "hans/" if script == "hans" else ""
    assert told == {path.removeprefix(below) for path in feeds(view)} - {"feed.xml"}


def test_ids_are_each_once_and_the_same_however_often_they_are_made() -> None:
    outputs = [*feed_outputs([seen(TOGETHER)]), *feed_outputs([seen(TOGETHER, script="hans")])]
    ids = {o.path: [e.findtext(f"{ATOM}id") for e in etree.fromstring(o.content).iter(f"{ATOM}entry")] for o in outputs}
    assert all(len(found) == len(set(found)) for found in ids.values())
    listed = [
        entry for path, found in ids.items() if path not in ("docs/feed.xml", "docs/hans/feed.xml") for entry in found
    ]
    assert len(listed) == len(set(listed))
    assert [o.content for o in outputs[:2]] == [o.content for o in feed_outputs([seen(TOGETHER)])[:2]]


def test_a_provisions_entry_shows_the_words_that_went_and_came() -> None:
    content = next(o.content for o in feed_outputs([seen(TOGETHER)]) if o.path == f"docs/{WORK}/a3/feed.xml")
    (entry,) = etree.fromstring(content).iter(f"{ATOM}entry")
    assert "<del>" in entry.findtext(f"{ATOM}content", "")
    assert "<ins>" in entry.findtext(f"{ATOM}content", "")
