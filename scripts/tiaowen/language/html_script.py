"""HTML into the other script: words are converted, code, addresses and marked passages are not.

What Markdown has made is converted, not what was typed: it knows for sure what is code and
what an address, and both scripts have the same links.
"""

from __future__ import annotations

import re

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?:\"[^\"]*\"|[^\">])*>")
_ATTRIBUTE = re.compile(r'(?<= )(?P<name>alt|title)="(?P<words>[^"]*)"')
_CODE = ("code", "pre")
_ADDRESS = re.compile(r"(https?://[^\s<)\]，。；、）]+)")
_VOID = ("br", "hr", "img", "wbr")


def convert_html(html: str, script: Script, converter: ScriptConverter) -> str:
    """``html``, cleaned and well formed, with its words in ``script``; unchanged when that is their own."""
    parts = _parts(html)
    if converter.script_of("".join(text for text, kept in parts if not kept and text[:1] != "<")) == script:
        return html
    return "".join(text if kept else _converted(text, script, converter) for text, kept in parts)


def _converted(text: str, script: Script, converter: ScriptConverter) -> str:
    if text[:1] != "<":
        pieces = _ADDRESS.split(text)  # words and addresses by turns
        return "".join(piece if at % 2 else converter.to(script, piece) for at, piece in enumerate(pieces))
    return _ATTRIBUTE.sub(lambda m: f'{m["name"]}="{converter.to(script, m["words"])}"', text)


def _parts(html: str) -> list[tuple[str, bool]]:
    """The tags and texts of ``html`` in order, each with whether it stays as it is."""
    parts: list[tuple[str, bool]] = []
    at, kept = 0, 0  # how many elements around keep what is in them
    for tag in _TAG.finditer(html):
        parts.append((html[at : tag.start()], bool(kept)))
        if kept and tag["name"] not in _VOID:
            kept += -1 if tag["end"] else 1
        elif tag["name"] in _CODE or " lang=" in tag[0]:
            kept = 1
        parts.append((tag[0], bool(kept)))
        at = tag.end()
    return [*parts, (html[at:], bool(kept))]
