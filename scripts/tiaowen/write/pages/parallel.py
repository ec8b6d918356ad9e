"""Both scripts side by side, sentence by sentence: a row a sentence, on a phone a pair."""

from __future__ import annotations

from tiaowen.model import SCRIPTS, Both, Script, Sentence, Unit
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.text.tables import CELL, cells
from tiaowen.write import page_kinds
from tiaowen.write.html import LINE, Html, in_block, tag
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import page_path, work_crumbs
from tiaowen.write.pages.common import work_meta
from tiaowen.write.status_line import standing_line
from tiaowen.write.view import View

_NAMES = Both("繁體", "简体")


def parallel_page(view: View) -> Page:
    """The page at ``/<work>/parallel/``; the edition's own script stands first, and its sentences have the addresses."""
    scripts = sorted(SCRIPTS, key=lambda script: script != view.script)
    rows = [_row(view, unit, sentence, scripts) for unit in view.work.units for sentence in unit.sentences]
    title = view.say("簡繁對照")
    heads = (tag("th", _NAMES.of(s), scope="col", role="columnheader", lang=_lang(s)) for s in scripts)
    head = tag("thead", tag("tr", *heads, role="row"), role="rowgroup")
    body = tag("tbody", LINE, *rows, role="rowgroup")
    table = tag("table", LINE, head, LINE, body, LINE, class_="parallel", role="table", aria_label=title)
    path = page_path(view, page_kinds.PARALLEL.name)
    short = view.show(view.work.short_title)
    meta = work_meta(
        view, path, page_kinds.PARALLEL, f"{title}：{short}", view.say("逐句對照的繁體和簡體全文：") + short
    )
    meta |= {"crumbs": work_crumbs(view), "canonical": page_path(view, "full")}
    blocks = filter(None, [Markdown("# {}").format(title), standing_line(view), table])
    return Page(path, meta, Markdown("\n\n").join(blocks), f"{view.work.received.path}/received.txt")


def _row(view: View, unit: Unit, sentence: Sentence, scripts: list[Script]) -> Html:
    """One sentence.  Roles keep the table a table where a narrow screen stacks its cells (Safari before 18)."""
    first, second = (_words(sentence.text.of(script)) for script in scripts)
    heads = unit.is_headed and unit.kind not in WITHOUT_PAGE and sentence is unit.sentences[0]
    if heads or unit.kind == "title":
        first = _heading(view, unit, first) if heads else tag("strong", first)
        second = tag("strong", second)
    own, other = map(_lang, scripts)
    sign = tag("a", class_="n", href=f"#{sentence.id}")
    cell = tag("td", first, sign, class_="s", id=sentence.id, role="cell", lang=own)
    return tag("tr", cell, tag("td", second, role="cell", lang=other), role="row") + LINE


def _heading(view: View, unit: Unit, words: Html) -> Html:
    """The heading of a unit leads to its page, as on the page of the whole text."""
    level = min(6, 1 + len(view.tree.lineage(unit)))
    return tag(f"h{level}", tag("a", words, href=f"../{unit.id}/"), id=unit.id)


def _words(text: str) -> Html:
    return (
        Html("&#9;").join(tag("span", in_block(words), class_="cell") for words in cells(text))
        if CELL in text
        else in_block(text.strip(BLANKS))
    )


def _lang(script: Script) -> str:
    return f"zh-{script.capitalize()}"
