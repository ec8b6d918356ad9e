"""結構圖: the work drawn as SVG when the site is built: units to scale, lines between related ones.

One row a unit, its bar as long as its text; the lines at the right join related units and are listed
in words below, for those who cannot see them.  Colours and type are the style sheet's (map.css).
"""

from __future__ import annotations

from dataclasses import dataclass

from tiaowen.enrich.links import Related
from tiaowen.model import Unit
from tiaowen.write.labels import full_name, name, number_label, short_name
from tiaowen.write.markdown import Page, escape
from tiaowen.write.navigation import page_path, work_item
from tiaowen.write.pages.common import work_meta
from tiaowen.write.view import View

TITLE = "結構圖"
WIDTH, ROW, GAP, BAR, LINES, NAME = 360, 25, 10, 240, 252, 18
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the drawing: its depth, the top of its row, its length in characters with all below."""

    unit: Unit
    depth: int
    top: int
    length: int

    @property
    def middle(self) -> int:
        return self.top + ROW // 2


def map_page(view: View) -> Page:
    """The page at ``/<work>/map/``."""
    rows = _rows(view)
    pairs = _pairs(view, {row.unit.id: row for row in rows})
    title = view.say(TITLE)
    lead = view.say(
        f"每一行是一個部分或一項，色條的長短是文字的多少（部分連同所屬各項）；右邊的 {len(pairs)} 條線連起說同一件事的兩項。點哪一行就讀哪一項。"
    )
    body = [f"# {title}", f'<p class="lead">{lead}</p>', _figure(view, rows, pairs)]
    if pairs:
        body += [view.say("## 圖中的連線 {: #lines }"), _words(view, pairs)]
    path = page_path(view, "map")
    meta = work_meta(view, path, "map", f"{title}：{view.show(view.work.short_title)}", lead)
    return Page(
        path, meta | {"crumbs": [work_item(view)]}, "\n\n".join(body), f"{view.work.received.path}/received.txt"
    )


def _rows(view: View) -> list[Row]:
    """The units to draw: all, or the highest levels of a long work."""
    tree = view.tree
    listed = [(len(tree.lineage(unit)), unit) for unit in tree.paged]
    deepest = max((depth for depth, _ in listed), default=1)
    while deepest > 1 and sum(depth <= deepest for depth, _ in listed) > MOST_ROWS:
        deepest -= 1
    rows: list[Row] = []
    top = 0
    for depth, unit in listed:
        if depth <= deepest:
            top += GAP if depth == 1 and rows else 0
            below = [other for _, other in tree.below(unit)]
            rows.append(Row(unit, depth, top, sum(len(u.text.hant) for u in (unit, *below))))
            top += ROW
    return rows


def _pairs(view: View, rows: dict[str, Row]) -> list[tuple[Row, Row, Related]]:
    """Related units that are drawn, each pair once, from top to bottom."""
    return [
        (rows[unit], rows[related.unit], related)
        for unit in rows
        for related in view.enriched.linked.related.get(unit, ())
        if related.unit in rows and rows[unit].top < rows[related.unit].top
    ]


def _figure(view: View, rows: list[Row], pairs: list[tuple[Row, Row, Related]]) -> str:
    height = rows[-1].top + ROW if rows else ROW
    longest = max((row.length for row in rows), default=1)
    lines = "".join(_line(view, *pair) for pair in pairs)
    bars = "".join(_bar(view, row, longest) for row in rows)
    label = escape(f"{view.say(TITLE)}：{view.show(view.work.short_title)}")
    return (
        f'<figure class="map"><svg viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{label}">'
        f'<g class="bars">{bars}</g><g class="lines" aria-hidden="true">{lines}</g></svg></figure>'
    )


def _bar(view: View, row: Row, longest: int) -> str:
    """A link: the bar, and over it the number and as much of the heading as fits."""
    left = 12 * (row.depth - 1)
    width = max(2, round(row.length / longest * (BAR - left)))
    number = view.show(row.unit.number) or number_label(row.unit, view.script)
    heading = short_name(row.unit, view.script) if view.show(row.unit.number) else ""
    room = NAME - row.depth - len(number)
    shown = heading if len(heading) <= room else heading[: room - 1] + "…"
    kind = "part" if row.depth == 1 else "clause"
    full = escape(f"{name(row.unit, view.script)}，{row.length}{view.say('字')}")
    return (
        f'<a class="{kind}" href="../{row.unit.id}/" data-u="{row.unit.id}" aria-label="{full}"><title>{full}</title>'
        f'<rect class="hit" x="0" y="{row.top}" width="{LINES}" height="{ROW}"/>'
        f'<rect class="bar" x="{left}" y="{row.top + 3}" width="{width}" height="{ROW - 6}"/>'
        f'<text x="{left + 5}" y="{row.middle + 4}">{escape(number + shown)}</text></a>'
    )


def _line(view: View, upper: Row, lower: Row, related: Related) -> str:
    reach = LINES + min(WIDTH - LINES - 6, 14 + (lower.top - upper.top) // 7) * 4 // 3
    words = escape(f"{_name(view, upper.unit)} — {_name(view, lower.unit)}：{_shared(view, related)}")
    path = f"M{LINES} {upper.middle}C{reach} {upper.middle} {reach} {lower.middle} {LINES} {lower.middle}"
    return f'<path data-a="{upper.unit.id}" data-b="{lower.unit.id}" d="{path}"><title>{words}</title></path>'


def _words(view: View, pairs: list[tuple[Row, Row, Related]]) -> str:
    """The lines in words."""
    items = "".join(
        f'<li><a href="../{a.unit.id}/">{escape(_name(view, a.unit))}</a> — '
        f'<a href="../{b.unit.id}/">{escape(_name(view, b.unit))}</a><small>{escape(_shared(view, related))}</small></li>'
        for a, b, related in pairs
    )
    return f'<ul class="pairs">{items}</ul>'


def _name(view: View, unit: Unit) -> str:
    return full_name(view.tree, unit, view.script)


def _shared(view: View, related: Related) -> str:
    here, there = ("；".join(view.show(word) for word in words) for words in (related.here, related.there))
    return here if here == there else f"{here} / {there}"
