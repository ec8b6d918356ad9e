"""What editors wrote about words of the texts: terms, bodies, cited works.  All frozen, none touches the disk.

They belong to the whole site; where they stand in a work is for ``enrich`` to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tiaowen.language.pinyin import toneless
from tiaowen.model import Both
from tiaowen.text.ids import SentenceId

GROUPS = ("黨委", "人大", "政府", "司法", "檢察", "監督", "社會", "專業")
KINDS = ("法律", "文件", "會議", "規劃", "講話", "理論")


@dataclass(frozen=True, slots=True)
class Entry:
    """What every entry has: its address, its file, the words that name it in a text, longest match first.

    ``words[0]`` is the headword; ``exceptions`` are longer words inside which it is not named;
    ``lines`` says where each key stands in the file.
    """

    slug: str
    path: str
    words: tuple[Both, ...]
    exceptions: tuple[Both, ...]
    lines: Mapping[str, tuple[int, int]]

    def line(self, key: str) -> tuple[int, int]:
        """Line and column of a key in the entry's file; of the whole file when the key is not there."""
        return self.lines.get(key, (0, 0))

    @property
    def name(self) -> Both:
        return self.words[0]


@dataclass(frozen=True, slots=True)
class Term(Entry):
    """An entry of the glossary.

    ``source`` is a law or standard, or ``(work, unit or sentence)`` where a text of this site explains
    the term; ``pinyin`` has one syllable a character of the headword, "" where it is not Han.
    """

    gloss: Both
    source: Both
    place: tuple[str, str] | None
    see: tuple[str, ...]
    pinyin: tuple[str, ...]

    @property
    def initial(self) -> str:
        """The letter under which the term stands in the index; # when it begins with no Han character."""
        return toneless(self.pinyin[0])[:1].upper() if self.pinyin[0] else "#"


@dataclass(frozen=True, slots=True)
class Body(Entry):
    """An institution or office; ``group`` is one of GROUPS."""

    group: str


@dataclass(frozen=True, slots=True)
class CitedWork(Entry):
    """A document, law, meeting, plan or teaching that a text names; ``day`` as precise as is known."""

    kind: str
    issuer: Both
    day: str
    about: Both


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of the site, each kind in the order of its slugs."""

    terms: tuple[Term, ...] = ()
    bodies: tuple[Body, ...] = ()
    works: tuple[CitedWork, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One row of tasks.tsv: in this sentence the body, named by ``words``, is given a task."""

    row: int
    body: str
    sentence: SentenceId
    words: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One row of mechanisms.tsv: a deadline or a named mechanism, and what of the sentence it is about."""

    row: int
    kind: str
    words: Both
    sentence: SentenceId
    matter: Both


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """One row of related.tsv: a pair that an editor adds or removes, and the words that join the two units."""

    row: int
    adds: bool
    units: tuple[str, str]
    words: tuple[Both, Both]
    reason: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What editors reviewed about the links of one work."""

    folder: str = ""
    tasks: tuple[Task, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    related: tuple[RelatedRow, ...] = ()
