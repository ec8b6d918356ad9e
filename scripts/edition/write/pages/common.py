"""The front matter that every generated page carries."""

from __future__ import annotations

from edition.model import Script
from edition.write.navigation import folder


def common_meta(script: Script, path: str, kind: str) -> dict[str, object]:
    """``path`` is the page's path in the traditional edition; its twin is the same under hans/."""
    other: Script = "hans" if script == "hant" else "hant"
    return {
        "kind": kind,
        "edition": script,
        "twin": folder(other) + path,
        "search": {"exclude": True},
    }
