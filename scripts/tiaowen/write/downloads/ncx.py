"""The contents of a book in the form that readers older than EPUB 3 know (NCX, ANSI/NISO Z39.86-2005)."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.write.xml import HEAD, element


def contents_ncx(identifier: str, title: str, chapters: Sequence[tuple[str, str, str]]) -> str:
    """The file for chapters as (file name without ending, title, body), in their order."""
    points = [
        element(
            "navPoint",
            element("navLabel", element("text", words)),
            element("content", src=f"{file}.xhtml"),
            id=f"n{count}",
            playOrder=count,
        )
        for count, (file, words, _) in enumerate(chapters, 1)
    ]
    book = element(
        "ncx",
        element(
            "head",
            element("meta", name="dtb:uid", content=identifier),
            element("meta", name="dtb:depth", content=1),
        ),
        element("docTitle", element("text", title)),
        element("navMap", *points),
        xmlns="http://www.daisy.org/z3986/2005/ncx/",
        version="2005-1",
    )
    return f"{HEAD}{book}\n"
