"""What is done to the site MkDocs built, before anyone sees it: the offline copy, its size, the worker."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tiaowen.read.settings import read_settings
from tiaowen.write.built.build_marks import mark_build
from tiaowen.write.built.codes import add_code
from tiaowen.write.built.joined_files import with_one_file_a_kind, write_joined
from tiaowen.write.built.offline import NAME, offline_zip
from tiaowen.write.built.unasked import names_in, remove_unasked
from tiaowen.write.built.worker import add_worker

SUMS = "SHA256SUMS"
# What Material writes outside of its blocks and HTML does not allow.
_WRONG = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
# Templates leave empty lines and indents, a tenth of a page; in some elements they are text.
_INDENTED = re.compile(r"\n\s+")
_AS_IT_STANDS = re.compile(r"(?s)(<(?:pre|textarea|script|svg)\b.*?</(?:pre|textarea|script|svg)>)")
# An empty site and one without address have no feed that a page could name.
_FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml"[^>]*feed\.xml">')
_SIZE = re.compile(r"(<small data-size>)[^<]*(</small>)")
_OFFLINE_PAGES = ("offline/index.html", "hans/offline/index.html")


def finish(root: Path, site: Path, sums: bool) -> None:
    """Complete ``site`` in place; for a release with the checksums of every file."""
    settings = read_settings(root)
    remove_unasked(site, root / settings.theme, _tidy(site))
    if not settings.site:
        _without_address(site)
    code = mark_build(site)
    works = [path.parent.name for path in sorted((root / "docs/decisions").glob("*/work.yml"))]
    zipped = offline_zip(site, settings.site)
    (site / NAME).write_bytes(zipped)
    for name in _OFFLINE_PAGES:
        if (site / name).is_file():
            _say_size(site / name, len(zipped))
    add_worker(site, works, settings.site, code, settings.offline)
    if sums:
        (site / SUMS).write_text(checksums(site), "utf-8")


def checksums(site: Path) -> str:
    """One line a file, as ``sha256sum -c`` reads them."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n" for path in files
    ]
    return "".join(lines)


def _without_address(site: Path) -> None:
    """MkDocs makes an empty sitemap where no address is known."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


def _say_size(page: Path, size: int) -> None:
    html = page.read_text("utf-8")
    page.write_text(_SIZE.sub(rf"\g<1>{size / 1_000_000:.1f} MB\g<2>", html), "utf-8")


def _tidy(site: Path) -> set[str]:
    """Mend and shorten every page; the names of the files that they ask for."""
    asked, named = set(), set[str]()
    feed = (site / "feed.xml").exists()
    for page in site.rglob("*.html"):
        html = _WRONG.sub(r"\1", page.read_text("utf-8"))
        html = html if feed else _FEED.sub("", html)
        parts = _AS_IT_STANDS.split(html)
        parts[::2] = [_INDENTED.sub("\n", part) for part in parts[::2]]
        html, names = with_one_file_a_kind("".join(parts))
        asked.add(names)
        named |= names_in(html)
        page.write_text(add_code(page, html), "utf-8")
    write_joined(site, asked)
    return named
