"""The table of kinds of pages, held against the style sheets and scripts that speak of them."""

from __future__ import annotations

import re

import pytest
from test_places import ROOT

from tiaowen.write.page_kinds import PAGE_KINDS, PageKind

ASSETS = ROOT / "overrides/assets"


def test_no_style_sheet_or_script_speaks_of_a_kind_that_is_not_there() -> None:
    files = [*ASSETS.rglob("*.css"), *ASSETS.rglob("*.js")]
    spoken = {found for path in files for found in re.findall(r"\.kind-([a-z]+)", path.read_text("utf-8"))}
    assert spoken <= set(PAGE_KINDS)


def test_what_a_kind_loads_is_there() -> None:
    for kind in PAGE_KINDS.values():
        names = [f"stylesheets/{name}.css" for name in kind.sheets] + [
            f"javascripts/{name}.js" for name in kind.scripts
        ]
        assert [name for name in names if not (ASSETS / name).is_file()] == [], kind.name


def test_a_kind_that_is_half_added_says_what_lacks() -> None:
    with pytest.raises(TypeError, match=r"missing 1 required .* 'of_all'"):
        PageKind("changes", (), ())  # type: ignore[call-arg]
