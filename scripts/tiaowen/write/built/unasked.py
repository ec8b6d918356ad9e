"""Files that nothing of the site asks for are not published: of the theme all scripts and styles, of MkDocs its search index, of
ours the scripts and styles that others are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import material

from tiaowen.write.bundles import CSS, JS

ASSETS = "assets"
_NAMED = re.compile(r"[\w.-]+\.[a-z0-9]+(?=[\"'?#)`])")
_READ = (".css", ".js")
_INDEX_OF_MKDOCS = "search/search_index.json"


def names_in(text: str) -> set[str]:
    """The file names that a page, a style sheet or a script mentions as the end of an address."""
    return set(_NAMED.findall(text))


def remove_unasked(site: Path, overrides: Path, named: Iterable[str]) -> None:
    """Delete of the theme's files, and of our scripts and styles, those whose name is not in ``named`` and not in a style or
    script that stays: a site without long texts needs none of what stands beside them."""
    (site / _INDEX_OF_MKDOCS).unlink(missing_ok=True)
    left = {*_of_the_theme(site, overrides), *(site / JS).glob("*.js"), *(site / CSS).glob("*.css")}
    known = set(named)
    for path in sorted((site / ASSETS).rglob("*")):
        if path.suffix in _READ and path not in left:
            known |= names_in(path.read_text("utf-8"))
    while found := {path for path in left if path.name in known}:
        left -= found
        for path in found:
            known |= names_in(path.read_text("utf-8")) if path.suffix in _READ else set()
    for path in left:
        path.unlink()
    for folder in sorted({path.parent for path in left}, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def remove_sources(site: Path, theme: Path, docs: Path) -> None:
    """Delete the scripts and styles of ``theme`` that MkDocs copied, but for those the build made (``bundles.py``)."""
    for folder in (JS, CSS):
        for path in (theme / folder).rglob("*.*"):
            name = path.relative_to(theme)
            if not (docs / name).is_file():
                (site / name).unlink()


def _of_the_theme(site: Path, overrides: Path) -> Iterator[Path]:
    """What MkDocs copied from the theme itself, not from ``overrides`` or docs/."""
    theme = Path(material.__file__).parent / "templates"
    for path in (theme / ASSETS).rglob("*"):
        name = path.relative_to(theme)
        if path.is_file() and (site / name).is_file() and not (overrides / name).exists():
            yield site / name
