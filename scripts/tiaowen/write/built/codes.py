"""The QR code that a printed page bears: the address of the page, as a file beside it.

It is a file of its own, so that it weighs nothing in the page, and an image of the page rather than of the style sheet
for print, so that it is there when printing begins, without network too.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import unescape
from itertools import pairwise

import segno

from tiaowen.kit.html_tokens import Token
from tiaowen.write.html import tag

NAME = "qr.svg"
IMAGE = tag("img", src=NAME, alt="", width=90, height=90, fetchpriority="low")


def own_address(page: Sequence[Token]) -> str:
    """The address that a page prints as its own; "" where it prints none."""
    after = (text.source for tag, text in pairwise(page) if tag.kind == "start" and tag.has_class("address"))
    return unescape(next(after, ""))


def is_place(token: Token) -> bool:
    """Whether the image stands behind this tag."""
    return token.kind == "start" and token.name == "aside" and token.has_class("origin")


def qr_code(address: str) -> bytes:
    """An SVG (ISO/IEC 18004, error correction M: one in seven of its signs may be lost on paper)."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return out.getvalue()
