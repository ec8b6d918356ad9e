"""Where a page stands: ancestors, what is beside it, before and after.  Constant in size."""

from __future__ import annotations

from edition.model import Script, Unit, Work
from edition.tree import Tree
from edition.write.labels import name

BESIDE = 25

Item = dict[str, object]


def page_path(work: Work, script: Script, page: str = "index") -> str:
    """``hans/ziyang-2015/2-1.md``; without a page the work's contents page."""
    return f"{folder(script)}{work.id}/{page}.md"


def folder(script: Script) -> str:
    """Where an edition's pages stand under docs/."""
    return "hans/" if script == "hans" else ""


def unit_item(work: Work, unit: Unit, script: Script) -> Item:
    """A link to a unit's page, for the template."""
    return {"label": name(unit, script), "page": page_path(work, script, unit.id)}


def work_item(work: Work, script: Script) -> Item:
    """A link to a work's contents page, for the template."""
    return {"label": work.short_title.of(script), "page": page_path(work, script)}


def unit_context(tree: Tree, unit: Unit, script: Script) -> dict[str, object]:
    """The front matter that the template makes navigation from."""
    work = tree.work
    above = tree.lineage(unit)[:-1]
    context: dict[str, object] = {
        "crumbs": [work_item(work, script), *(unit_item(work, u, script) for u in above)],
        "beside": [{**unit_item(work, u, script), "here": u is unit} for u in _window(tree, unit)],
    }
    neighbours = {"before": tree.before(unit), "after": tree.after(unit)}
    return context | {key: unit_item(work, u, script) for key, u in neighbours.items() if u}


def _window(tree: Tree, unit: Unit) -> list[Unit]:
    """At most ``BESIDE`` of the units beside this one, around it."""
    siblings = tree.beside(unit)
    at = siblings.index(unit)
    start = max(0, min(at - BESIDE // 2, len(siblings) - BESIDE))
    return siblings[start : start + BESIDE]
