"""An edition typeset as an official document: tagged PDF with bookmarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path

from tiaowen.model import Both, Sentence, Table
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import CAPTIONED, LEVEL, UNIT_KINDS
from tiaowen.text.tables import cells, numeric_columns
from tiaowen.write.apart import set_apart
from tiaowen.write.captions import TOLD
from tiaowen.write.downloads.blocks import Block, Comment, apparatus_lines, block_text, blocks, comments_by_sentence
from tiaowen.write.downloads.fonts import unprintable
from tiaowen.write.downloads.typesetter import set_pdf, set_picture
from tiaowen.write.history import in_years, version_name
from tiaowen.write.labels import is_article, place_name
from tiaowen.write.marked.figures import figure_of, figure_words
from tiaowen.write.marked.provisions import Hang
from tiaowen.write.status_line import standing_text
from tiaowen.write.titles import phrases, title_lines
from tiaowen.write.view import View

_TITLE_LINE = 18
# As many as fit: an event that was adopted by many words is one or two lines below its day.
_ADOPTION_LINE = 28
_DAY = re.compile(rf"^[（(]?\d{{4}}年\d{{1,2}}月\d{{1,2}}日[{BLANKS}]+")
_COVER_LINE = 10
_PIXELS_AN_INCH = 254
# In characters: a column of a table is not set wider than this beside the others.
_WIDEST = 24


def typeset(root: Path, view: View, day: date | None, comments: Sequence[Comment] | None) -> bytes:
    """The PDF's bytes; b"" where a character of it is in no font.

    ``comments`` become footnotes and the apparatus an appendix; None prints the text alone.
    """
    data = pdf_data(view, comments)
    if unprintable(root, data):
        return b""
    pictures = {figure.name: figure.content for figure in view.work.received.figures}
    return set_pdf(root, "official.typ", data, day, pictures)


def cover(root: Path, view: View, mark: str) -> bytes:
    """The front of a book as PNG, 1000 × 1500: title, issuer, what happened and, small, ``mark``."""
    return set_picture(root, "cover.typ", cover_data(view, mark), _PIXELS_AN_INCH)


def cover_data(view: View, mark: str) -> dict[str, object]:
    """All that the front shows, as the template reads it."""
    block = next(block for block in blocks(view) if block.unit.kind == "title")
    return {
        "lines": title_lines(view, _whole(block), _COVER_LINE),
        "issuer": view.told(view.work.received.issuer),
        "past": in_years(view),
        "mark": mark,
        "script": view.script,
    }


def pdf_data(view: View, comments: Sequence[Comment] | None) -> dict[str, object]:
    """All that is set, as the template reads it; the running head names the text where there were several, and that of the
    first page, which has the title below it, says which text it is and whether it is in force."""
    notes, version = comments_by_sentence(comments or ()), version_name(view)
    listed = list(blocks(view))
    pairs = list(zip_longest(listed, listed[1:]))
    return {
        "title": view.show(view.work.title),
        "running": view.show(view.work.short_title) + (f"（{version}）" if version else ""),
        "standing": standing_text(view),
        "issuer": view.told(view.work.received.issuer),
        "keywords": [view.show(view.work.short_title), view.told(view.work.received.genre)],
        "script": view.script,
        "carrier": [_block(view, *pair, notes) for pair in pairs if pair[0].unit.is_carrier],
        "blocks": [_block(view, *pair, notes) for pair in pairs if not pair[0].unit.is_carrier],
        "apparatus": apparatus_lines(view) if comments is not None else [],
        "apparatus-title": view.say("校訂記"),
        "captions": view.say(TOLD) if any(unit.caption for unit in view.work.units) else "",
    }


def _block(view: View, block: Block, following: Block | None, notes: dict[str, list[Comment]]) -> dict[str, object]:
    kind = block.unit.kind
    if table := block.table:
        return _table(view, table, notes)
    rest, label, pieces = block.lead, block.hang.label if block.hang else "", []
    for sentence in block.sentences:
        text = view.show(sentence.text)
        if label and sentence is block.sentences[0]:
            rest = text.index(label) + len(label)
        pieces.append({"text": text[rest:], "notes": _hung(sentence, notes)})
        rest = max(0, rest - len(text))
    if block.is_figure:
        return _figure(view, block.sentences[0], pieces)
    return {
        "style": kind if kind == "title" else set_apart(view, block.sentences[0]) or "paragraph",
        **{key: getattr(UNIT_KINDS[kind], key) for key in ("face", "weight", "centred", "scale")},
        "level": block.level,
        "heading": bool(block.lead) and _in_outline(block),
        "caption": f"【{view.show(block.caption)}】" if block.caption else "",
        "article": _article(view, block),
        "lead": phrases(view, _whole(block)) if block.is_heading else _led(view, block),
        "first": block.sentences[0] is block.unit.sentences[0],
        "lines": _lines(view, block),
        "item": _item(block.hang) if block.hang else None,
        "opens": following is not None and following.hang is not None and not block.hang,
        "pieces": pieces,
    }


def _lines(view: View, block: Block) -> list[str]:
    """What stands in the middle, in lines that end by sense; joined they are its text."""
    whole = _whole(block)
    if block.unit.kind == "title":
        return title_lines(view, whole, _TITLE_LINE)
    if block.unit.kind != "adoption":
        return []
    day = _DAY.match(whole.hans) if len(whole.hans) > _ADOPTION_LINE else None
    start = day.end() if day else 0
    rest = title_lines(view, Both(whole.hant[start:], whole.hans[start:]), _ADOPTION_LINE)
    return [view.show(whole)[:start], *rest] if start else rest


def _article(view: View, block: Block) -> str:
    """The article that the paragraph belongs to, for the head of the page: that of a law, or 一、 of what calls it so."""
    return place_name(view.tree, block.unit, view.script) if is_article(block.unit) else ""


def _item(hang: Hang) -> dict[str, object]:
    label = hang.label.strip(BLANKS)
    return {"indent": hang.indent, "width": hang.width, "label": label, "bracketed": label[:1] in ("（", "")}


def _in_outline(block: Block) -> bool:
    """What has a heading; articles; and where there are none, the highest numbers of the text."""
    unit = block.unit
    return unit.heading is not None or unit.kind in CAPTIONED or (block.level == 1 and unit.kind in LEVEL)


def _hung(sentence: Sentence, notes: Mapping[str, list[Comment]]) -> list[list[str]]:
    """The notes on a sentence as footnotes: each its paragraphs."""
    return [[f"{c.title}　{c.signed}", *c.paragraphs] for c in notes.get(sentence.id, ())]


def _table(view: View, table: Table, notes: Mapping[str, list[Comment]]) -> dict[str, object]:
    """Its cells; notes hang on the last of a row.  A column is as wide as what it says asks for, within bounds."""
    rows = [cells(view.show(row.text)) for row in table.rows]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    numeric = numeric_columns([row.text.hant for row in table.rows[table.head :]])
    return {
        "style": "table",
        "widths": [min(max(width, 3), _WIDEST) for width in widths],
        "numeric": [at in numeric for at in range(table.columns)],
        "head": table.head,
        "rows": [
            [*({"text": words, "notes": []} for words in first), {"text": last, "notes": _hung(row, notes)}]
            for row, (*first, last) in zip(table.rows, rows, strict=True)
        ],
    }


def _figure(view: View, sentence: Sentence, pieces: object) -> dict[str, object]:
    figure = figure_of(view.work, sentence)
    return {
        "style": "figure",
        "file": figure.name,
        "width": figure.width,
        "words": figure_words(view, sentence),
        "pieces": pieces,
    }


def _led(view: View, block: Block) -> list[str]:
    """What leads a paragraph of text breaks as the text does."""
    return [block_text(view, block)[: block.lead]] if block.lead else []


def _whole(block: Block) -> Both:
    return Both(*("".join(part) for part in zip(*((s.text.hant, s.text.hans) for s in block.sentences), strict=True)))
