"""An edition as EPUB 3: a chapter for each part, notes as pop-up footnotes, pinyin as ruby on request."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from tiaowen.kit.same_zip import store
from tiaowen.write.downloads.blocks import (
    Block,
    Comment,
    apparatus_lines,
    blocks,
    comments_by_sentence,
)
from tiaowen.write.downloads.ncx import contents_ncx
from tiaowen.write.labels import name
from tiaowen.write.view import View

_FRONT = ("title", "adoption", "preamble")
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_STYLE = """body{line-height:1.8;margin:0 5%}
h1,h2,h3,h4,h5,h6{font-weight:bold;line-height:1.5;margin:1.6em 0 .8em}
h1{text-align:center;font-size:1.4em}
p{margin:0 0 .6em;text-indent:2em;text-align:justify}
.plain,.adoption,aside p{text-indent:0}
.adoption{text-align:center}
.signature{text-align:right}
b{font-weight:bold}
aside{margin:1em 0;font-size:.9em}
a.note{vertical-align:super;font-size:.7em;text-decoration:none;line-height:1}
rt{font-size:.5em}
.cover{margin:0;text-align:center;text-indent:0}
.cover img{max-width:100%;max-height:100%}
"""

Chapter = tuple[str, str, str]
"""File name without ending, title, body."""


def epub(view: View, day: date, comments: Sequence[Comment], ruby: bool, cover: bytes = b"") -> bytes:
    """The book's bytes, the same for the same arguments.

    ``ruby`` writes pinyin over every character; ``cover`` is a PNG.  Beside what EPUB 3 asks for there is what older
    readers know: the contents as NCX, and the cover named in ``meta``.
    """
    chapters = [*_text_chapters(view, comments_by_sentence(comments), ruby), _apparatus(view)]
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": _CONTAINER,
        "book/book.opf": _package(view, day, chapters, ruby, bool(cover)),
        "book/nav.xhtml": _navigation(view, chapters),
        "book/toc.ncx": contents_ncx(_identifier(view, ruby), _title(view), chapters),
        **(_front(view, cover) if cover else {}),
        "book/style.css": _STYLE,
        **{f"book/{file}.xhtml": _page(view, title, body) for file, title, body in chapters},
    }
    return _zip(files)


def _front(view: View, cover: bytes) -> dict[str, str | bytes]:
    picture = f'<img src="cover.png" alt="{escape(_title(view))}"/>'
    return {
        "book/cover.png": cover,
        "book/cover.xhtml": _page(view, view.say("封面"), f'<p class="cover">{picture}</p>'),
    }


def _zip(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        store(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for path, text in files.items():
            store(archive, path, text if isinstance(text, bytes) else text.encode())
    return buffer.getvalue()


def _text_chapters(view: View, notes: Mapping[str, list[Comment]], ruby: bool) -> list[Chapter]:
    """Title, adoption note and preamble; then a chapter for each highest unit; then the signature with the last."""
    chapters = []
    for top, group in groupby(blocks(view), key=lambda block: _chapter_of(view, block)):
        inside = list(group)
        title = view.show(view.work.short_title) if top == "front" else name(view.tree.units[top], view.script)
        body = "\n".join([_block(view, block, notes, ruby) for block in inside] + _asides(inside, notes))
        chapters.append((f"u{top}" if top != "front" else "front", title, body))
    return chapters


def _chapter_of(view: View, block: Block) -> str:
    if block.unit.kind in _FRONT:
        return "front"
    if block.unit.kind == "signature":
        return view.tree.children(None)[-1].id
    return view.tree.lineage(block.unit)[0].id


def _block(view: View, block: Block, notes: Mapping[str, list[Comment]], ruby: bool) -> str:
    kind = block.unit.kind
    inside = "".join(_sentence(view, block, at, notes, ruby) for at in range(len(block.sentences)))
    if kind == "title":
        return f"<h1>{inside}</h1>"
    if block.is_heading:
        level = min(6, block.level)
        return f'<h{level} id="u{block.unit.id}">{inside}</h{level}>'
    first = block.sentences[0] is block.unit.sentences[0]
    address = f' id="u{block.unit.id}"' if first else ""
    style = f' class="{kind}"' if kind in ("adoption", "signature") else ""
    return f"<p{address}{style}>{inside}</p>"


def _sentence(view: View, block: Block, at: int, notes: Mapping[str, list[Comment]], ruby: bool) -> str:
    sentence = block.sentences[at]
    text = view.show(sentence.text)
    readings = view.enriched.readings[sentence.id] if ruby else ()
    lead = block.lead if at == 0 and not block.is_heading else 0
    inside = (
        _annotated(text[:lead], readings[:lead]) if not lead else f"<b>{_annotated(text[:lead], readings[:lead])}</b>"
    )
    inside += _annotated(text[lead:], readings[lead:])
    calls = "".join(
        f'<a class="note" epub:type="noteref" role="doc-noteref" href="#note-{c.slug}">{view.say("註")}</a>'
        for c in notes.get(sentence.id, ())
    )
    return f'<span id="{sentence.id}">{inside}</span>{calls}'


def _annotated(text: str, readings: Sequence[str]) -> str:
    if not readings:
        return escape(text)
    return "".join(
        f"<ruby>{escape(character)}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>" if reading else escape(character)
        for character, reading in zip(text, readings, strict=True)
    )


def _asides(inside: Sequence[Block], notes: Mapping[str, list[Comment]]) -> list[str]:
    """The notes of a chapter; readers that can, show them where they are called."""
    return [
        f'<aside id="note-{c.slug}" epub:type="footnote" role="doc-footnote"><p><b>{escape(c.title)}</b></p>'
        + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in (*c.paragraphs, c.signed))
        + "</aside>"
        for block in inside
        for sentence in block.sentences
        for c in notes.get(sentence.id, ())
    ]


def _apparatus(view: View) -> Chapter:
    title = view.say("校訂記")
    rows = [f'<p class="plain"><b>{escape(place)}</b>　{escape(words)}</p>' for place, words in apparatus_lines(view)]
    words = rows or [f"<p>{view.say('沒有改動。')}</p>"]
    return "apparatus", title, "\n".join([f"<h1>{title}</h1>", *words])


def _page(view: View, title: str, body: str) -> str:
    lang = _lang(view)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{lang}" xml:lang="{lang}">\n<head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _navigation(view: View, chapters: Sequence[Chapter]) -> str:
    items = "".join(f'<li><a href="{file}.xhtml">{escape(title)}</a></li>' for file, title, _ in chapters)
    title = view.say("目錄")
    return _page(view, title, f'<nav epub:type="toc" id="toc"><h1>{title}</h1><ol>{items}</ol></nav>')


def _title(view: View) -> str:
    return "".join(view.show(s.text) for s in view.tree.units["title"].sentences)


def _identifier(view: View, ruby: bool) -> str:
    work, kind = view.work, "ruby" if ruby else "text"
    return uuid5(NAMESPACE_URL, f"{work.id}/{view.script}/{kind}/{work.received.sha256}").urn


def _package(view: View, day: date, chapters: Sequence[Chapter], ruby: bool, cover: bool) -> str:
    work, title = view.work, _title(view)
    kind = f"（{view.say('拼音')}）" if ruby else ""
    pages = [*(["cover"] if cover else []), *(file for file, *_ in chapters)]
    files = [("nav", "nav.xhtml", ' properties="nav"'), *((file, f"{file}.xhtml", "") for file in pages)]
    manifest = "".join(
        f'<item id="i-{name}" href="{path}" media-type="application/xhtml+xml"{extra}/>' for name, path, extra in files
    )
    manifest += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    if cover:
        manifest += '<item id="i-picture" href="cover.png" media-type="image/png" properties="cover-image"/>'
    spine = "".join(f'<itemref idref="i-{file}"/>' for file in pages)
    features = "".join(
        f'<meta property="schema:{key}">{value}</meta>'
        for key, value in (
            ("accessMode", "textual"),
            ("accessModeSufficient", "textual"),
            ("accessibilityFeature", "structuralNavigation"),
            ("accessibilityFeature", "tableOfContents"),
            *((("accessibilityFeature", "rubyAnnotations"),) if ruby else ()),
            ("accessibilityHazard", "none"),
            ("accessibilitySummary", escape(view.say("純文字，有目錄和標題層次。"))),
        )
    )
    features += '<meta name="cover" content="i-picture"/>' if cover else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{_lang(view)}">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{_identifier(view, ruby)}</dc:identifier><dc:title>{escape(title)}{kind}</dc:title>'
        f"<dc:language>{_lang(view)}</dc:language><dc:creator>{escape(view.told(work.received.issuer))}</dc:creator>"
        f"<dc:date>{work.received.adopted.isoformat()}</dc:date>"
        f'<meta property="dcterms:modified">{day.isoformat()}T00:00:00Z</meta>{features}</metadata>'
        f'<manifest>{manifest}<item id="i-style" href={quoteattr("style.css")} media-type="text/css"/></manifest>'
        f'<spine toc="ncx">{spine}</spine></package>\n'
    )


def _lang(view: View) -> str:
    return "zh-Hans" if view.script == "hans" else "zh-Hant"
