"""The whole text on one page, for continuous reading, find-in-page and print."""

from __future__ import annotations

from edition.model import Both, Script, Unit
from edition.tree import Tree
from edition.write.markdown import Page, escape
from edition.write.navigation import page_path, work_item
from edition.write.pages.common import common_meta
from edition.write.pages.unit import section
from edition.write.sentence_html import paragraphs

_TITLE = Both("全文", "全文")


def full_page(tree: Tree, script: Script) -> Page:
    """Title, adoption note, every unit in reading order, signature."""
    work = tree.work
    body = [_title(tree.units["title"], script)]
    if "adoption" in tree.units:
        body += [f"{block[:-2]} .adoption }}" for block in _plain(tree.units["adoption"], script)]
    for unit in tree.children(None):
        body += _with_units_below(tree, unit, script)
    if "signature" in tree.units:
        body += [f"{block[:-2]} .signature }}" for block in _plain(tree.units["signature"], script)]
    meta = {
        **common_meta(script, page_path(work, "hant", "full"), "full"),
        "title": f"{_TITLE.of(script)}：{work.short_title.of(script)}",
        "description": work.title.of(script),
        "work": work.id,
        "crumbs": [work_item(work, script)],
    }
    return Page(page_path(work, script, "full"), meta, "\n\n".join(body), f"{work.received.path}/received.txt")


def _title(unit: Unit, script: Script) -> str:
    words = escape("".join(sentence.text.of(script) for sentence in unit.sentences))
    return f"# {words} {{: #{unit.id}.s1 .work }}"


def _plain(unit: Unit, script: Script) -> list[str]:
    return paragraphs(unit, unit.sentences, script, own=False)


def _with_units_below(tree: Tree, unit: Unit, script: Script) -> list[str]:
    """A unit and all below it; the preamble opens the text without a heading of its own."""
    if unit.kind == "preamble" and not unit.heading:
        return _plain(unit, script)
    blocks = section(unit, script, level=2)
    for depth, other in tree.below(unit):
        blocks += section(other, script, level=2 + depth)
    return blocks
