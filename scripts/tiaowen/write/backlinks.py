"""What belongs to a unit, for the template below its text: related units, terms, bodies, cited works.

Terms and works that the running text links are not said again: it has the link where the reader needs it.
A group is ``{"title", "kind", "items"}``, an item ``{"label", "page", "hash", "words", "here"}``: ``words``
join the two units as they stand there, ``here`` as they stand on this page where that differs.
Notes bring a group of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tiaowen.enrich.links import BodyPlace, Place
from tiaowen.lexicon import Body, Entry, Lexicon
from tiaowen.model import Unit
from tiaowen.write.labels import full_name, place_name
from tiaowen.write.navigation import folder, page_path
from tiaowen.write.view import View

Item = dict[str, object]
Group = dict[str, object]


def backlinks(view: View, unit: Unit) -> list[Group]:
    """The groups of one unit that have anything."""
    lexicon, linked, prefix = view.lexicon, view.enriched.linked, folder(view.script)
    groups = [
        ("related", "相關條目", _related(view, unit)),
        ("referring", "提到這裏", _referring(view, unit)),
        ("terms", "詞條", _entries(view, unit, lexicon.terms, linked.terms, f"{prefix}terms/")),
        ("bodies", "主體", _bodies(view, unit, lexicon, linked.bodies, f"{prefix}bodies/")),
        ("works", "引用文件", _works(view, unit, lexicon, f"{prefix}works/index.md")),
    ]
    return [{"kind": kind, "title": view.say(title), "items": items} for kind, title, items in groups if items]


def _related(view: View, unit: Unit) -> list[Item]:
    items = []
    for related in view.enriched.linked.related.get(unit.id, ()):
        other = view.tree.units[related.unit]
        there, here = (["；".join(view.show(w) for w in words)] for words in (related.there, related.here))
        item: Item = {
            "label": full_name(view.tree, other, view.script),
            "page": page_path(view, other.id),
            "words": there[0],
        }
        items.append(item if there == here else item | {"here": here[0]})
    return items


def _referring(view: View, unit: Unit) -> list[Item]:
    """Units whose text refers to this one."""
    found = {reference.unit: None for reference in view.referring.get(unit.id, ()) if reference.unit != unit.id}
    return [
        {"label": place_name(view.tree, view.tree.units[other], view.script), "page": page_path(view, other)}
        for other in found
    ]


def _entries(
    view: View, unit: Unit, entries: Iterable[Entry], places: Mapping[str, Sequence[Place]], pages: str
) -> list[Item]:
    named = _first_places(unit, places)
    said = _linked(view, unit, "term")
    found = sorted((named[e.slug], e.slug, e) for e in entries if e.slug in named and e.slug not in said)
    return [{"label": view.show(entry.name), "page": f"{pages}{slug}/index.md"} for _, slug, entry in found]


def _first_places(unit: Unit, places: Mapping[str, Sequence[Place]]) -> dict[str, tuple[int, int]]:
    order = {sentence.id: at for at, sentence in enumerate(unit.sentences)}
    first: dict[str, tuple[int, int]] = {}
    for slug, listed in places.items():
        here = [(order[place.sentence], place.start) for place in listed if place.unit == unit.id]
        if here:
            first[slug] = min(here)
    return first


def _bodies(
    view: View, unit: Unit, lexicon: Lexicon, places: Mapping[str, Sequence[BodyPlace]], pages: str
) -> list[Item]:
    """Bodies that the unit gives a task to come first."""
    named = _first_places(unit, places)
    tasked = {slug for slug in named if any(p.task for p in places[slug] if p.unit == unit.id)}

    def order(body: Body) -> tuple[bool, tuple[int, int]]:
        return body.slug not in tasked, named[body.slug]

    found = sorted((body for body in lexicon.bodies if body.slug in named), key=order)
    items: list[Item] = []
    for body in found:
        item: Item = {"label": view.show(body.name), "page": f"{pages}{body.slug}/index.md"}
        items.append(item | {"words": view.say("任務")} if body.slug in tasked else item)
    return items


def _works(view: View, unit: Unit, lexicon: Lexicon, page: str) -> list[Item]:
    names = {entry.slug: entry.name for entry in lexicon.works}
    said = _linked(view, unit, "work")
    slugs = dict.fromkeys(c.slug for c in view.citing.get(unit.id, ()) if c.slug and c.slug not in said)
    return [{"label": view.show(names[slug]), "page": page, "hash": slug} for slug in slugs]


def _linked(view: View, unit: Unit, kind: str) -> set[object]:
    """The entries of a kind that the unit's running text links."""
    text = view.enriched.linked.text
    return {link.target for s in unit.sentences for link in text.get(s.id, ()) if link.kind == kind}
