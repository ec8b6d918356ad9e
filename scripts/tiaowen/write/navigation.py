"""Where a page stands: ancestors, what is beside it, before and after.  Constant in size."""

from __future__ import annotations

from collections.abc import Mapping

from tiaowen.model import Both, Script, Unit
from tiaowen.text.levels import LAW, LEVEL
from tiaowen.write.labels import list_name, unit_caption, work_label
from tiaowen.write.titles import phrases
from tiaowen.write.toc import has_toc, part_toc, window
from tiaowen.write.view import View

Item = dict[str, object]


def folder(script: Script) -> str:
    """Where an edition's pages stand under docs/."""
    return "hans/" if script == "hans" else ""


def page_path(view: View, page: str = "index") -> str:
    """``hans/shiwei-2015/2-1.md``; without a page the work's contents page."""
    return f"{folder(view.script)}{view.work.id}/{page}.md"


def unit_item(view: View, unit: Unit) -> Item:
    """A link to a unit's page, for the template."""
    return {"label": view.show(list_name(unit)), "page": page_path(view, unit.id)}


def _title_item(view: View, unit: Unit) -> Item:
    """The same in the phrases of the title; of an article without a caption its number alone."""
    return {"phrases": phrases(view, list_name(unit)), "page": page_path(view, unit.id)}


def work_item(view: View) -> Item:
    """A link to a work's contents page, for the template; titles and citations name the work in full."""
    label = view.told(view.work.received.label) or work_label(view.show(view.work.short_title))
    return {"label": label, "page": page_path(view)}


def work_crumbs(view: View) -> list[Mapping[str, object]]:
    """Where a page of the work stands: below the work, on a site of many below its kind."""
    return [*view.above, work_item(view)]


def unit_context(view: View, unit: Unit) -> dict[str, object]:
    """The front matter that the template makes navigation from."""
    neighbours = zip(("before", "after"), ("上一", "下一"), view.tree.turned_from(unit), strict=True)
    turns = {key: _turn(view, unit, other, said) for key, said, other in neighbours if other}
    return _crumbs(view, unit) | _around(view, unit) | turns


def _around(view: View, unit: Unit) -> dict[str, object]:
    """What stands beside: the tree of a long part, else the units beside this one."""
    if has_toc(view, unit):
        return {"toc": part_toc(view, unit)}
    beside = window(view.tree.beside(unit), unit)
    items = [{**_title_item(view, u), "here": u is unit} for u in beside]
    return {"beside": items, "up": _up(view, unit), **({} if any(map(unit_caption, beside)) else {"numbers": True})}


def _up(view: View, unit: Unit) -> list[str]:
    """What stands directly above the unit, in the phrases of its title."""
    if unit.parent:
        return phrases(view, list_name(view.tree.units[unit.parent]))
    short = view.work.short_title
    if label := view.told(view.work.received.label):
        return [label]
    return phrases(view, Both(work_label(short.hant), work_label(short.hans)))


def _crumbs(view: View, unit: Unit) -> dict[str, object]:
    """The work and what is above the unit, no two alike.  Those of a law are shown whole, on several lines if need be."""
    above = view.tree.lineage(unit)[:-1]
    items: list[Mapping[str, object]] = []
    for item in (*work_crumbs(view), *(unit_item(view, u) for u in above)):
        if item["label"] not in [other["label"] for other in items]:
            items.append(item)
    return {"crumbs": items, **({"whole_crumbs": True} if unit.kind in LAW else {})}


def _turn(view: View, unit: Unit, other: Unit, said: str) -> Item:
    """A way to the unit before or after, called 上一條 where one walks from article to article, or from 一、 to 二、 of a 修正案."""
    item = _title_item(view, other)
    if unit.kind != other.kind or not (unit.kind in LAW or unit.called):
        return item
    return item | {"said": view.say(said + (unit.called.hant if unit.called else LEVEL[unit.kind].called[0]))}
