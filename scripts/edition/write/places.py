"""Places of a text as lists show them: named, linked, with the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from edition.enrich.links import Place
from edition.model import Sentence, Unit
from edition.tree import WITHOUT_PAGE
from edition.write.labels import place_name
from edition.write.markdown import escape
from edition.write.view import View

AROUND = 24


def sentence_href(view: View, unit_id: str, sentence_id: str, to_root: str) -> str:
    """The address of a sentence; the adoption note and the like stand on the page of the whole text."""
    unit = view.tree.units[unit_id]
    if unit.kind in WITHOUT_PAGE:
        return f"{to_root}{view.work.id}/full/#{sentence_id}"
    return f"{to_root}{view.work.id}/{unit.id}/#s{sentence_id.rpartition('.s')[2]}"


def sentence_label(view: View, unit: Unit, sentence_id: str) -> str:
    """第三部分第（三）項第2句."""
    number = sentence_id.rpartition(".s")[2]
    return f"{place_name(view.tree, unit, view.script)}{view.say('第')}{number}{view.say('句')}"


def sentence_of(view: View, place: Place) -> Sentence:
    """The sentence in which a place stands."""
    return _sentences(view.tree.units[place.unit])[place.sentence]


def places_list(view: View, places: Iterable[Place], to_root: str) -> str:
    """One item a sentence: where it is, and the words around with every place of it marked."""
    items = []
    for _, group in groupby(places, key=lambda place: place.sentence):
        here = list(group)
        unit = view.tree.units[here[0].unit]
        href = sentence_href(view, unit.id, here[0].sentence, to_root)
        label = escape(sentence_label(view, unit, here[0].sentence))
        items.append(f'<li><a href="{href}">{label}</a><q>{_around(view, here)}</q></li>')
    return f'<ol class="places">{"".join(items)}</ol>' if items else ""


def _around(view: View, places: Sequence[Place]) -> str:
    text = view.show(sentence_of(view, places[0]).text)
    first, last = max(0, places[0].start - AROUND), min(len(text), places[-1].end + AROUND)
    out, at = "…" if first else "", first
    for place in places:
        out += f"{escape(text[at : place.start])}<mark>{escape(text[place.start : place.end])}</mark>"
        at = place.end
    return out + escape(text[at:last]) + ("…" if last < len(text) else "")


@lru_cache(4096)
def _sentences(unit: Unit) -> dict[str, Sentence]:
    return {sentence.id: sentence for sentence in unit.sentences}
