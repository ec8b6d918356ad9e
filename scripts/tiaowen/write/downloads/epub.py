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
"""

Chapter = tuple[str, str, str]
"""File name without ending, title, body."""


def epub(view: View, day: date, comments: Sequence[Comment], ruby: bool) -> bytes:
    """The book's bytes, the same for the same arguments.  ``ruby`` writes pinyin over every character."""
    chapters = [*_text_chapters(view, comments_by_sentence(comments), ruby), _apparatus(view)]
    files = {
        "META-INF/container.xml": _CONTAINER,
        "book/book.opf": _package(view, day, chapters, ruby),
        "book/nav.xhtml": _navigation(view, chapters),
        "book/style.css": _STYLE,
        **{f"book/{file}.xhtml": _page(view, title, body) for file, title, body in chapters},
    }
    return _zip(files)


def _zip(files: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        store(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for path, text in files.items():
            store(archive, path, text.encode())
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
        f"<ruby>{escape(character)}<rt>{reading}</rt></ruby>" if reading else escape(character)
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


def _package(view: View, day: date, chapters: Sequence[Chapter], ruby: bool) -> str:
    work = view.work
    title = "".join(view.show(s.text) for s in view.tree.units["title"].sentences)
    kind = f"（{view.say('拼音')}）" if ruby else ""
    identifier = uuid5(NAMESPACE_URL, f"{work.id}/{view.script}/{'ruby' if ruby else 'text'}/{work.received.sha256}")
    files = [("nav", "nav.xhtml", ' properties="nav"'), *((file, f"{file}.xhtml", "") for file, *_ in chapters)]
    manifest = "".join(
        f'<item id="i-{name}" href="{path}" media-type="application/xhtml+xml"{extra}/>' for name, path, extra in files
    )
    spine = "".join(f'<itemref idref="i-{file}"/>' for file, *_ in chapters)
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
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{_lang(view)}">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier><dc:title>{escape(title)}{kind}</dc:title>'
        f"<dc:language>{_lang(view)}</dc:language><dc:creator>{escape(view.told(work.received.issuer))}</dc:creator>"
        f"<dc:date>{work.received.adopted.isoformat()}</dc:date>"
        f'<meta property="dcterms:modified">{day.isoformat()}T00:00:00Z</meta>{features}</metadata>'
        f'<manifest>{manifest}<item id="i-style" href={quoteattr("style.css")} media-type="text/css"/></manifest>'
        f"<spine>{spine}</spine></package>\n"
    )


def _lang(view: View) -> str:
    return "zh-Hans" if view.script == "hans" else "zh-Hant"
