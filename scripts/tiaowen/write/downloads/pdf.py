"""An edition typeset as an official document: tagged PDF with bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tiaowen.model import Both
from tiaowen.text.levels import UNIT_KINDS
from tiaowen.write.downloads.blocks import Block, Comment, apparatus_lines, block_text, blocks, comments_by_sentence
from tiaowen.write.downloads.fonts import check_characters
from tiaowen.write.downloads.typesetter import set_pdf, set_picture
from tiaowen.write.history import in_years, version_name
from tiaowen.write.titles import phrases, title_lines
from tiaowen.write.view import View

_APART = ("title", "adoption", "signature")
_TITLE_LINE = 18
_COVER_LINE = 10
_PIXELS_AN_INCH = 254


def typeset(root: Path, view: View, day: date, comments: Sequence[Comment] | None) -> bytes:
    """The PDF's bytes.  ``comments`` become footnotes and the apparatus an appendix; None prints the text alone.

    Raises ProblemsFound (D002) for a character that no font has.
    """
    check_characters(root, "".join(block_text(view, block) for block in blocks(view)), view.work.received.path)
    return set_pdf(root, "official.typ", pdf_data(view, comments), day)


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
    """All that is set, as the template reads it; the running head names the text where there were several."""
    notes, version = comments_by_sentence(comments or ()), version_name(view)
    return {
        "title": view.show(view.work.title),
        "running": view.show(view.work.short_title) + (f"（{version}）" if version else ""),
        "issuer": view.told(view.work.received.issuer),
        "keywords": [view.show(view.work.short_title), view.told(view.work.received.genre)],
        "script": view.script,
        "blocks": [_block(view, block, notes) for block in blocks(view)],
        "apparatus": apparatus_lines(view) if comments is not None else [],
        "apparatus-title": view.say("校訂記"),
    }


def _block(view: View, block: Block, notes: dict[str, list[Comment]]) -> dict[str, object]:
    kind = block.unit.kind
    rest, pieces = block.lead, []
    for sentence in block.sentences:
        text = view.show(sentence.text)
        hung = [[f"{c.title}　{c.signed}", *c.paragraphs] for c in notes.get(sentence.id, ())]
        pieces.append({"text": text[rest:], "notes": hung})
        rest = max(0, rest - len(text))
    return {
        "style": kind if kind in _APART else "paragraph",
        **{key: getattr(UNIT_KINDS[kind], key) for key in ("face", "weight", "centred")},
        "level": block.level,
        "heading": bool(block.lead) and block.unit.heading is not None,
        "lead": phrases(view, _whole(block)) if block.is_heading else _led(view, block),
        "lines": title_lines(view, _whole(block), _TITLE_LINE) if kind == "title" else [],
        "pieces": pieces,
    }


def _led(view: View, block: Block) -> list[str]:
    """What leads a paragraph of text breaks as the text does."""
    return [block_text(view, block)[: block.lead]] if block.lead else []


def _whole(block: Block) -> Both:
    return Both(*("".join(part) for part in zip(*((s.text.hant, s.text.hans) for s in block.sentences), strict=True)))
