"""The values that linking gives: places, links in the running text, references, related units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tiaowen.lexicon import Mechanism, RelatedRow
from tiaowen.model import Both
from tiaowen.text.ids import SentenceId, UnitId


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a sentence; offsets fit both editions."""

    unit: UnitId
    sentence: SentenceId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BodyPlace(Place):
    """Where a body is named; ``task`` when the sentence gives it a task."""

    task: bool


@dataclass(frozen=True, slots=True)
class Citation(Place):
    """Where another work is named.

    ``slug`` is its entry in docs/works, "" when it has none; ``title`` what stands between 《 and 》,
    or the words of the text; ``work`` the id of the work when this site publishes it.
    """

    slug: str
    title: Both
    work: str


@dataclass(frozen=True, slots=True)
class Definition(Place):
    """Where a text says what ``word`` (simplified) means; the range is the word's.  ``scope`` is the id of the unit in which
    that holds, "" the whole work; a short name holds from where it is given (``onward``).
    """

    word: str
    scope: str
    onward: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """What a reference means: a unit of a work and, in it, a paragraph or a sentence ("" the unit)."""

    work: str
    unit: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Reference(Place):
    """A reference of the text to a provision; ``target`` is None when it means a work that is not here."""

    target: ReferenceTarget | None


@dataclass(frozen=True, slots=True)
class FromElsewhere:
    """A reference to a provision of this work that stands in another, ``work``."""

    work: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class TextLink:
    """What is linked in the running text: ``kind`` is term, work, reference or definition.

    ``target`` is the slug of an entry, or a ReferenceTarget.
    """

    start: int
    end: int
    kind: str
    target: str | ReferenceTarget


@dataclass(frozen=True, slots=True)
class Related:
    """Another unit on the same matter and the words that join the two, as they stand in each."""

    unit: str
    here: tuple[Both, ...]
    there: tuple[Both, ...]
    score: float
    row: RelatedRow | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """All links of one work.  ``terms`` and ``bodies`` are by slug, ``related`` by unit, ``text`` by sentence.

    ``elsewhere`` is by unit what other works say of it, work by work in the order of the works.
    """

    terms: Mapping[str, list[Place]] = field(default_factory=dict)
    bodies: Mapping[str, list[BodyPlace]] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    related: Mapping[str, list[Related]] = field(default_factory=dict)
    mechanisms: tuple[Mechanism, ...] = ()
    text: Mapping[str, list[TextLink]] = field(default_factory=dict)
    elsewhere: Mapping[str, list[FromElsewhere]] = field(default_factory=dict)
    definitions: tuple[Definition, ...] = ()
