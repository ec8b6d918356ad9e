"""The card that messengers show beside a link to a work: its title, issuer and day, as a PNG."""

from __future__ import annotations

from pathlib import Path

from tiaowen.write.downloads.typesetter import set_picture
from tiaowen.write.history import how_made, identity
from tiaowen.write.titles import title_lines
from tiaowen.write.view import View

_LINE = 16
_FACTS_LINE = 36
_PIXELS_AN_INCH = 72


def card(root: Path, view: View) -> bytes:
    """The PNG's bytes, 1200 × 630 pixels, which is what Open Graph readers crop least."""
    return set_picture(root, "card.typ", card_data(view), _PIXELS_AN_INCH)


def card_data(view: View) -> dict[str, object]:
    """All that the card shows, as the template reads it."""
    lines = title_lines(view, view.work.title, _LINE)
    return {"title": lines, "facts": _facts(view), "script": view.script}


def _facts(view: View) -> list[str]:
    """What is known in one line, or whose it is above what happened."""
    whole, days = identity(view), how_made(view)
    whose = whole.removesuffix(days).rstrip("　")
    return list(filter(None, [whole] if len(whole) <= _FACTS_LINE else [whose, days]))
