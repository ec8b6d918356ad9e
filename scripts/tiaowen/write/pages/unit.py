"""A page for every unit: its own paragraphs, then the units below it in full."""

from __future__ import annotations

from tiaowen.model import Unit
from tiaowen.notes.plain_words import plain_section
from tiaowen.notes.section import note_count, note_section, unit_references
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import DIVISIONS
from tiaowen.text.tables import CELL
from tiaowen.write import page_kinds
from tiaowen.write.backlinks import backlinks
from tiaowen.write.captions import caption_html, captions_told
from tiaowen.write.data.json_ld import unit_linked_data
from tiaowen.write.feed_links import feed_meta
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import full_name, is_article, name, number_label, place_name
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.marked.emended import emendation_list
from tiaowen.write.marked.sentence_html import body_sentences, heading_text, paragraphs
from tiaowen.write.navigation import page_path, unit_context
from tiaowen.write.pages.carrier import carrier_facts
from tiaowen.write.pages.common import origin, short_downloads, work_meta
from tiaowen.write.status_line import standing_line
from tiaowen.write.texts import texts_files, texts_line, wordings
from tiaowen.write.titles import phrased
from tiaowen.write.toc import toc_files
from tiaowen.write.view import View


def unit_pages(view: View) -> list[Page]:
    """One page for every unit that has one."""
    return [_unit_page(view, unit) for unit in view.tree.paged]


def _unit_page(view: View, unit: Unit) -> Page:
    below = list(view.tree.below(unit))
    body: list[Markdown] = [
        _heading(view, unit),
        standing_line(view),
        texts_line(view, f"{unit.id}/", unit),
        *carrier_facts(view, unit),
        *paragraphs(view, unit, body_sentences(unit), own=True),
    ]
    for depth, other in below:
        body += [*section(view, other, level=1 + depth), note_count(view, other, f"../{other.id}/")]
    body += [
        wordings(view, unit),
        captions_told(view, [unit, *(other for _, other in below)]),
        plain_section(view, unit),
        # Notes stay with the text that they were written for.
        Html("") if view.is_dated else note_section(view, unit),
        emendation_list(view, [unit, *(other for _, other in below)]),
    ]
    path = page_path(view, unit.id)
    meta = work_meta(view, path, page_kinds.UNIT, name(unit, view.script), _description(view, unit))
    where, short = place_name(view.tree, unit, view.script), view.show(view.work.short_title)
    meta["origin"] = {**origin(view), "place": where}
    meta["shared_title"] = f"{full_name(view.tree, unit, view.script)} · {short}"
    meta |= {"unit": unit.id, "unit_kind": unit.kind, **unit_context(view, unit), "linked": backlinks(view, unit)}
    meta |= toc_files(page_kinds.UNIT) if "toc" in meta else {}
    meta |= texts_files(view, meta) | feed_meta(view, unit.id)
    meta |= {**short_downloads(view), "data": unit_linked_data(view, unit)}
    return Page(path, meta, Markdown("\n\n").join(filter(None, body)), f"{view.work.received.path}/received.txt")


def section(view: View, unit: Unit, level: int) -> list[Markdown]:
    """A unit inside another page: a heading that links to its own page, and its paragraphs.

    A unit without a heading, such as an article, is led by its number instead.
    """
    blocks = paragraphs(view, unit, body_sentences(unit), own=False)
    if not _has_heading(unit) and unit.number.hant:
        return blocks
    inside = _label(view, unit)
    if _has_heading(unit):
        inside = tag("span", heading_text(view, unit, own=False), class_="s", id=f"{unit.id}.s1")
    marks = Markdown("#" * min(level, 6))
    style = f" .{unit.kind}" if unit.kind in DIVISIONS else ""
    return [Markdown("{} [{}]({id}.md) {{: #{id}{} }}").format(marks, inside, style, id=unit.id), *blocks]


def _heading(view: View, unit: Unit) -> Markdown:
    """The page's first heading.  A unit without a heading is headed by its number alone."""
    references = unit_references(view, unit)
    if _has_heading(unit):
        return Markdown("# {}{} {{: #s1 .unit }}").format(heading_text(view, unit, own=True), references)
    return Markdown("# {}{} {{: #top .unit .label }}").format(_label(view, unit), references)


def _has_heading(unit: Unit) -> bool:
    return unit.is_headed


def _label(view: View, unit: Unit) -> Html:
    caption = Html("　") + phrased(view, unit.heading) if unit.heading else caption_html(view, unit)
    return Html("{}{}").format(number_label(unit, view.script), caption)


def _description(view: View, unit: Unit) -> str:
    """One line for search engines and previews: where it stands and how it begins."""
    text = "".join(view.show(sentence.text) for sentence in body_sentences(unit)).replace(CELL, " ").strip()
    text = text.removeprefix(view.show(unit.number)).strip(BLANKS) if is_article(unit) else text
    start = text if len(text) <= 60 else text[:60] + "…"
    return f"{view.show(view.work.short_title)} {place_name(view.tree, unit, view.script)}：{start}"
