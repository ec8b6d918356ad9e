"""The contents of a book in the form that readers older than EPUB 3 know (NCX, ANSI/NISO Z39.86-2005)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape


def contents_ncx(identifier: str, title: str, chapters: Sequence[tuple[str, str, str]]) -> str:
    """The file for chapters as (file name without ending, title, body), in their order."""
    points = "".join(
        f'<navPoint id="n{count}" playOrder="{count}"><navLabel><text>{escape(words)}</text></navLabel>'
        f'<content src="{file}.xhtml"/></navPoint>'
        for count, (file, words, _) in enumerate(chapters, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        f'<head><meta name="dtb:uid" content="{identifier}"/><meta name="dtb:depth" content="1"/></head>'
        f"<docTitle><text>{escape(title)}</text></docTitle><navMap>{points}</navMap></ncx>\n"
    )
