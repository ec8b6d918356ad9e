"""The index of the search for ``file://``, where no script can fetch a file: each as a script that hands it over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

INDEX = "assets/search"


def offline_search(site: Path) -> Iterator[tuple[str, str]]:
    """What search needs without a server besides the files of a built site: path in the site, text; one read at a time."""
    for path in sorted((site / INDEX).glob("*.json")):
        yield f"{INDEX}/{path.name}.js", f'searchCode.take("{path.name}", {path.read_text("utf-8")})\n'
