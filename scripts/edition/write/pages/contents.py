"""The contents page of a work: its facts, its parts and clauses, the ways to read it."""

from __future__ import annotations

from datetime import date

from edition.edit.scripts import ScriptConverter
from edition.model import Script, Unit
from edition.tree import Tree
from edition.write.labels import number_label, short_name
from edition.write.markdown import Page, escape
from edition.write.navigation import page_path
from edition.write.pages.common import common_meta

MAX_DEPTH = 3


def contents_page(tree: Tree, script: Script, words: ScriptConverter) -> Page:
    """The page at ``/<work>/``."""
    work = tree.work
    title = escape(work.title.of(script))
    ways = words.say(script, "[閱讀全文](full.md){: .way }")
    body = [f"# {title} {{: .work }}", facts(tree, script, words), f"{ways}\n{{: .ways }}", *outline(tree, script, "")]
    meta = {
        **common_meta(script, page_path(work, "hant"), "contents"),
        "title": work.short_title.of(script),
        "description": work.title.of(script),
        "work": work.id,
        "crumbs": [],
    }
    return Page(page_path(work, script), meta, "\n\n".join(body), f"{work.received.path}/work.yml")


def facts(tree: Tree, script: Script, words: ScriptConverter) -> str:
    """The facts of work.yml as a description list."""
    received = tree.work.received
    counts = f"{_count(tree)}，正文 {_length(tree):,} 字"
    rows = [
        ("發文機關", received.issuer),
        ("文種", received.genre),
        ("通過日期", _day(received.adopted)),
        ("公布日期", _day(received.published)),
        ("施行日期", _day(received.effective)),
        ("又名", "；".join(received.other_titles)),
        ("篇幅", counts),
    ]
    items = "".join(
        f"<div><dt>{words.say(script, name)}</dt><dd>{escape(words.both(value).of(script))}</dd></div>"
        for name, value in rows
        if value
    )
    return f'<dl class="facts">{items}</dl>'


def outline(tree: Tree, script: Script, folder: str) -> list[str]:
    """The units as nested lists of links; ``folder`` leads from the page to the work's pages."""
    return ["\n".join(_items(tree, None, script, folder, 0))]


def _items(tree: Tree, unit: Unit | None, script: Script, folder: str, depth: int) -> list[str]:
    lines = []
    for child in tree.children(unit):
        number = f'<span class="no">{escape(number_label(child, script))}</span>'
        words = escape(short_name(child, script)) if child.number.of(script) else ""
        lines.append(f"{'    ' * depth}- [{number}{words}]({folder}{child.id}.md)")
        if depth + 1 < MAX_DEPTH:
            lines += _items(tree, child, script, folder, depth + 1)
    return lines


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _count(tree: Tree) -> str:
    names = {"part": "個部分", "clause": "項", "book": "編", "chapter": "章", "section": "節", "article": "條"}
    kinds = [unit.kind for unit in tree.paged]
    return "，".join(f"{kinds.count(kind)} {name}" for kind, name in names.items() if kind in kinds)


def _length(tree: Tree) -> int:
    return sum(len(unit.text.hant) for unit in tree.paged)
