"""The contents of a book in the form that readers older than EPUB 3 know (NCX, ANSI/NISO Z39.86-2005)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from tiaowen.write.downloads.book_contents import BookPlace
from tiaowen.write.xml import HEAD, Xml, element


def contents_ncx(identifier: str, title: str, places: Sequence[BookPlace]) -> str:
    """The file for the places of a book, in their order."""
    numbers = count(1)
    book = element(
        "ncx",
        element(
            "head",
            element("meta", name="dtb:uid", content=identifier),
            element("meta", name="dtb:depth", content=_depth(places)),
        ),
        element("docTitle", element("text", title)),
        element("navMap", *(_point(place, numbers) for place in places)),
        xmlns="http://www.daisy.org/z3986/2005/ncx/",
        version="2005-1",
    )
    return f"{HEAD}{book}\n"


def _point(place: BookPlace, numbers: Iterator[int]) -> Xml:
    number = next(numbers)
    return element(
        "navPoint",
        element("navLabel", element("text", place.label)),
        element("content", src=place.href),
        *[_point(below, numbers) for below in place.below],
        id=f"n{number}",
        playOrder=number,
    )


def _depth(places: Sequence[BookPlace]) -> int:
    return 1 + max((_depth(place.below) for place in places if place.below), default=0)
