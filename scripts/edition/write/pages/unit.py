"""A page for every unit: its own paragraphs, then the units below it in full."""

from __future__ import annotations

from edition.model import Script, Unit
from edition.tree import Tree
from edition.write.labels import name, number_label, place_name
from edition.write.markdown import Page, escape
from edition.write.navigation import page_path, unit_context
from edition.write.pages.common import common_meta
from edition.write.sentence_html import body_sentences, heading_text, paragraphs


def unit_pages(tree: Tree, script: Script) -> list[Page]:
    """One page for every unit that has one."""
    return [_unit_page(tree, unit, script) for unit in tree.paged]


def _unit_page(tree: Tree, unit: Unit, script: Script) -> Page:
    work = tree.work
    body = [_heading(unit, script), *paragraphs(unit, body_sentences(unit), script, own=True)]
    for depth, other in tree.below(unit):
        body += section(other, script, level=1 + depth)
    meta = {
        **common_meta(script, page_path(work, "hant", unit.id), "unit"),
        "title": name(unit, script),
        "description": _description(tree, unit, script),
        "work": work.id,
        "unit": unit.id,
        "unit_kind": unit.kind,
        **unit_context(tree, unit, script),
    }
    return Page(page_path(work, script, unit.id), meta, "\n\n".join(body), f"{work.received.path}/received.txt")


def section(unit: Unit, script: Script, level: int) -> list[str]:
    """A unit inside another page: a heading that links to its own page, and its paragraphs."""
    blocks = paragraphs(unit, body_sentences(unit), script, own=False)
    if unit.heading and unit.kind != "article":
        inside = f'<span class="s" id="{unit.id}.s1">{heading_text(unit, script)}</span>'
    else:
        inside = _label(unit, script)
    kind = "" if unit.heading and unit.kind != "article" else " .label"
    return [f"{'#' * min(level, 6)} [{inside}]({unit.id}.md) {{: #{unit.id}{kind} }}", *blocks]


def _heading(unit: Unit, script: Script) -> str:
    """The page's first heading.  A unit without a heading is headed by its number alone."""
    if unit.heading and unit.kind != "article":
        return f"# {heading_text(unit, script)} {{: #s1 .unit }}"
    return f"# {_label(unit, script)} {{: #top .unit .label }}"


def _label(unit: Unit, script: Script) -> str:
    caption = f"　{escape(unit.heading.of(script))}" if unit.heading else ""
    return escape(number_label(unit, script)) + caption


def _description(tree: Tree, unit: Unit, script: Script) -> str:
    """One line for search engines and previews: where it stands and how it begins."""
    text = "".join(sentence.text.of(script) for sentence in body_sentences(unit)).strip()
    start = text if len(text) <= 80 else text[:80] + "…"
    return f"{tree.work.short_title.of(script)} {place_name(tree, unit, script)}：{start}"
