"""結構圖: the work as an outline to scale, with the ways between related units; drawn when the site is built.

One row a unit: its title, a bar as long as its text, and the units that say the same thing; what joins them is listed below.
The same rows at every width, so that nothing is cut and a phone shows all that a screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiaowen.enrich.links import Related
from tiaowen.model import Unit
from tiaowen.tree import Tree
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import full_name, number_label
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import page_path, work_crumbs
from tiaowen.write.pages.common import work_meta
from tiaowen.write.titles import phrased, unit_title
from tiaowen.write.view import View

TITLE = "結構圖"
SCALE = 100
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the drawing: its depth, and its length in characters with all below."""

    unit: Unit
    depth: int
    length: int


Pair = tuple[Row, Row, Related]


def has_map(view: View) -> bool:
    """Whether it shows more than the contents page does: units on the same matter."""
    related, drawn = view.enriched.linked.related, {unit.id for _, unit in _drawn(view)}
    return any(other.unit in drawn for unit in drawn for other in related.get(unit, ()))


def map_page(view: View) -> Page:
    """The page at ``/<work>/map/``."""
    rows = _rows(view)
    pairs = _pairs(view, {row.unit.id: row for row in rows})
    title = view.say(TITLE)
    lead = view.say(
        f"橫條的長短是文字的多少（部分連同所屬各項），↔ 後面是說同一件事的其他項，共 {len(pairs)} 對。點哪一個標題就讀哪一項。"
    )
    body = [Markdown("# {}").format(title), tag("p", lead, class_="lead"), _figure(view, rows, pairs)]
    if pairs:
        body += [Markdown("## {} {{: #lines }}").format(view.say("說同一件事的各對")), _words(view, pairs)]
    path = page_path(view, "map")
    meta = work_meta(view, path, page_kinds.MAP, f"{title}：{view.show(view.work.short_title)}", lead)
    return Page(
        path,
        meta | {"crumbs": work_crumbs(view)},
        Markdown("\n\n").join(body),
        f"{view.work.received.path}/received.txt",
    )


def _rows(view: View) -> list[Row]:
    return [Row(unit, depth, _length(view.tree, unit)) for depth, unit in _drawn(view)]


def _drawn(view: View) -> list[tuple[int, Unit]]:
    """The units to draw and how deep they stand: all, or the highest levels of a long work."""
    tree = view.tree
    listed = [(len(tree.lineage(unit)), unit) for unit in tree.paged]
    deepest = max((depth for depth, _ in listed), default=1)
    while deepest > 1 and sum(depth <= deepest for depth, _ in listed) > MOST_ROWS:
        deepest -= 1
    return [(depth, unit) for depth, unit in listed if depth <= deepest]


def _length(tree: Tree, unit: Unit) -> int:
    return sum(len(u.text.hant) for u in (unit, *(other for _, other in tree.below(unit))))


def _pairs(view: View, rows: dict[str, Row]) -> list[Pair]:
    """Related units that are drawn, each pair once, from top to bottom."""
    order = {unit: at for at, unit in enumerate(rows)}
    return [
        (rows[unit], rows[related.unit], related)
        for unit in rows
        for related in view.enriched.linked.related.get(unit, ())
        if order.get(related.unit, -1) > order[unit]
    ]


def _figure(view: View, rows: list[Row], pairs: list[Pair]) -> Html:
    longest = max((row.length for row in rows), default=1)
    near: dict[str, list[Unit]] = {}
    for upper, lower, _ in pairs:
        near.setdefault(upper.unit.id, []).append(lower.unit)
        near.setdefault(lower.unit.id, []).append(upper.unit)
    drawn = (_row(view, row, longest, near.get(row.unit.id, ())) for row in rows)
    return tag("ul", *drawn, class_="map outline")


def _row(view: View, row: Row, longest: int, near: Sequence[Unit]) -> Html:
    """The whole title, a bar as long as the text with its length in words, and the units on the same matter."""
    width = max(1, round(row.length / longest * SCALE))
    title = tag("a", phrased(view, unit_title(row.unit)), href=f"../{row.unit.id}/")
    rect = tag("rect", width=width, height=1)
    bar = tag("svg", rect, viewBox=f"0 0 {SCALE} 1", preserveAspectRatio="none", aria_hidden="true")
    size = tag("span", bar, tag("small", f"{row.length:,} {view.say('字')}"), class_="size")
    return tag("li", title, size, _beside(view, near) if near else "", class_=f"d{row.depth}")


def _beside(view: View, near: Sequence[Unit]) -> Html:
    sign = tag("span", "↔", aria_hidden="true") + tag("span", view.say("說同一件事："), class_="sr")
    links = (Html(" ") + tag("a", _number(view, unit), href=f"../{unit.id}/") for unit in near)
    return tag("span", sign, *links, class_="near")


def _number(view: View, unit: Unit) -> str:
    """三（三）, or what a unit without a number is called."""
    above = view.tree.lineage(unit)[:-1]
    return "".join(number_label(step, view.script).rstrip("、") for step in (*above[-1:], unit))


def _words(view: View, pairs: list[Pair]) -> Html:
    """The lines in words."""
    items = (
        tag("li", _link(view, a.unit), " — ", _link(view, b.unit), tag("small", _shared(view, related)))
        for a, b, related in pairs
    )
    return tag("ul", *items, class_="pairs")


def _link(view: View, unit: Unit) -> Html:
    return tag("a", full_name(view.tree, unit, view.script), href=f"../{unit.id}/")


def _shared(view: View, related: Related) -> str:
    here, there = ("；".join(view.show(word) for word in words) for words in (related.here, related.there))
    return here if here == there else f"{here} / {there}"
