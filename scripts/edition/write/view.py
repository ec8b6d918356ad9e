"""A work as one edition shows it: what every page builder is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.edit.scripts import ScriptConverter
from edition.enrich.enriched import EnrichedWork
from edition.enrich.notes import Commentary
from edition.model import Both, PlacedEmendation, Script, Sentence, Work
from edition.read.settings import Settings
from edition.tree import Tree
from edition.write.download import Download
from edition.write.emended import emendation_marks
from edition.write.marks import Mark


@dataclass(frozen=True, slots=True)
class View:
    """One edition of one enriched work, and the words to say things in its script.

    ``others`` are the same edition of every work by id, for links from one to another.
    """

    enriched: EnrichedWork
    script: Script
    words: ScriptConverter
    settings: Settings = field(default_factory=Settings)
    others: Mapping[str, View] = field(default_factory=dict, repr=False, compare=False)
    downloads: tuple[Download, ...] = ()

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
        return self.words.say(self.script, hant)

    def told(self, text: str) -> str:
        """Words that an editor typed, in whichever script."""
        return self.words.both(text).of(self.script)

    def marks(self, sentence: Sentence) -> list[Mark]:
        """Everything that is marked in a sentence."""
        return emendation_marks(sentence, self.emendations.get(sentence.id, ()))
