"""What editors type and other sites read, written as Python-Markdown reads it, before it makes HTML of it.

~~甲~~ is struck out, ``- [ ]`` has its box, and a line break between two wide characters is no space: in Chinese an editor breaks
lines where the window ends (CSS Text 3, 4.1.3, says the same of browsers, which do not do it).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tiaowen.kit import html_tokens
from tiaowen.notes.positions import places

# Both are in the fonts of the downloads, as ballot boxes are not.
_WRITTEN = {"task": "□", "done": "✓", "stroke": "<del>", "end of stroke": "</del>"}
_DEFINITION = re.compile(r"[ \t]*\[[^\[\]\n]+\]:")
_AS_TYPED = ("pre", "code", "textarea")
_WIDE_IN_CHINESE = "“”‘’…—·"
_BROKEN = re.compile(r"(?<=(.))[ \t]*\n[ \t]*(?=(\S))")


def read_alike(text: str) -> str:
    """``text`` with these signs replaced; code stays as it is typed."""
    out, at = list[str](), 0
    for start, end, written in _changes(text):
        if start >= at:
            out += [text[at:start], written]
            at = end
    return "".join([*out, text[at:]])


def without_breaks(html: str) -> str:
    """``html`` typed as such, with the line breaks between wide characters of one text taken out."""
    out, kept = list[str](), 0
    for token in html_tokens.tokens(html):
        kept += {"start": 1, "end": -1}.get(token.kind, 0) if token.name in _AS_TYPED else 0
        out.append(token.source if kept or token.kind != "text" else _BROKEN.sub(_joined, token.source))
    return "".join(out)


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    for place in places(text):
        if place.kind == "break" and _is_no_space(*place.sides) and not _DEFINITION.match(text, place.end):
            yield place.start, place.end, ""
        elif place.kind == "hard break" and text[place.start] == "\\":
            yield place.start, place.start + 1, "  "
        elif place.kind == "html":
            yield place.start, place.end, without_breaks(text[place.start : place.end])
        elif place.kind in _WRITTEN:
            yield place.start, place.end, _WRITTEN[place.kind]


def _is_no_space(before: str, behind: str) -> bool:
    sides = (before, behind)
    return all(_is_wide(side) or (side and side in _WIDE_IN_CHINESE) for side in sides) and any(map(_is_wide, sides))


def _is_wide(character: str) -> bool:
    """Of the width of a Han character, and no letter of Korean, which has spaces between its words."""
    if not character or unicodedata.east_asian_width(character) not in "WFH":
        return False
    return not unicodedata.name(character, "").startswith(("HANGUL", "HALFWIDTH HANGUL"))


def _joined(found: re.Match[str]) -> str:
    return "" if _is_no_space(found[1], found[2]) else found[0]
