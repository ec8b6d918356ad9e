"""Our own scripts as they are published: without the comments, which are a third of their bytes.

Lines stay where they are, so that an error names the line of the source.
"""

from __future__ import annotations

import re
from pathlib import Path

_COMMENTS = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)$", re.MULTILINE | re.DOTALL)


def without_comments(source: str) -> str:
    """``source`` without comments that have lines to themselves; those beside code stay."""
    return _COMMENTS.sub(lambda match: "\n" * match[0].count("\n"), source)


def lean_scripts(site: Path) -> None:
    """Take the comments out of the scripts of a site that is about to be published."""
    folder = site / "assets" / "javascripts"
    for path in [*folder.glob("*.js"), *folder.glob("search/*.js")]:
        if ".min." not in path.name:
            path.write_text(without_comments(path.read_text("utf-8")), encoding="utf-8")
    for types in folder.glob("search/*.d.ts"):
        types.unlink()
