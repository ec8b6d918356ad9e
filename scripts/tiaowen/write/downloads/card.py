"""The card that messengers show beside a link to a work: its title, issuer and day, as a PNG."""

from __future__ import annotations

from pathlib import Path

from tiaowen.write.downloads.typesetter import set_picture
from tiaowen.write.history import identity
from tiaowen.write.titles import title_lines
from tiaowen.write.view import View

_LINE = 16
_PIXELS_AN_INCH = 72


def card(root: Path, view: View) -> bytes:
    """The PNG's bytes, 1200 × 630 pixels, which is what Open Graph readers crop least."""
    return set_picture(root, "card.typ", card_data(view), _PIXELS_AN_INCH)


def card_data(view: View) -> dict[str, object]:
    """All that the card shows, as the template reads it."""
    lines = title_lines(view, view.work.title, _LINE)
    return {"title": lines, "facts": identity(view), "script": view.script}
