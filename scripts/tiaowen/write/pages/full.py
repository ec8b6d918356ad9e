"""The whole text on one page, for continuous reading, find-in-page and print."""

from __future__ import annotations

from collections.abc import Iterable

from tiaowen.model import Unit
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.write import page_kinds
from tiaowen.write.captions import captions_told
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.marked.emended import emendation_list
from tiaowen.write.marked.sentence_html import paragraphs
from tiaowen.write.navigation import page_path, work_crumbs
from tiaowen.write.pages.common import short_downloads, work_meta
from tiaowen.write.pages.unit import section
from tiaowen.write.status_line import standing_line
from tiaowen.write.texts import texts_files, texts_line
from tiaowen.write.titles import phrased
from tiaowen.write.toc import is_long, toc_files, work_toc
from tiaowen.write.view import View


def full_page(view: View) -> Page:
    """Every unit in reading order, carrier, title, adoption note and signature among them."""
    body = [
        *running_text(view, view.work.units),
        captions_told(view, view.work.units),
        emendation_list(view, view.work.units),
    ]
    path = page_path(view, "full")
    title = f"{view.say('全文')}：{view.show(view.work.short_title)}"
    meta = work_meta(view, path, page_kinds.FULL, title, view.show(view.work.title)) | {
        "crumbs": work_crumbs(view),
        **short_downloads(view),
    }
    if is_long(view):
        meta |= {"toc": work_toc(view), **toc_files(page_kinds.FULL)}
    meta |= texts_files(view, meta)
    return Page(path, meta, Markdown("\n\n").join(filter(None, body)), f"{view.work.received.path}/received.txt")


def running_text(view: View, units: Iterable[Unit]) -> list[Markdown]:
    """Those of ``units`` that stand under no other, with all below them, for a page that is not their own."""
    return [block for unit in units if unit.parent is None for block in _highest(view, unit)]


def _highest(view: View, unit: Unit) -> list[Markdown]:
    """A unit that stands under no other, with all below it."""
    if unit.kind == "title":
        beside = [] if view.is_dated else [_beside(view)]
        return [_title(view, unit), standing_line(view, *beside), texts_line(view, "full/")]
    return _plain(view, unit) if unit.kind in WITHOUT_PAGE else _with_units_below(view, unit)


def _title(view: View, unit: Unit) -> Markdown:
    return Markdown("# {} {{: #{}.s1 .work }}").format(phrased(view, unit.text), unit.id)


def _beside(view: View) -> Html:
    return tag("a", view.say("簡繁對照"), class_="way", href="../parallel/")


def _plain(view: View, unit: Unit) -> list[Markdown]:
    return paragraphs(view, unit, unit.sentences, own=False)


def _with_units_below(view: View, unit: Unit) -> list[Markdown]:
    """A unit and all below it; the preamble opens the text without a heading of its own."""
    if unit.kind == "preamble" and not unit.heading:
        return _plain(view, unit)
    blocks = section(view, unit, level=2)
    for depth, other in view.tree.below(unit):
        blocks += section(view, other, level=2 + depth)
    return blocks
