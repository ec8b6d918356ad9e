"""Names of files as a disk has them."""

from __future__ import annotations

import re

# What editors and a build leave for a moment.
PASSING = re.compile(r"^[.#]|~$|\.(swp|swx|tmp|bak)$|^4913$")


def printable(path: str) -> str:
    """A name whose bytes are not UTF-8 can still be told."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
