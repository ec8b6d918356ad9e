"""時限與機制: the deadlines and the named mechanisms of a work, from its reviewed table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tiaowen.lexicon import Mechanism
from tiaowen.model import Unit
from tiaowen.write import page_kinds
from tiaowen.write.labels import name
from tiaowen.write.markdown import Page, escape
from tiaowen.write.navigation import page_path, work_item
from tiaowen.write.pages.common import work_meta
from tiaowen.write.places import sentence_href, sentence_label
from tiaowen.write.view import View

TITLE = "時限與機制"


def timing_pages(view: View) -> list[Page]:
    """The page at ``/<work>/timing/``; none for a work without mechanisms.tsv."""
    rows = view.enriched.linked.mechanisms
    if not rows:
        return []
    times = [row for row in rows if row.kind == "時限"]
    named = [row for row in rows if row.kind == "機制"]
    title = view.say(TITLE)
    body = [f"# {title}"]
    if times:
        body += [view.say(f"## 時限 <small>{len(times)} 處</small> {{: #times }}"), _times(view, times)]
    if named:
        body += [view.say(f"## 制度和機制 <small>{len(named)} 項</small> {{: #named }}"), _by_part(view, named)]
    path = page_path(view, "timing")
    meta = work_meta(view, path, page_kinds.TIMING, f"{title}：{view.show(view.work.short_title)}", title)
    source = f"{view.work.received.path}/mechanisms.tsv"
    return [Page(path, meta | {"crumbs": [work_item(view)]}, "\n\n".join(body), source)]


def _times(view: View, rows: Iterable[Mechanism]) -> str:
    """The deadlines as a description list: the words of time, and under each what is to be done."""
    groups = ""
    for words, group in groupby(sorted(rows, key=lambda row: _order(view, row)), key=lambda row: view.show(row.words)):
        items = "".join(f"<li>{_link(view, row)}{_matter(view, row)}</li>" for row in group)
        groups += f"<div><dt>{escape(words)}</dt><dd><ul>{items}</ul></dd></div>"
    return f'<dl class="times">{groups}</dl>'


def _order(view: View, row: Mechanism) -> tuple[int, int]:
    """Rows with the same words stand together, in the order in which the words first come in the table."""
    rows = view.enriched.linked.mechanisms
    first = next(other.row for other in rows if other.kind == row.kind and other.words == row.words)
    return first, row.row


def _matter(view: View, row: Mechanism) -> str:
    return f"　{escape(view.show(row.matter))}" if row.matter.hans else ""


def _link(view: View, row: Mechanism) -> str:
    unit = _unit(view, row)
    href = sentence_href(view, unit.id, row.sentence, "../../")
    return f'<a href="{href}">{escape(sentence_label(view, unit, row.sentence))}</a>'


def _by_part(view: View, rows: Iterable[Mechanism]) -> str:
    items = ""
    for part, group in groupby(rows, key=lambda row: view.tree.lineage(_unit(view, row))[0].id):
        links = "".join(
            f'<a href="{sentence_href(view, _unit(view, row).id, row.sentence, "../../")}">{escape(view.show(row.words))}</a>'
            for row in group
        )
        title = escape(name(view.tree.units[part], view.script))
        items += f'<li><a href="../{part}/">{title}</a><p>{links}</p></li>'
    return f'<ul class="by-part">{items}</ul>'


def _unit(view: View, row: Mechanism) -> Unit:
    return view.tree.units[row.sentence.unit]
