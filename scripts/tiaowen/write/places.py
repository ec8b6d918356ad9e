"""Places of a text as lists show them: named, linked, with the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from tiaowen.enrich.links import Place
from tiaowen.model import Unit
from tiaowen.paragraphs import cited_steps
from tiaowen.text.ids import SentenceId
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import place_name, provision_name
from tiaowen.write.view import View

AROUND, MANY, MOST = 24, 12, 60


def sentence_href(view: View, unit_id: str, sentence_id: SentenceId, to_root: str) -> str:
    """The address of a sentence; the adoption note and the like stand on the page of the whole text."""
    unit = view.tree.units[unit_id]
    if unit.kind in WITHOUT_PAGE:
        return f"{to_root}{view.work.id}/full/#{sentence_id}"
    return f"{to_root}{view.work.id}/{unit.id}/#{sentence_id.anchor}"


def sentence_label(view: View, unit: Unit, sentence_id: SentenceId) -> str:
    """第三部分第（三）項第2句; of an article its 款 and 項, since nobody counts its sentences: 第十二條第二款第三項."""
    named = place_name(view.tree, unit, view.script)
    steps = cited_steps(unit, view.stems)
    if steps is None:
        return f"{named}{view.say('第')}{sentence_id.number}{view.say('句')}"
    paragraph = view.sentences[sentence_id].paragraph
    return named + provision_name(steps.get(paragraph, (0, 0, 0)), view.script)


def places_list(view: View, places: Iterable[Place], to_root: str) -> Html:
    """One item a sentence: where it is, and the words around with every place of it marked."""
    items = []
    for _, group in groupby(places, key=lambda place: place.sentence):
        here = list(group)
        unit = view.tree.units[here[0].unit]
        href = sentence_href(view, unit.id, here[0].sentence, to_root)
        label = sentence_label(view, unit, here[0].sentence)
        items.append(tag("li", tag("a", label, href=href), tag("q", _around(view, here))))
    return tag("ol", *items, class_="places") if items else Html("")


def _around(view: View, places: Sequence[Place]) -> Html:
    text = view.show(view.sentences[places[0].sentence].text)
    first, last = max(0, places[0].start - AROUND), min(len(text), places[-1].end + AROUND)
    out, at = Html("…" if first else ""), first
    for place in places:
        out += text[at : place.start] + tag("mark", text[place.start : place.end])
        at = place.end
    return out + text[at:last] + ("…" if last < len(text) else "")


def shown_places(view: View, places: Sequence[Place], to_root: str) -> Html:
    """The places with their words; of more than ``MOST`` sentences the rest as units alone."""
    sentences = list(dict.fromkeys(place.sentence for place in places))
    if len(sentences) <= MOST:
        return places_list(view, places, to_root)
    shown = set(sentences[:MOST])
    rest = [place for place in places if place.sentence not in shown]
    return places_list(view, [p for p in places if p.sentence in shown], to_root) + _units_of(view, rest, to_root)


def _units_of(view: View, places: Iterable[Place], to_root: str) -> Html:
    """The units, each linked at its first place."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.unit, place)
    links = [
        tag(
            "a",
            place_name(view.tree, view.tree.units[unit], view.script),
            href=sentence_href(view, unit, place.sentence, to_root),
        )
        for unit, place in first.items()
    ]
    return tag("p", *links, class_="more")
