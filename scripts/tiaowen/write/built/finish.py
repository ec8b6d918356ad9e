"""What is done to the site MkDocs built, before anyone sees it: the offline copy, its size, the worker."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tiaowen.kit.html_tokens import tokens
from tiaowen.kit.kept import FOLDER, Kept
from tiaowen.read.settings import read_settings
from tiaowen.write.built.build_marks import mark_search
from tiaowen.write.built.completed import Completion
from tiaowen.write.built.offline import write_offline_zip
from tiaowen.write.built.sitemap import split_sitemap
from tiaowen.write.built.unasked import names_in, remove_sources, remove_unasked
from tiaowen.write.built.worker import add_worker

SUMS = "SHA256SUMS"
KEPT = f"{FOLDER}/pages"
_LIBRARY_SCHEMA = "assets/schema/library-1.json"
_OFFLINE_PAGES = ("offline/index.html", "hans/offline/index.html")


def finish(root: Path, site: Path, sums: bool) -> None:
    """Complete ``site`` in place; for a release with the checksums of every file."""
    settings = read_settings(root)
    theme = root / settings.theme
    remove_sources(site, theme, root / "docs")
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    remove_unasked(site, theme, {name for page in pages for name in names_in((site / page).read_text("utf-8"))})
    if not settings.site:
        _without_address(site)
    split_sitemap(site, settings.site)
    if not (site / "library.json").exists():
        (site / _LIBRARY_SCHEMA).unlink(missing_ok=True)
    marks = mark_search(site)
    kept = Kept(root / KEPT)
    completion = Completion(kept, settings.site, (site / "feed.xml").exists(), marks)
    for page in pages:
        completion.complete(site, page)
    works = [path.parent.name for path in sorted((root / "docs/decisions").glob("*/work.yml"))]
    size = write_offline_zip(site, completion.for_disk)
    for name in _OFFLINE_PAGES:
        if (site / name).is_file():
            _say_size(site / name, size)
    add_worker(site, works, settings.site, marks.code, settings.offline)
    if sums:
        (site / SUMS).write_text(checksums(site), "utf-8")
    kept.forget_others()


def checksums(site: Path) -> str:
    """One line a file, as ``sha256sum -c`` reads them."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != SUMS)
    return "".join(f"{_sha256(path)}  {path.relative_to(site).as_posix()}\n" for path in files)


def _sha256(path: Path) -> str:
    """Read in pieces: the offline copy is as large as the site."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _without_address(site: Path) -> None:
    """MkDocs makes an empty sitemap where no address is known."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


def _say_size(page: Path, size: int) -> None:
    found = tokens(page.read_text("utf-8"))
    parts = [token.source + f"{size / 1_000_000:.1f} MB" * ("data-size" in token.attributes) for token in found]
    page.write_text("".join(parts), "utf-8")
