"""A page of an EPUB, and the one that lists its contents."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.write.downloads.book_contents import BookPlace
from tiaowen.write.downloads.epub_package import language
from tiaowen.write.view import View
from tiaowen.write.xml import HEAD, Xml, element

_LINE = Xml("\n")
_NAMESPACES = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}


def page(view: View, title: str, body: Xml) -> str:
    """A page of the book, an XHTML file."""
    lang = language(view)
    style = element("link", rel="stylesheet", type="text/css", href="style.css")
    head = element("head", element("title", title), style)
    parts = [_LINE, head, _LINE, element("body", _LINE, body, _LINE), _LINE]
    return f"{HEAD}<!DOCTYPE html>\n{element('html', *parts, **_NAMESPACES, lang=lang, **{'xml:lang': lang})}\n"


def navigation(view: View, places: Sequence[BookPlace]) -> str:
    """The page that lists the others."""
    title = view.say("目錄")
    inside = element("h1", title) + _listed(places)
    return page(view, title, element("nav", inside, **{"epub:type": "toc"}, id="toc"))


def _listed(places: Sequence[BookPlace]) -> Xml:
    items = [(element("a", place.label, href=place.href), place.below) for place in places]
    return element("ol", *(element("li", link, *([_listed(below)] if below else [])) for link, below in items))
