"""Both scripts side by side, sentence by sentence: a row a sentence, on a phone a pair."""

from __future__ import annotations

from html import escape

from tiaowen.model import SCRIPTS, Both, Script, Sentence, Unit
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.write import page_kinds
from tiaowen.write.markdown import Page
from tiaowen.write.navigation import page_path, work_item
from tiaowen.write.pages.common import work_meta
from tiaowen.write.view import View

_NAMES = Both("繁體", "简体")


def parallel_page(view: View) -> Page:
    """The page at ``/<work>/parallel/``; the edition's own script stands first, and its sentences have the addresses."""
    scripts = sorted(SCRIPTS, key=lambda script: script != view.script)
    rows = [_row(view, unit, sentence, scripts) for unit in view.work.units for sentence in unit.sentences]
    title = view.say("簡繁對照")
    head = "".join(f'<th scope="col" role="columnheader" {_lang(s)}>{_NAMES.of(s)}</th>' for s in scripts)
    table = (
        f'<table class="parallel" role="table" aria-label="{title}">\n'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{"".join(rows)}</tbody>\n</table>'
    )
    path = page_path(view, page_kinds.PARALLEL.name)
    short = view.show(view.work.short_title)
    meta = work_meta(
        view, path, page_kinds.PARALLEL, f"{title}：{short}", view.say("逐句對照的繁體和簡體全文：") + short
    )
    meta |= {"crumbs": [work_item(view)], "canonical": page_path(view, "full")}
    return Page(path, meta, f"# {title}\n\n{table}", f"{view.work.received.path}/received.txt")


def _row(view: View, unit: Unit, sentence: Sentence, scripts: list[Script]) -> str:
    """One sentence.  Roles keep the table a table where a narrow screen stacks its cells (Safari before 18)."""
    first, second = (_words(sentence.text.of(script)) for script in scripts)
    heads = unit.is_headed and unit.kind not in WITHOUT_PAGE and sentence is unit.sentences[0]
    if heads or unit.kind == "title":
        first = _heading(view, unit, first) if heads else f"<strong>{first}</strong>"
        second = f"<strong>{second}</strong>"
    own, other = (f'role="cell" {_lang(script)}' for script in scripts)
    sign = f'<a class="n" href="#{sentence.id}"></a>'
    return f'<tr role="row"><td class="s" id="{sentence.id}" {own}>{first}{sign}</td><td {other}>{second}</td></tr>\n'


def _heading(view: View, unit: Unit, words: str) -> str:
    """The heading of a unit leads to its page, as on the page of the whole text."""
    level = min(6, 1 + len(view.tree.lineage(unit)))
    return f'<h{level} id="{unit.id}"><a href="../{unit.id}/">{words}</a></h{level}>'


def _words(text: str) -> str:
    return escape(text.strip(BLANKS), quote=False)


def _lang(script: Script) -> str:
    return f'lang="zh-{script.capitalize()}"'
