"""What an EPUB says of itself: the package document, with its facts, the list of its files and the order of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tiaowen.write.history import identity
from tiaowen.write.view import View
from tiaowen.write.xml import HEAD, Xml, element

_XHTML = "application/xhtml+xml"
_DUBLIN_CORE = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}


def package(view: View, day: date | None, chapters: Sequence[str], ruby: bool, cover: bool) -> str:
    """``book.opf`` of a book with these ``chapters``, files without ending; see ``epub`` for the rest."""
    pages = [*(["cover"] if cover else []), *chapters]
    inside = [
        element("metadata", *_metadata(view, day, ruby, cover), **_DUBLIN_CORE),
        element("manifest", *_manifest(view, pages, cover)),
        element("spine", *(element("itemref", idref=f"i-{file}") for file in pages), toc="ncx"),
    ]
    facts = {"version": "3.0", "unique-identifier": "id", "xml:lang": language(view)}
    return f"{HEAD}{element('package', *inside, xmlns='http://www.idpf.org/2007/opf', **facts)}\n"


def title_of(view: View) -> str:
    """The title of the book: the document's, in full."""
    return "".join(view.show(s.text) for s in view.tree.units["title"].sentences)


def identifier(view: View, ruby: bool) -> str:
    """What tells this book from others: another text, another edition of it, is another book."""
    work, kind = view.work, "ruby" if ruby else "text"
    return uuid5(NAMESPACE_URL, f"{work.id}/{view.script}/{kind}/{work.received.sha256}").urn


def language(view: View) -> str:
    return "zh-Hans" if view.script == "hans" else "zh-Hant"


def _metadata(view: View, day: date | None, ruby: bool, cover: bool) -> Iterator[Xml]:
    received, kind = view.work.received, f"（{view.say('拼音')}）" if ruby else ""
    yield element("dc:identifier", identifier(view, ruby), id="id")
    yield element("dc:title", title_of(view) + kind)
    yield element("dc:language", language(view))
    if received.issuer:
        yield element("dc:creator", view.told(received.issuer))
    if received.begun:
        yield element("dc:date", received.begun.isoformat())
    if known := identity(view):
        yield element("dc:description", known)
    if day:
        yield element("meta", f"{day.isoformat()}T00:00:00Z", property="dcterms:modified")
    for key, value in _access(view, ruby):
        yield element("meta", value, property=f"schema:{key}")
    if cover:
        yield element("meta", name="cover", content="i-picture")


def _access(view: View, ruby: bool) -> Iterator[tuple[str, str]]:
    """How the book can be read, in the words of schema.org (EPUB Accessibility 1.1)."""
    figures = view.work.received.figures
    yield "accessMode", "textual"
    if figures:
        yield "accessMode", "visual"
        yield "accessibilityFeature", "alternativeText"
    yield "accessModeSufficient", "textual"
    yield "accessibilityFeature", "structuralNavigation"
    yield "accessibilityFeature", "tableOfContents"
    if ruby:
        yield "accessibilityFeature", "rubyAnnotations"
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", view.say(f"{'文字和圖' if figures else '純文字'}，有目錄和標題層次。")


def _manifest(view: View, pages: Sequence[str], cover: bool) -> Iterator[Xml]:
    yield _item("i-nav", "nav.xhtml", _XHTML, "nav")
    for file in pages:
        yield _item(f"i-{file}", f"{file}.xhtml", _XHTML)
    yield _item("ncx", "toc.ncx", "application/x-dtbncx+xml")
    if cover:
        yield _item("i-picture", "cover.png", "image/png", "cover-image")
    yield _item("i-style", "style.css", "text/css")
    for number, figure in enumerate(view.work.received.figures, 1):
        yield _item(f"i-figure{number}", quote(f"figures/{figure.name}"), figure.media)


def _item(name: str, path: str, kind: str, properties: str | None = None) -> Xml:
    return element("item", id=name, href=path, media_type=kind, properties=properties)
