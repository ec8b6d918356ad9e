"""The card that messengers show beside a link to a work: its title, issuer and day, as a PNG."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from tiaowen.write.downloads.fonts import font_folders
from tiaowen.write.facts import identity
from tiaowen.write.titles import title_lines
from tiaowen.write.view import View

TEMPLATE = Path(__file__).with_name("card.typ")
_LINE = 16


def card_data(view: View) -> str:
    """All that decides what the card shows, as the template reads it."""
    lines = title_lines(view, view.work.title, _LINE)
    return json.dumps({"title": lines, "facts": identity(view), "script": view.script}, ensure_ascii=False)


def card(root: Path, data: str) -> bytes:
    """The PNG's bytes, 1200 × 630 pixels, which is what Open Graph readers crop least; the same for the same data."""
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=font_folders(root),
        ignore_system_fonts=True,
        format="png",
        ppi=72,
        sys_inputs={"data": data},
    )
