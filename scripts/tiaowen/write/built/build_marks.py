"""What a page says of the files it goes with, so that it never works with those of another build.

A page names the scripts and styles of its build, which the worker and the search compare, and gives the hash of each
script of its work that is loaded when asked for: a browser runs no other (W3C Subresource Integrity).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tiaowen.kit.html_tokens import Token
from tiaowen.write.built.worker import constants

_FIRST = "assets/javascripts/preferences.js"
_SEARCH = "assets/javascripts/search/worker.js"
# Work, script → the attributes with the hashes of the work's scripts.
_SumsOf = Callable[[str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Marks:
    """``code`` is the name of the site's scripts and styles; ``sums`` gives the hashes of a work's scripts in one edition."""

    code: str
    sums: _SumsOf

    def on(self, page: Sequence[Token]) -> list[Token]:
        """The page with its marks."""
        script = script_of(page)
        return [_with_marks(token, self.sums, self.code, script) for token in page]


def mark_search(site: Path) -> Marks:
    """Mark the worker of the search; returns the marks of the pages of ``site``."""
    code = _name(site)
    worker = site / _SEARCH
    worker.write_text(constants({"CODE": code}) + worker.read_text("utf-8"), "utf-8")
    # A work has many pages, and they name the same scripts.
    return Marks(code, cache(lambda work, script: _sums(site / work, script)))


def script_of(page: Sequence[Token]) -> str:
    """The edition that a page is of."""
    return "hans" if any(token.get("data-edition") == "hans" for token in page) else "hant"


def _with_marks(token: Token, sums: _SumsOf, code: str, script: str) -> Token:
    if token.name == "script" and token.get("src").endswith(_FIRST):
        return token.changed({"data-code": code}, behind="src")
    if token.name == "article" and (work := token.get("data-work")):
        return token.changed(sums(work, script), behind="data-work")
    return token


def _name(site: Path) -> str:
    """The same for the same scripts and styles."""
    files = sorted(p for kind in ("javascripts", "stylesheets") for p in (site / "assets" / kind).rglob("*.*"))
    parts = [(p.relative_to(site).as_posix(), hashlib.sha256(p.read_bytes()).hexdigest()) for p in files]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def _sums(work: Path, script: str) -> dict[str, str]:
    files = {"data-readings": work / "readings.js", "data-glosses": work / f"glosses.{script}.js"}
    return {name: integrity(path) for name, path in files.items() if path.is_file()}


def integrity(path: Path) -> str:
    """The hash of a file as an ``integrity`` attribute gives it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
