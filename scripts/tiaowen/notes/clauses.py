"""The text of one work as notes are held against it: units by name, quotes by their folded characters."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from tiaowen.kit.closest import like
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script, Unit, Work
from tiaowen.notes.note import Note
from tiaowen.paragraphs import anchor_of, nearest_to, paragraphs_of
from tiaowen.text.folding import Folded, Folder
from tiaowen.text.levels import LEVEL
from tiaowen.text.places import Place, place_of
from tiaowen.tree import Tree

ARTICLE = LEVEL["article"]


class Clauses:
    """The text of one work, folded once, on which many notes are anchored."""

    def __init__(self, work: Work, converter: ScriptConverter, folder: Folder) -> None:
        self.work, self.converter, self.folder = work, converter, folder
        self.tree = Tree(work)
        self.units: Mapping[str, Unit] = {unit.id: unit for unit in self.tree.paged}
        self.position = {unit: at for at, unit in enumerate(self.units)}
        self._folded: dict[str, tuple[Folded, ...]] = {}

    def unit(self, typed: str) -> Unit | None:
        """The unit that ``typed`` names, if it names one alone."""
        named = self.named(typed)
        return self.units[named[0]] if len(named) == 1 else None

    def named(self, typed: str) -> list[str]:
        """The ids of the units that ``typed`` names; more than one where it does not say what they are in."""
        place = place_of(typed)
        kinds = place.kinds if place else ()
        found = place.among(key for key, unit in self.units.items() if not kinds or unit.kind in kinds) if place else []
        return found or (self._called_article(place) if place else [])

    def _called_article(self, place: Place) -> list[str]:
        """第一條 of a work that calls its 一、 so (``text/genre_words``)."""
        wanted = place.ids[0].removeprefix("a")
        unit = self.units.get(wanted) if wanted != place.ids[0] else None
        return [wanted] if unit and unit.called and unit.called.hant == ARTICLE.called[0] else []

    def near(self, typed: str) -> list[str]:
        """The ids of the units that ``typed``, which names none alone, may be meant for; likeliest first."""
        typed = typed.rsplit("/", 1)[-1].removesuffix(".md")
        place = place_of(typed)
        return self.named(typed) or like(place.ids[0] if place else typed, self.units)

    def lacking(self, typed: str) -> str:
        """Where ``typed`` names a unit, but a 款 or an item that it has not: what of the unit is nearest, 第三条第一款, or
        the unit's address; "" where nothing lacks."""
        unit, place = self.unit(typed), place_of(typed)
        if unit is None or place is None or not place.anchor.startswith("k") or anchor_of(unit, place.anchor):
            return ""
        near = nearest_to(paragraphs_of(unit), place.anchor)
        return f"{unit.number.hans}{near}" if near and unit.kind == ARTICLE.kind else unit.id

    def find(self, unit: Unit, quote: str) -> list[tuple[int, int]]:
        """Every range of the unit's text that ``quote`` matches."""
        wanted = self.folder.text(quote)
        converted = self.folder.text(self.converter.to("hans", quote))
        ranges = {r for folded in self.folded(unit) for q in {wanted, converted} for r in folded.find_all(q)}
        return sorted(ranges)

    def folded(self, unit: Unit) -> tuple[Folded, ...]:
        """The unit's text of either edition, folded; the two run character for character."""
        if unit.id not in self._folded:
            text = unit.text
            self._folded[unit.id] = (self.folder.fold(text.hant), self.folder.fold(text.hans))
        return self._folded[unit.id]

    def script(self, note: Note) -> Script:
        """The script in which the note's editor is answered: that of the quote."""
        return self.converter.script_of(note.quote)


def text_hash(work: Work, unit: Unit) -> str:
    """What ``text:`` of a note holds: the hash of the unit's text in the script it was received in."""
    return "sha256:" + hashlib.sha256(unit.text.of(work.received.script).encode()).hexdigest()
