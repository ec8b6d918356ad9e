"""An edition as EPUB 3: a chapter for each part, notes as pop-up footnotes, pinyin as ruby on request."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from tiaowen.kit.same_zip import store
from tiaowen.model import Sentence, Table
from tiaowen.notes.languages import LANGUAGES
from tiaowen.text.levels import DIVISIONS
from tiaowen.text.tables import cells
from tiaowen.write.apart import set_apart
from tiaowen.write.captions import TOLD
from tiaowen.write.downloads.blocks import (
    Block,
    Comment,
    apparatus_lines,
    blocks,
    comments_by_sentence,
)
from tiaowen.write.downloads.book_contents import book_contents, chapter_files, contents_label
from tiaowen.write.downloads.epub_package import identifier, package, title_of
from tiaowen.write.downloads.epub_page import navigation, page
from tiaowen.write.downloads.ncx import contents_ncx
from tiaowen.write.labels import is_article
from tiaowen.write.marked.figures import figure_of, figure_words
from tiaowen.write.status_line import standing_text
from tiaowen.write.titles import phrases
from tiaowen.write.view import View
from tiaowen.write.xml import Xml, element

_FRONT = ("title", "adoption", "number", "preamble")
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_STYLE = Path(__file__).with_name("book.css").read_text("utf-8")

_LINE = Xml("\n")
_NOTE_CALL = {"epub:type": "noteref", "role": "doc-noteref"}
_NOTE = {"epub:type": "footnote", "role": "doc-footnote"}
Chapter = tuple[str, str, Xml]
"""File name without ending, title, body."""


def epub(view: View, day: date | None, comments: Sequence[Comment], ruby: bool, cover: bytes = b"") -> bytes:
    """The book's bytes, the same for the same arguments.  EPUB asks for the day of its last change, which stands there where it is known.

    ``ruby`` writes pinyin over every character; ``cover`` is a PNG.  Beside what EPUB 3 asks for there is what older
    readers know: the contents as NCX, and the cover named in ``meta``.
    """
    chapters = [*_text_chapters(view, comments_by_sentence(comments), ruby), *_apparatus(view)]
    places = book_contents(view, [(file, title) for file, title, _ in chapters])
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": _CONTAINER,
        "book/book.opf": package(view, day, [file for file, *_ in chapters], ruby, bool(cover)),
        "book/nav.xhtml": navigation(view, places),
        "book/toc.ncx": contents_ncx(identifier(view, ruby), title_of(view), places),
        **(_front(view, cover) if cover else {}),
        "book/style.css": _STYLE,
        **{f"book/figures/{figure.name}": figure.content for figure in view.work.received.figures},
        **{f"book/{file}.xhtml": page(view, title, body) for file, title, body in chapters},
    }
    return _zip(files)


def _front(view: View, cover: bytes) -> dict[str, str | bytes]:
    picture = element("img", src="cover.png", alt=title_of(view))
    return {
        "book/cover.png": cover,
        "book/cover.xhtml": page(view, view.say("封面"), element("p", picture, class_="cover")),
    }


def _zip(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        store(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for path, text in files.items():
            store(archive, path, text if isinstance(text, bytes) else text.encode())
    return buffer.getvalue()


def _text_chapters(view: View, notes: Mapping[str, list[Comment]], ruby: bool) -> list[Chapter]:
    """The carrier; title, adoption note and preamble; then a chapter for each highest unit; then the signature with the last."""
    chapters, files = [], chapter_files(view)
    shared = Counter(files.values())
    for file, group in groupby(blocks(view), key=lambda block: _chapter_of(view, block, files)):
        inside = list(group)
        alone = shared[file] == 1
        title = contents_label(view, view.tree.units[file[1:]]) if alone else view.show(view.work.short_title)
        told = [_told(view)] if any(block.caption for block in inside) else []
        lines = [line for at in range(len(inside)) for line in _lines(view, inside, at, notes, ruby)]
        body = _LINE.join(lines + told + _asides(inside, notes))
        chapters.append((file, title, body))
    return chapters


def _chapter_of(view: View, block: Block, files: Mapping[str, str]) -> str:
    if block.unit.kind in _FRONT:
        return "front"
    last = view.tree.children(None)[-1]
    return files[last.id if block.unit.kind == "signature" else view.tree.lineage(block.unit)[0].id]


def _lines(
    view: View, inside: Sequence[Block], at: int, notes: Mapping[str, list[Comment]], ruby: bool
) -> Iterator[Xml]:
    """A paragraph; below the title stands which of several texts it is, and the status."""
    yield _block(view, inside[at], notes, ruby)
    following = inside[at + 1].unit.kind if at + 1 < len(inside) else ""
    if inside[at].unit.kind == "title" != following and (said := standing_text(view)):
        yield element("p", said, class_="standing")


def _block(view: View, block: Block, notes: Mapping[str, list[Comment]], ruby: bool) -> Xml:
    kind = block.unit.kind
    if table := block.table:
        return _table(view, table, notes, ruby)
    inside = [_sentence(view, block, at, notes, ruby) for at in range(len(block.sentences))]
    if kind == "title":
        return element("h1", *inside)
    if block.is_heading:
        style = kind if kind in DIVISIONS else None
        return element(f"h{min(6, block.level)}", *inside, id=f"u{block.unit.id}", class_=style)
    if block.is_figure:
        return _figure(view, block.sentences[0], Xml("").join(inside))
    first = block.sentences[0] is block.unit.sentences[0]
    styles = [set_apart(view, block.sentences[0])]
    styles += ["article"] if first and is_article(block.unit) else []
    styles += [block.hang.style.replace(".", "")] if block.hang else []
    return element(
        "p", *inside, id=f"u{block.unit.id}" if first else None, class_=" ".join(filter(None, styles)) or None
    )


def _table(view: View, table: Table, notes: Mapping[str, list[Comment]], ruby: bool) -> Xml:
    """A row has the id of its sentence; notes are called in its last cell."""
    rows = []
    for row in table.rows:
        readings, start, inside = view.enriched.readings[row.id] if ruby else (), 0, []
        for words in cells(view.show(row.text)):
            inside.append(_annotated(words, readings[start : start + len(words)]))
            start += len(words) + 1
        inside += [Xml("")] * (table.columns - len(inside))
        inside[-1] += _calls(view, row, notes)
        name = "th" if row.form == "head" else "td"
        rows.append(element("tr", *(element(name, words or Xml("")) for words in inside), id=row.id))
    return element("table", *rows, id=table.id)


def _figure(view: View, sentence: Sentence, words: Xml) -> Xml:
    source = quote(f"figures/{figure_of(view.work, sentence).name}")
    picture = element("img", src=source, alt=figure_words(view, sentence))
    return element("figure", picture, element("figcaption", words))


def _calls(view: View, sentence: Sentence, notes: Mapping[str, list[Comment]]) -> Xml:
    return Xml("").join(
        element("a", view.say("註"), class_="note", **_NOTE_CALL, href=f"#note-{c.slug}")
        for c in notes.get(sentence.id, ())
    )


def _sentence(view: View, block: Block, at: int, notes: Mapping[str, list[Comment]], ruby: bool) -> Xml:
    sentence = block.sentences[at]
    text = view.show(sentence.text)
    readings = view.enriched.readings[sentence.id] if ruby else ()
    lead = block.lead if at == 0 and not block.is_heading else 0
    inside = [element("b", _annotated(text[:lead], readings[:lead]))] if lead else []
    if block.caption and at == 0:
        inside.append(element("span", f"【{view.show(block.caption)}】", class_="caption"))
    if block.hang and at == 0 and (number := block.hang.mark(text)):
        lead = number.end
        inside = [element("span", _annotated(text[:lead], readings[:lead]), class_="i")]
    if block.unit.kind == "title":
        inside += _phrased(view, sentence, readings)
    else:
        inside.append(_annotated(text[lead:], readings[lead:]))
    return element("span", *inside, id=sentence.id) + _calls(view, sentence, notes)


def _told(view: View) -> Xml:
    return element("p", view.say(TOLD), class_="captions")


def _phrased(view: View, sentence: Sentence, readings: Sequence[str]) -> Iterator[Xml]:
    """A title, whose lines end by sense."""
    at = 0
    for phrase in phrases(view, sentence.text):
        yield (element("wbr") if at else Xml("")) + _annotated(phrase, readings[at : at + len(phrase)])
        at += len(phrase)


def _annotated(text: str, readings: Sequence[str]) -> Xml:
    if not readings:
        return Xml.escape(text)
    before, behind = element("rp", "（"), element("rp", "）")
    return Xml("").join(
        element("ruby", character, before, element("rt", reading), behind) if reading else character
        for character, reading in zip(text, readings, strict=True)
    )


def _asides(inside: Sequence[Block], notes: Mapping[str, list[Comment]]) -> list[Xml]:
    """The notes of a chapter; readers that can, show them where they are called."""
    return [
        element(
            "aside",
            element("p", element("b", c.title)),
            *(element("p", paragraph) for paragraph in (*c.paragraphs, c.signed)),
            id=f"note-{c.slug}",
            **_NOTE,
            **({"lang": c.lang, "xml:lang": c.lang, "dir": LANGUAGES[c.lang].direction} if c.lang else {}),
        )
        for block in inside
        for sentence in block.sentences
        for c in notes.get(sentence.id, ())
    ]


def _apparatus(view: View) -> list[Chapter]:
    """The corrections as a last chapter; none where nothing was corrected."""
    title = view.say("校訂記")
    rows = [element("p", element("b", place), f"　{words}", class_="plain") for place, words in apparatus_lines(view)]
    return [("apparatus", title, _LINE.join([element("h1", title), *rows]))] if rows else []
