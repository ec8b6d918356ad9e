"""The tree beside a long text of a law: where one is, and a way to each article of the page by its number.

In a narrow window it is a bar above the text, which opens; ``toc.js`` marks the place and adds a field for a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tiaowen.model import Unit
from tiaowen.text.levels import LAW
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import list_name
from tiaowen.write.outline import article_number
from tiaowen.write.page_kinds import PageKind
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

BESIDE = 25
# In characters: about five screens of a desktop, twelve of a phone.
LONG = 5000


def toc_files(kind: PageKind) -> dict[str, object]:
    """What a page of this kind loads where it has such a tree, for the front matter."""
    return kind.with_files(sheet="toc", script="toc")


def is_long(view: View) -> bool:
    """Whether the text is that of a law, and one that nobody scrolls through."""
    return view.tree.length >= LONG and any(unit.kind in LAW for unit in view.tree.paged)


def has_toc(view: View, unit: Unit) -> bool:
    """Whether the unit's page has one: it holds provisions of a long law."""
    return unit.kind in LAW and bool(view.tree.children(unit)) and is_long(view)


def work_toc(view: View) -> Html:
    """The tree of the whole text: every link leads to a place of the page."""
    return _frame(view, view.say("目錄"), _list(view, view.tree.children(None)), whole=True)


def part_toc(view: View, unit: Unit) -> Html:
    """The tree of one part: what is beside it by its page, what is in it by its place."""
    above = view.tree.lineage(unit)[:-1]
    up = [tag("a", phrased(view, list_name(above[-1])), href=f"../{above[-1].id}/", class_="up")] if above else []
    items = [
        _item(view, other, here="#s1" if unit.is_headed else "#top")
        if other is unit
        else tag("li", _link(view, other, f"../{other.id}/"))
        for other in window(view.tree.beside(unit), unit)
    ]
    return _frame(view, view.show(list_name(unit)), Html("").join([*up, tag("ol", *items)]))


def window(siblings: Sequence[Unit], unit: Unit) -> Sequence[Unit]:
    """At most ``BESIDE`` of the units beside this one, around it."""
    start = max(0, min(siblings.index(unit) - BESIDE // 2, len(siblings) - BESIDE))
    return siblings[start : start + BESIDE]


def _frame(view: View, where: str, inside: Html, whole: bool = False) -> Html:
    last = view.tree.last_article.removeprefix("a")
    inserted = "" if whole else " ".join(view.tree.inserted_articles)
    summary = tag("summary", tag("span", where, class_="where"))
    inside = tag("div", inside, class_="ways-in")
    numbers = {"data_last": last or None, "data_inserted": inserted or None}
    return tag("details", summary, inside, class_="whole" if whole else None, **numbers)


def _list(view: View, units: Iterable[Unit]) -> Html:
    """Articles by number side by side, all else a line each."""
    units = list(units)
    numbers = all(unit.kind == "article" for unit in units)
    return tag("ol", *(_item(view, unit) for unit in units), class_="numbers" if numbers else None)


def _item(view: View, unit: Unit, here: str = "") -> Html:
    """A unit and what is in it; ``here`` is its place on a page of its own."""
    below = view.tree.children(unit)
    opens = unit.kind == "preamble" and not unit.heading
    link = _link(view, unit, here or (f"#{unit.id}.s1" if opens else f"#{unit.id}"))
    return tag("li", link, _list(view, below) if below else "")


def _link(view: View, unit: Unit, href: str) -> Html:
    number = article_number(unit) if unit.kind == "article" else ""
    return tag("a", number or phrased(view, list_name(unit)), href=href)
