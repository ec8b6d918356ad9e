"""What the browser keeps for reading without network: ``sw.js`` with the build it belongs to, and a list for each work.

The browser keeps only files whose hash is in the list of the worker's own build, so what it
shows is never of two builds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

WORKER = "sw.js"
LIST = "files.json"
_SOURCE = "assets/javascripts/worker.js"
_KEPT = (".html", ".js", ".css", ".svg", ".json")
_NOT_KEPT = ("404.html", WORKER, "sitemap.xml", _SOURCE, "decision.json", LIST, "search_index.json")
_LARGEST = 400_000


def add_worker(site: Path, works: Iterable[str], kept: bool) -> None:
    """Write ``sw.js`` and each work's ``files.json``; without ``kept`` a worker that removes itself."""
    source = (site / _SOURCE).read_text("utf-8")
    (site / _SOURCE).unlink()
    names = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file() and _is_kept(p))
    hashes = {name: hashlib.sha256((site / name).read_bytes()).hexdigest()[:16] for name in names}
    build = hashlib.sha256(json.dumps(hashes).encode()).hexdigest()[:16] if kept else ""
    works = sorted(works)
    for work in works:
        mine = {_address(n): h for n, h in hashes.items() if n.removeprefix("hans/").startswith(work + "/")}
        (site / work / LIST).write_text(_json({"build": build, "files": mine}), "utf-8")
    shell = {
        _address(n): h
        for n, h in hashes.items()
        if not n.removeprefix("hans/").startswith(tuple(w + "/" for w in works))
    }
    source = source.replace('"__BUILD__"', json.dumps(build)).replace("__SHELL__", _json(shell))
    (site / WORKER).write_text(source.replace("__WORKS__", _json(works)), "utf-8")


def _is_kept(path: Path) -> bool:
    return path.name.endswith(_KEPT) and path.name not in _NOT_KEPT and path.stat().st_size <= _LARGEST


def _address(name: str) -> str:
    """The address a browser asks for: folders, not their index.html."""
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
