"""The generator's tests are true whatever stands in ``docs/``: they read the samples and never the live content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import ROOT

TESTS = ROOT / "tests"
CONTENT = TESTS / "content"
# The first word of each work that has a suite of its own.
LIVE = {path.name.split("_")[0] for path in CONTENT.iterdir() if path.is_dir() and "_" in path.name.strip("_")}
# Ways to reach the sources of this checkout: its docs/, its settings, or the checkout given to what reads a site.
REACHES = re.compile(
    r"""ROOT\s*/\s*(?:"docs["/]|"mkdocs\.yml")|\b(?:load|read|check|build|new|review|register)\w*\(\s*ROOT\b|: Path = ROOT\b"""
)


def sources() -> Iterator[Path]:
    """What the tests are written in, but for this guard, the place where the checkout is named and the suites of content."""
    for path in sorted([*TESTS.rglob("*.py"), *TESTS.rglob("*.mjs")]):
        if CONTENT not in path.parents and path.name not in (Path(__file__).name, "samples.py"):
            yield path


def test_no_test_of_the_generator_names_a_live_work_or_reads_docs() -> None:
    found = []
    for path in sources():
        text = path.read_text("utf-8")
        found += [(path, word) for word in [*REACHES.findall(text), *(name for name in LIVE if name in text)]]
    assert found == []


@pytest.mark.parametrize(
    "line",
    ['load_site(ROOT)', 'ROOT / "docs" / "decisions"', 'ROOT / "docs/pages"', 'ROOT / "mkdocs.yml"', "root: Path = ROOT"],
)  # fmt: skip
def test_the_guard_sees_a_way_to_the_live_sources(line: str) -> None:
    assert REACHES.search(line)


@pytest.mark.parametrize("line", ['ROOT / "overrides"', "cwd=ROOT", "typeset(ROOT, view, DAY)", 'CITY / "docs"'])
def test_the_guard_lets_the_generator_itself_be_read(line: str) -> None:
    assert not REACHES.search(line)
