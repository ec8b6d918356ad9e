"""Hand-written pages in both scripts, with the lists that the build fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edition.edit.markdown_script import convert_markdown
from edition.edit.scripts import ScriptConverter
from edition.model import Script
from edition.read.pages import HandPage
from edition.tree import Tree
from edition.write.markdown import Page, escape
from edition.write.navigation import folder
from edition.write.pages.common import common_meta
from edition.write.pages.contents import facts, outline
from edition.write.pages.provenance import provenance

OUTLINED_WORKS = 3


def hand_page(page: HandPage, trees: Sequence[Tree], script: Script, words: ScriptConverter) -> Page:
    """``<!-- works -->`` and ``<!-- provenance -->`` on lines of their own are filled in."""
    body = convert_markdown(page.body, script, words)
    for mark, blocks in _lists(trees, script, words).items():
        if mark in body:
            body = body.replace(mark, "\n\n".join(blocks))
    name = f"{page.name}.md"
    meta = {
        **common_meta(script, name, "home" if page.name == "index" else "page"),
        "title": words.both(page.title).of(script),
        "description": words.both(page.description).of(script),
        "crumbs": [],
    }
    return Page(folder(script) + name, meta, body, page.source)


def _lists(trees: Sequence[Tree], script: Script, words: ScriptConverter) -> Mapping[str, list[str]]:
    return {
        "<!-- works -->": [block for tree in trees for block in _work(tree, script, words, len(trees))],
        "<!-- provenance -->": [block for tree in trees for block in provenance(tree, script, words)],
    }


def _work(tree: Tree, script: Script, words: ScriptConverter, count: int) -> list[str]:
    """A work on the home page; its outline too when there are few works."""
    work = tree.work
    title = f"## [{escape(work.short_title.of(script))}]({work.id}/index.md)"
    if count > OUTLINED_WORKS:
        return [title]
    ways = words.say(
        script, f"[閱讀全文]({work.id}/full.md){{: .way }} [文件信息]({work.id}/index.md){{: .way }}\n{{: .ways }}"
    )
    return [title, facts(tree, script, words), ways, *outline(tree, script, f"{work.id}/")]
