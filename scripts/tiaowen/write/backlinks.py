"""What belongs to a unit, for the template below its text: related units, terms, bodies, cited works.

Terms and works that the running text links are not said again: it has the link where the reader needs it.
A group is ``{"title", "kind", "items"}``, an item ``{"label", "page", "hash", "words", "here", "says", "quote"}``: ``words``
join the two units as they stand there, ``here`` as they stand on this page where that differs; ``says`` is how a unit that
has no caption begins; ``quote`` is the sentence that refers to this unit, as what stands before the reference, the reference,
what stands behind.
Notes bring a group of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tiaowen.enrich.links import Reference
from tiaowen.lexicon import Body, Entry, Lexicon
from tiaowen.model import Unit
from tiaowen.text.blank import BLANKS
from tiaowen.text.tables import CELL
from tiaowen.write.labels import full_name, is_article, list_name, place_name
from tiaowen.write.navigation import folder, page_path
from tiaowen.write.outline import first_words
from tiaowen.write.places import MANY, MOST, sentence_label
from tiaowen.write.view import Named, View

# Where a clause of a sentence begins: behind one of these.
_STOPS = "；：。"
# More than stands on a line; what is too long is clipped by style.
_LINE = 48

Item = dict[str, object]
Group = dict[str, object]


def backlinks(view: View, unit: Unit) -> list[Group]:
    """The groups of one unit that have anything."""
    lexicon, prefix = view.lexicon, folder(view.script)
    groups = [
        ("related", "相關條目", _related(view, unit)),
        ("referring", "提到這裏", _referring(view, unit)),
        ("referring elsewhere", "其他文件提到", _elsewhere(view, unit)),
        ("terms", "詞條", _entries(view, unit, lexicon.terms, f"{prefix}terms/")),
        ("bodies", "主體", _bodies(view, unit, lexicon, f"{prefix}bodies/")),
        ("works", "引用文件", _works(view, unit, lexicon, f"{prefix}works/index.md")),
    ]
    return [{"kind": kind, "title": view.say(title), "items": items} for kind, title, items in groups if items]


def _related(view: View, unit: Unit) -> list[Item]:
    items = []
    for related in view.enriched.linked.related.get(unit.id, ()):
        other = view.tree.units[related.unit]
        there, here = (["；".join(view.show(w) for w in words)] for words in (related.there, related.here))
        item: Item = {**_called(view, other), "page": page_path(view, other.id), "words": there[0]}
        items.append(item if there == here else item | {"here": here[0]})
    return items


def _called(view: View, unit: Unit) -> Item:
    """Number and caption; a unit without one by its number and how it begins, since what a cut string says is said by many."""
    if unit.heading or not unit.number.hant or unit.kind == "clause":
        return {"label": full_name(view.tree, unit, view.script)}
    label: Item = {"label": view.show(list_name(unit))}
    return label if unit.caption else label | {"says": first_words(view, unit)[:_LINE]}


def _referring(view: View, unit: Unit) -> list[Item]:
    """The sentences that refer to this unit; where there are many, their units alone."""
    references = [reference for reference in view.referring.get(unit.id, ()) if reference.unit != unit.id]
    if len({reference.unit for reference in references}) > MANY:
        others = dict.fromkeys(reference.unit for reference in references)
        return [
            {"label": place_name(view.tree, view.tree.units[other], view.script), "page": page_path(view, other)}
            for other in others
        ]
    first = {reference.sentence: reference for reference in reversed(references)}
    return [_quoted(view, reference) for reference in sorted(first.values(), key=references.index)]


def _elsewhere(view: View, unit: Unit) -> list[Item]:
    """The sentences of other works that refer to this unit, grouped by work; where they are many, the works alone, and of very
    many works the first."""
    found = view.enriched.linked.elsewhere.get(unit.id, ())
    by_work = {work: [said.reference for said in group] for work, group in groupby(found, key=lambda said: said.work)}
    if len({(said.work, said.reference.unit) for said in found}) <= MANY:
        return [item for work, references in by_work.items() for item in _of_work(view.others[work], references)]
    items = [_counted(view.others[work], references) for work, references in list(by_work.items())[:MOST]]
    rest = len(by_work) - len(items)
    return [*items, {"label": view.say(f"另有 {rest} 份文件")}] if rest else items


def _of_work(other: View, references: Sequence[Reference]) -> Iterator[Item]:
    first = {reference.sentence: reference for reference in reversed(references)}
    title = f"《{other.show(other.work.short_title)}》"
    for reference in sorted(first.values(), key=references.index):
        item = _quoted(other, reference)
        yield item | {"label": f"{title}{item['label']}"}


def _counted(other: View, references: Sequence[Reference]) -> Item:
    first = references[0]
    title, count = f"《{other.show(other.work.short_title)}》", other.say(f"{len(references)} 處")
    return {"label": title, "words": count, "page": page_path(other, first.unit), "hash": first.sentence.anchor}


def _quoted(view: View, reference: Reference) -> Item:
    """A sentence with the reference in it, from the beginning of its clause: what is cut at the end is cut by style."""
    text = view.show(view.sentences[reference.sentence].text).replace(CELL, " ")
    unit = view.tree.units[reference.unit]
    start = max(text.rfind(stop, 0, reference.start) for stop in _STOPS) + 1
    before = "…" * bool(start) + text[start : reference.start]
    if is_article(unit):  # its number is the label
        before = before.removeprefix(view.show(unit.number)).lstrip(BLANKS)
    return {
        "label": sentence_label(view, unit, reference.sentence),
        "page": page_path(view, reference.unit),
        "hash": reference.sentence.anchor,
        "quote": [before, text[reference.start : reference.end], text[reference.end :]],
    }


def _entries(view: View, unit: Unit, entries: Iterable[Entry], pages: str) -> list[Item]:
    named, said = view.terms.get(unit.id, {}), _linked(view, unit, "term")
    found = sorted((named[e.slug].first, e.slug, e) for e in entries if e.slug in named and e.slug not in said)
    return [{"label": view.show(entry.name), "page": f"{pages}{slug}/index.md"} for _, slug, entry in found]


def _bodies(view: View, unit: Unit, lexicon: Lexicon, pages: str) -> list[Item]:
    """Bodies that the unit gives a task to come first; what stands everywhere in the work says nothing of this unit."""
    named = view.bodies.get(unit.id, {})

    def order(body: Body) -> tuple[bool, Named]:
        return not named[body.slug].task, named[body.slug]

    listed = (body for body in lexicon.bodies if body.slug in named and body.slug not in view.everywhere)
    items: list[Item] = []
    for body in sorted(listed, key=order):
        item: Item = {"label": view.show(body.name), "page": f"{pages}{body.slug}/index.md"}
        items.append(item | {"words": view.say("任務")} if named[body.slug].task else item)
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
