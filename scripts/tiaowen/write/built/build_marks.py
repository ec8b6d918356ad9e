"""What a page says of the files it goes with, so that it never works with those of another build.

A page names the scripts and styles of its build, which the worker and the search compare, and gives the hash of each
script of its work that is loaded when asked for: a browser runs no other (W3C Subresource Integrity).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.write.built.worker import constants

_FIRST = "assets/javascripts/preferences.js"
_SEARCH = "assets/javascripts/search/worker.js"
# Work, script → the attributes with the hashes of the work's scripts.
_SumsOf = Callable[[str, str], Mapping[str, str]]


def mark_build(site: Path) -> str:
    """Mark the pages of ``site`` and the worker of its search; returns the name of its scripts and styles."""
    code = _name(site)
    worker = site / _SEARCH
    worker.write_text(constants({"CODE": code}) + worker.read_text("utf-8"), "utf-8")
    # A work has many pages, and they name the same scripts.
    sums = cache(lambda work, script: _sums(site / work, script))
    for page in site.rglob("*.html"):
        page.write_text(_marked(page.read_text("utf-8"), sums, code), "utf-8")
    return code


def _marked(html: str, sums: _SumsOf, code: str) -> str:
    found = tokens(html)
    script = "hans" if any(token.get("data-edition") == "hans" for token in found) else "hant"
    return "".join(_with_marks(token, sums, code, script) for token in found)


def _with_marks(token: Token, sums: _SumsOf, code: str, script: str) -> str:
    if token.name == "script" and token.get("src").endswith(_FIRST):
        return token.changed({"data-code": code}, behind="src")
    if token.name == "article" and (work := token.get("data-work")):
        return token.changed(sums(work, script), behind="data-work")
    return token.source


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
