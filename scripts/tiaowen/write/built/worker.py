"""What the browser keeps for reading without network: ``sw.js`` with the build it belongs to, and lists of files.

The browser keeps only files whose hash is in the lists of the worker's own build, so what it
shows is never of two builds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

WORKER = "sw.js"
LIST = "files.json"
STAND_IN = "404.html"
_SOURCE = "assets/javascripts/worker.js"
_KEPT = (".html", ".js", ".css", ".svg", ".json")
_NOT_KEPT = (
    WORKER,
    "sitemap.xml",
    _SOURCE,
    "decision.json",
    LIST,
    "decision-1.json",
    "decision-2.json",
    "library.json",
    "library-1.json",
)
_FIGURES = "figures"
# What every page needs, and what is loaded when it is asked for.
_FRAME = re.compile(r"assets/(stylesheets/|images/|javascripts/(page|preferences)\.js$)|404\.html$")
_ON_DEMAND = re.compile(r"assets/")
_LARGEST = 400_000
# An index larger than this is searched with network only.
_LARGEST_INDEX = 2_000_000
_INDEX = "assets/search/"


def add_worker(site: Path, works: Iterable[str], address: str, code: str, kept: bool) -> None:
    """Write ``sw.js`` and the lists; without ``kept`` a worker that removes itself.

    ``address`` is the site's, ``code`` the name of its scripts and styles (``build_marks.py``).
    """
    source = (site / _SOURCE).read_text("utf-8")
    (site / _SOURCE).unlink()
    works = sorted(works)
    hashes = _hashes(site)
    build = hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:16] if kept else ""
    frame = {name: h for name, h in hashes.items() if _FRAME.match(name)}
    on_demand = {name: h for name, h in hashes.items() if _ON_DEMAND.match(name) and name not in frame}
    pages = {name: h for name, h in hashes.items() if name not in frame and name not in on_demand}
    for work, files in _by_work(pages, works).items():
        (site / work / LIST).write_text(_json({"build": build, "files": files}), "utf-8")
    values = {
        "BUILD": build,
        "CODE": code,
        "FRAME": frame,
        "ON_DEMAND": on_demand,
        "WORKS": works,
        "PLACE": urlsplit(address).path or "/",
    }
    (site / WORKER).write_text(constants(values) + source, "utf-8")


def constants(values: Mapping[str, object]) -> str:
    """The line before a script of a worker that says what of this build it cannot know."""
    return "".join(f"const {name}={_json(value)};" for name, value in values.items()) + "\n"


def _hashes(site: Path) -> dict[str, str]:
    """The address of every file that may be kept, and what it is known by."""
    index = sum(path.stat().st_size for path in (site / _INDEX).glob("*.json"))
    files = sorted(path for path in site.rglob("*") if path.is_file() and _is_kept(path))
    names = [(path.relative_to(site).as_posix(), path) for path in files]
    return {
        _address(name): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for name, path in names
        if index <= _LARGEST_INDEX or not name.startswith(_INDEX)
    }


def _is_kept(path: Path) -> bool:
    kind = path.name.endswith(_KEPT) or path.parent.name == _FIGURES
    return kind and path.name not in _NOT_KEPT and path.stat().st_size <= _LARGEST


def _address(name: str) -> str:
    """The address a browser asks for: folders, not their index.html."""
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def _by_work(hashes: Mapping[str, str], works: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each work the hashes of what is below its address in either script; for "" those of no work."""
    found: dict[str, dict[str, str]] = {work: {} for work in ("", *works)}
    for address, known_by in hashes.items():
        first = address.removeprefix("hans/").partition("/")[0]
        found[first if first in found else ""][address] = known_by
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
