"""Where a page stands: ancestors, what is beside it, before and after.  Constant in size."""

from __future__ import annotations

from tiaowen.model import Script, Unit
from tiaowen.write.labels import name, work_label
from tiaowen.write.titles import phrases, unit_title
from tiaowen.write.view import View

BESIDE = 25

Item = dict[str, object]


def folder(script: Script) -> str:
    """Where an edition's pages stand under docs/."""
    return "hans/" if script == "hans" else ""


def page_path(view: View, page: str = "index") -> str:
    """``hans/shiwei-2015/2-1.md``; without a page the work's contents page."""
    return f"{folder(view.script)}{view.work.id}/{page}.md"


def unit_item(view: View, unit: Unit) -> Item:
    """A link to a unit's page, for the template."""
    return {"label": name(unit, view.script), "page": page_path(view, unit.id)}


def _title_item(view: View, unit: Unit) -> Item:
    """The same in the phrases of the title."""
    return {"phrases": phrases(view, unit_title(unit)), "page": page_path(view, unit.id)}


def work_item(view: View) -> Item:
    """A link to a work's contents page, for the template; titles and citations name the work in full."""
    label = view.told(view.work.received.label) or work_label(view.show(view.work.short_title))
    return {"label": label, "page": page_path(view)}


def unit_context(view: View, unit: Unit) -> dict[str, object]:
    """The front matter that the template makes navigation from."""
    tree = view.tree
    above = tree.lineage(unit)[:-1]
    context: dict[str, object] = {
        "crumbs": [work_item(view), *(unit_item(view, u) for u in above)],
        "beside": [{**_title_item(view, u), "here": u is unit} for u in _window(tree.beside(unit), unit)],
    }
    neighbours = {"before": tree.before(unit), "after": tree.after(unit)}
    return context | {key: _title_item(view, u) for key, u in neighbours.items() if u}


def _window(siblings: list[Unit], unit: Unit) -> list[Unit]:
    """At most ``BESIDE`` of the units beside this one, around it."""
    start = max(0, min(siblings.index(unit) - BESIDE // 2, len(siblings) - BESIDE))
    return siblings[start : start + BESIDE]
