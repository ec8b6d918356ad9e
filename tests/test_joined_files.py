"""What every page asks for is published as one style sheet and one script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tiaowen.write.built.joined_files import with_one_file_a_kind, write_joined

PAGE = (
    '<link rel="stylesheet" href="../assets/stylesheets/a.css"><link rel="stylesheet" href="../assets/stylesheets/b.css">\n'
    '<link rel="stylesheet" href="../assets/stylesheets/c.css">\n<script src="../assets/javascripts/first.js"></script>\n'
    '<script src="../assets/javascripts/one.js" defer></script><script src="../assets/javascripts/two.js" defer></script>'
)


def test_tags_side_by_side_become_one_and_others_stay() -> None:
    html, names = with_one_file_a_kind(PAGE)
    assert re.findall(r'(?:href|src)="([^"]+)"', html) == [
        "../assets/stylesheets/page.css",
        "../assets/stylesheets/c.css",
        "../assets/javascripts/first.js",
        "../assets/javascripts/page.js",
    ]
    assert html.endswith('<script src="../assets/javascripts/page.js" defer></script>')
    assert names == (
        "assets/stylesheets/a.css",
        "assets/stylesheets/b.css",
        "assets/javascripts/one.js",
        "assets/javascripts/two.js",
    )
    assert with_one_file_a_kind(html) == (html, ())


def test_pages_that_ask_for_different_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="different files"):
        write_joined(tmp_path, [("assets/stylesheets/a.css",), ("assets/stylesheets/b.css",), ()])


def test_a_script_that_fails_stops_no_other_and_is_reported(tmp_path: Path, browser: Browser) -> None:
    names = tuple(f"{name}.js" for name in ("one", "two", "three"))
    for name, code in zip(names, ("document.title = 'a'", "nowhere()", "document.title += 'b'"), strict=True):
        (tmp_path / name).write_text(f"(() => {{ {code} }})()\n")
    write_joined(tmp_path, [names])
    assert [path.name for path in tmp_path.iterdir()] == ["page.js"]
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_script_tag(path=tmp_path / "page.js")
    assert page.title() == ""  # nothing runs without what they share
    page.evaluate("window.reader = {}")
    page.add_script_tag(path=tmp_path / "page.js")
    page.wait_for_timeout(50)
    assert page.title() == "ab"
    assert len(wrong) == 1
    assert "nowhere" in wrong[0]
    page.close()


def test_every_page_asks_for_the_same_two(site: Path) -> None:
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        if "<article" in html:
            assert len(re.findall(r'assets/(?:stylesheets/page\.css|javascripts/page\.js)"', html)) == 2, page
