"""Every internal link of the built site leads to a page that is there, every fragment to an element on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiaowen.write.built.prove import broken, links


def test_every_internal_link_and_fragment_resolves(site: Path) -> None:
    pages = [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    wrong = {path.relative_to(site).as_posix(): found for path in pages if (found := broken(site, path))}
    assert not wrong
    assert sum(len(links(path).addresses) for path in pages) > 5_000


@pytest.mark.parametrize("broken_link", ["../nowhere/", "../2-1/#s99", "#nothing", "/missing.js"])
def test_the_checker_finds_a_broken_link(tmp_path: Path, broken_link: str) -> None:
    for name in ("index.html", "2-1/index.html", "3-3/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('<p id="s1">a</p><a href="#s1">b</a>', encoding="utf-8")
    page = tmp_path / "3-3" / "index.html"
    page.write_text(f'<a href="../2-1/#s1">good</a>\n<a href="{broken_link}">bad</a>', encoding="utf-8")
    assert broken(tmp_path, page) == [(broken_link, 2)]
