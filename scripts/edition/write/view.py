"""A work as one edition shows it: what every page builder is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from edition.edit.scripts import ScriptConverter
from edition.enrich.enriched import EnrichedWork
from edition.model import Both, PlacedEmendation, Script, Sentence, Work
from edition.tree import Tree
from edition.write.emended import emendation_marks
from edition.write.marks import Mark


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take home: its path under the site, what it is in the edition's script, its day and bytes."""

    path: str
    label: str
    day: date
    content: bytes

    @property
    def size(self) -> str:
        """As people say it: 320 KB, 1.2 MB."""
        count = len(self.content)
        return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"


@dataclass(frozen=True, slots=True)
class View:
    """One edition of one enriched work, and the words to say things in its script."""

    enriched: EnrichedWork
    script: Script
    words: ScriptConverter
    downloads: tuple[Download, ...] = ()

    @property
    def tree(self) -> Tree:
        return self.enriched.tree

    @property
    def work(self) -> Work:
        return self.enriched.work

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
