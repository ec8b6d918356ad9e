"""The QR code that a printed page bears: the address of the page, as a file beside it.

It is a file of its own, so that it weighs nothing in the page, and an image of the page rather than of the style sheet
for print, so that it is there when printing begins, without network too.
"""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import segno

NAME = "qr.svg"
_ADDRESS = re.compile(r'<span class="address">([^<]+)</span>')
_PLACE = '<aside class="origin">'
_IMAGE = f'<img src="{NAME}" alt="" width="90" height="90" fetchpriority="low">'


def with_code(html: str) -> tuple[str, bytes]:
    """The page with its code, and the code's bytes; a page without an address stays as it is and has none."""
    found = _ADDRESS.search(html)
    if not found or _PLACE not in html:
        return html, b""
    return html.replace(_PLACE, _PLACE + _IMAGE, 1), qr_code(unescape(found[1]))


def qr_code(address: str) -> bytes:
    """An SVG (ISO/IEC 18004, error correction M: one in seven of its signs may be lost on paper)."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return out.getvalue()


def add_code(page: Path, html: str) -> str:
    """Write the page's code beside it and give back the page with it."""
    html, code = with_code(html)
    if code:
        page.with_name(NAME).write_bytes(code)
    return html
