"""The index of the search for ``file://``, where no script can fetch a file: each as a script that hands it over."""

from __future__ import annotations

from pathlib import Path

INDEX = "assets/search"


def offline_search(site: Path) -> dict[str, str]:
    """What search needs without a server besides the files of a built site: path in the site → text."""
    files = sorted((site / INDEX).glob("*.json"))
    return {f"{INDEX}/{p.name}.js": f'searchCode.take("{p.name}", {p.read_text("utf-8")})\n' for p in files}
