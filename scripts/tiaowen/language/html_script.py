"""HTML into the other script: words are converted, code, addresses and marked passages are not.

What Markdown has made is converted, not what was typed: it knows for sure what is code and
what an address, and both scripts have the same links.
"""

from __future__ import annotations

import re

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script

_SHOWN = ("alt", "title")
_CODE = ("code", "pre")
_ADDRESS = re.compile(r"(https?://[^\s<)\]，。；、）]+)")
_VOID = ("br", "hr", "img", "wbr")
Part = tuple[Token, bool]
"""A tag or text, and whether it stays as it is."""


def convert_html(html: str, script: Script, converter: ScriptConverter) -> str:
    """``html``, cleaned and well formed, with its words in ``script``; unchanged when that is their own."""
    parts = _parts(html)
    if (
        converter.script_of("".join(token.source for token, kept in parts if not kept and token.kind == "text"))
        == script
    ):
        return html
    return "".join(token.source if kept else _converted(token, script, converter) for token, kept in parts)


def _converted(token: Token, script: Script, converter: ScriptConverter) -> str:
    if token.kind == "text":
        pieces = _ADDRESS.split(token.source)  # converter and addresses by turns
        return "".join(piece if at % 2 else converter.to(script, piece) for at, piece in enumerate(pieces))
    shown = {name: converter.to(script, token.get(name)) for name in _SHOWN if token.get(name)}
    return token.changed(shown).source if shown else token.source


def _parts(html: str) -> list[Part]:
    parts: list[Part] = []
    around = 0  # how many elements around keep what is in them
    for token in tokens(html):
        if around and token.kind != "text" and token.name not in _VOID:
            around += -1 if token.kind == "end" else 1
        elif token.name in _CODE or "lang" in token.attributes:
            around = 1
        parts.append((token, bool(around)))
    return parts
