"""Every internal link of the built site leads to a page that is there, every fragment to an element on it."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

ORIGIN = "http://127.0.0.1:8000/"
LINKING = {"href", "src", "data-twin"}


class _Links(HTMLParser):
    """The ids of a page and every address that it names; a base of the page's own would change them all."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "base"
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value or "")
            elif name in LINKING and value is not None:
                self.addresses.append(value)


@cache
def links(path: Path) -> _Links:
    parser = _Links()
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser


def url_of(site: Path, path: Path) -> str:
    return ORIGIN + path.relative_to(site).as_posix().removesuffix("index.html")


def file_of(site: Path, url: str) -> Path | None:
    """The file that a host of plain files answers with."""
    path = site / unquote(urlsplit(url).path).lstrip("/")
    if path.is_dir():
        path = path / "index.html"
    return path if path.is_file() else None


def broken(site: Path, path: Path) -> list[str]:
    """The addresses of one page that lead nowhere."""
    page = url_of(site, path)
    wrong = []
    for address in links(path).addresses:
        url = urljoin(page, address)
        if not url.startswith(ORIGIN) or address.startswith(("javascript:", "data:")):
            continue
        target = file_of(site, url)
        fragment = unquote(urlsplit(url).fragment)
        if target is None or (fragment and target.suffix == ".html" and not _has(target, fragment)):
            wrong.append(address)
    return wrong


def _has(path: Path, fragment: str) -> bool:
    return fragment in links(path).ids or fragment == "__skip" or fragment.startswith(":~:")


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
    page.write_text(f'<a href="../2-1/#s1">good</a><a href="{broken_link}">bad</a>', encoding="utf-8")
    assert broken(tmp_path, page) == [broken_link]
