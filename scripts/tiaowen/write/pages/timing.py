"""時限與機制: the deadlines and the named mechanisms of a work, from its reviewed table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tiaowen.lexicon import Mechanism
from tiaowen.model import Unit
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import name
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import page_path, work_crumbs
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
    body = [Markdown("# {}").format(title)]
    if times:
        body += [_heading(view, "時限", f"{len(times)} 處", "times"), _times(view, times)]
    if named:
        body += [_heading(view, "制度和機制", f"{len(named)} 項", "named"), _by_part(view, named)]
    path = page_path(view, "timing")
    meta = work_meta(view, path, page_kinds.TIMING, f"{title}：{view.show(view.work.short_title)}", title)
    source = f"{view.work.received.path}/mechanisms.tsv"
    return [Page(path, meta | {"crumbs": work_crumbs(view)}, Markdown("\n\n").join(body), source)]


def _heading(view: View, words: str, count: str, address: str) -> Markdown:
    return Markdown("## {} {} {{: #{} }}").format(view.say(words), tag("small", view.say(count)), address)


def _times(view: View, rows: Iterable[Mechanism]) -> Html:
    """The deadlines as a description list: the words of time, and under each what is to be done."""
    groups = []
    for words, group in groupby(sorted(rows, key=lambda row: _order(view, row)), key=lambda row: view.show(row.words)):
        items = (tag("li", _link(view, row), _matter(view, row)) for row in group)
        groups.append(tag("div", tag("dt", words), tag("dd", tag("ul", *items))))
    return tag("dl", *groups, class_="times")


def _order(view: View, row: Mechanism) -> tuple[int, int]:
    """Rows with the same words stand together, in the order in which the words first come in the table."""
    rows = view.enriched.linked.mechanisms
    first = next(other.row for other in rows if other.kind == row.kind and other.words == row.words)
    return first, row.row


def _matter(view: View, row: Mechanism) -> str:
    return f"　{view.show(row.matter)}" if row.matter.hans else ""


def _link(view: View, row: Mechanism) -> Html:
    unit = _unit(view, row)
    href = sentence_href(view, unit.id, row.sentence, "../../")
    return tag("a", sentence_label(view, unit, row.sentence), href=href)


def _by_part(view: View, rows: Iterable[Mechanism]) -> Html:
    items = []
    for part, group in groupby(rows, key=lambda row: view.tree.lineage(_unit(view, row))[0].id):
        links = (
            tag("a", view.show(row.words), href=sentence_href(view, _unit(view, row).id, row.sentence, "../../"))
            for row in group
        )
        title = tag("a", name(view.tree.units[part], view.script), href=f"../{part}/")
        items.append(tag("li", title, tag("p", *links)))
    return tag("ul", *items, class_="by-part")


def _unit(view: View, row: Mechanism) -> Unit:
    return view.tree.units[row.sentence.unit]
