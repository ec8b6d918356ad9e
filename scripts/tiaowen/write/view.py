"""A work as one edition shows it: what every page builder is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.links import BodyPlace, Citation, Place, Reference
from tiaowen.enrich.versions import Versions
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon
from tiaowen.model import Both, PlacedEmendation, Script, Sentence, Work
from tiaowen.notes.placing import Commentary
from tiaowen.paragraphs import calls_stems
from tiaowen.read.settings import Settings
from tiaowen.tree import Tree
from tiaowen.write.download import Download

# A body that stands in more than one of so many units of a work says nothing of a single one.
EVERYWHERE = 5


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Where a unit first names an entry, as (sentence, offset), and whether it gives it a task."""

    first: tuple[int, int]
    task: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One edition of one enriched work, and the words to say things in its script.

    ``citing``, ``terms`` and ``bodies`` are by unit, the latter two by slug there; bodies ``everywhere`` are named in so many
    units that they say nothing of one.  ``stems`` is whether the text calls its 甲、乙、 a 款.  ``others`` are the same edition of
    every work by id, for links from one to another; ``changed`` is the day the text last changed, known where there are
    downloads, as is when each text ``came`` here, by its folder, and the ``card`` for messengers (no one takes it home); ``above``
    are the crumbs that lead to the work on a site of many; ``versions`` are the texts of the work where it has several; ``alone``
    is whether the site has no other.
    """

    enriched: EnrichedWork
    script: Script
    converter: ScriptConverter
    lexicon: Lexicon = field(default_factory=Lexicon)
    settings: Settings = field(default_factory=Settings)
    others: Mapping[str, View] = field(default_factory=dict, repr=False, compare=False)
    citing: Mapping[str, list[Citation]] = field(default_factory=dict)
    referring: Mapping[str, list[Reference]] = field(default_factory=dict)
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, Named]] = field(default_factory=dict)
    bodies: Mapping[str, Mapping[str, Named]] = field(default_factory=dict)
    everywhere: frozenset[str] = frozenset()
    stems: bool = False
    downloads: tuple[Download, ...] = ()
    card: Download | None = None
    changed: date | None = None
    came: Mapping[str, date] = field(default_factory=dict)
    above: tuple[Mapping[str, object], ...] = ()
    versions: Versions | None = None
    alone: bool = True

    @property
    def to_root(self) -> str:
        """From a page of a unit to the root of the edition; the text of another day stands deeper."""
        return "../" * (2 + self.work.id.count("/"))

    @property
    def day(self) -> date | None:
        """The day from which the text holds; None where the work has no other."""
        return self.versions.listed[self.versions.at(self.work.id)].day if self.versions else None

    @property
    def is_dated(self) -> bool:
        """Whether it is the tree of the text of one day, whatever text is in force: ``<work>/v/2017-06-27/``."""
        return "/" in self.work.id

    @property
    def tree(self) -> Tree:
        return self.enriched.tree

    @property
    def work(self) -> Work:
        return self.enriched.work

    @property
    def commentary(self) -> Commentary:
        return self.enriched.commentary

    @property
    def emendations(self) -> Mapping[str, list[PlacedEmendation]]:
        return self.enriched.emendations

    def show(self, text: Both) -> str:
        """A passage of the edition."""
        return text.of(self.script)

    def say(self, hant: str) -> str:
        """Words of the interface, which the code writes in traditional script."""
        return self.converter.say(self.script, hant)

    def told(self, text: str) -> str:
        """Words that an editor typed, in whichever script."""
        return self.converter.both(text).of(self.script)


def view_of(
    enriched: EnrichedWork,
    script: Script,
    converter: ScriptConverter,
    lexicon: Lexicon,
    settings: Settings,
    others: Mapping[str, View],
    versions: Versions | None = None,
) -> View:
    """The view, with citations by citing unit, references by the unit meant, and sentences by id in order."""
    citing: dict[str, list[Citation]] = {}
    for citation in enriched.linked.citations:
        citing.setdefault(citation.unit, []).append(citation)
    referring: dict[str, list[Reference]] = {}
    for reference in enriched.linked.references:
        if reference.target and reference.target.work == enriched.work.id and reference.target.unit:
            referring.setdefault(reference.target.unit, []).append(reference)
    sentences: dict[str, Sentence] = {
        sentence.id: sentence for unit in enriched.work.units for sentence in unit.sentences
    }
    linked = enriched.linked
    often = {
        slug
        for slug, places in linked.bodies.items()
        if len({p.unit for p in places}) * EVERYWHERE > len(enriched.tree.paged)
    }
    return View(
        enriched, script, converter, lexicon, settings, others, citing, referring, sentences,
        _named(linked.terms), _named(linked.bodies), frozenset(often), calls_stems(enriched.work), versions=versions,
    )  # fmt: skip


def _named(places: Mapping[str, Sequence[Place]]) -> dict[str, dict[str, Named]]:
    """By unit and slug; places are in reading order."""
    found: dict[str, dict[str, Named]] = {}
    for slug, listed in places.items():
        for place in listed:
            of_unit = found.setdefault(place.unit, {})
            task = isinstance(place, BodyPlace) and place.task
            before = of_unit.get(slug, Named((place.sentence.number, place.start)))
            of_unit[slug] = Named(before.first, before.task or task)
    return found
