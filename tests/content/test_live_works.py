"""What stands in ``docs/``, whatever it is: built strictly, whole, and every address that was promised is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from invariants import INVARIANTS
from samples import ROOT
from test_addresses import missing

from tiaowen.site import Site, load_site
from tiaowen.write.built.prove import broken


@cache
def loaded() -> Site:
    return load_site(ROOT)


def test_every_text_is_whole_in_both_editions() -> None:
    for work in loaded().works:
        for holds in INVARIANTS:
            holds(work)


def test_every_recorded_address_is_on_the_site_in_both_scripts(live: Path) -> None:
    assert missing(ROOT, live) == []


def test_every_internal_link_and_fragment_resolves(live: Path) -> None:
    pages = [path for path in sorted(live.rglob("*.html")) if path.name != "404.html"]
    assert pages
    assert {path: found for path in pages if (found := broken(live, path))} == {}


def test_ids_are_unique_on_every_page(live: Path) -> None:
    for path in live.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))
        assert len(ids) == len(set(ids)), path
