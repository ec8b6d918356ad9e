"""The values that flow through the pipeline.  All frozen, none touches the disk.

Scripts are ``hant`` (traditional) and ``hans`` (simplified).  Offsets count characters
from 0 and ranges are half-open; lines and columns count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from tiaowen.kit.problem import Problem
from tiaowen.text.events import MAKING
from tiaowen.text.ids import SentenceId, UnitId
from tiaowen.text.levels import CAPTIONED, CARRIER
from tiaowen.text.line import Form, Line
from tiaowen.text.usage import Usage
from tiaowen.work_facts import Carrier, Event, Figure, Source, Status, Waiver

Script = Literal["hant", "hans"]
SCRIPTS: tuple[Script, Script] = ("hant", "hans")


@dataclass(frozen=True, slots=True)
class ReceivedSentence:
    """One sentence as received, white space included.

    ``id`` is ``2-1.s3``; ``paragraph`` counts inside the unit, 0 for a heading that stands
    on a line of its own; ``line`` and ``column`` say where the sentence begins.  A row of a table is a sentence, so is a
    figure, as ``form`` says; a table is one paragraph.
    """

    id: SentenceId
    paragraph: int
    text: str
    line: int
    column: int
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class ReceivedUnit:
    """Anything with an address, as received.

    ``kind`` is one of ``text.levels.UNIT_KINDS``; ``number`` the number as printed;
    ``heading`` the range of the heading in the first sentence, without number and full stop.
    """

    id: UnitId
    kind: str
    number: str
    parent: UnitId | None
    heading: tuple[int, int] | None
    sentences: tuple[ReceivedSentence, ...]


@dataclass(frozen=True, slots=True)
class ReceivedWork:
    """One document as read: the facts of work.yml, every line, and the units.

    ``genre``, ``issuer`` and ``number`` (國發〔2020〕3號) are "" where they are not known; ``events`` are in order of time.
    ``version`` is the day from which this text of several holds, None where no other is here.  ``usage`` is whose words for the parts of an article hold ("" where that is not known), ``told`` is what is
    wrong with it, or should be known, that keeps nothing else from being judged.
    """

    id: str
    path: str
    script: Script
    short_title: str
    other_titles: tuple[str, ...]
    genre: str
    issuer: str
    place: str
    events: tuple[Event, ...]
    source: Source
    sha256: str
    lines: tuple[Line, ...]
    units: tuple[ReceivedUnit, ...]
    waivers: tuple[Waiver, ...] = ()
    status: Status | None = None
    label: str = ""
    number: str = ""
    usage: Usage = ""
    told: tuple[Problem, ...] = ()
    carrier: Carrier | None = None
    figures: tuple[Figure, ...] = ()
    version: date | None = None

    def day_of(self, kind: str) -> date | None:
        """The first day on which an event of this kind happened, None where none is known."""
        return next((event.date for event in self.events if event.kind == kind), None)

    @property
    def begun(self) -> date | None:
        """The first day on which the document is known to be one: adopted, approved, issued …; its effect says nothing of that."""
        return next((event.date for event in self.events if event.kind in MAKING), None)

    @property
    def amended(self) -> date | None:
        """The last day on which the text is known to have been changed."""
        return next((event.date for event in reversed(self.events) if event.kind == "amended"), None)


@dataclass(frozen=True, slots=True)
class Both:
    """One passage in both editions, character for character the same length."""

    hant: str
    hans: str

    def of(self, script: Script) -> str:
        """The passage in ``script``."""
        return self.hant if script == "hant" else self.hans


@dataclass(frozen=True, slots=True)
class Emendation:
    """One row of emendations.tsv: a recorded departure from the received text (TEI ``app``).

    ``reading`` is what was received, with ``left`` and ``right`` beside it; ``lemma`` what the
    editions print.  A conjecture is shown, not applied.  ``row`` is the row's line.
    """

    row: int
    unit: str
    left: str
    reading: str
    right: str
    lemma: Both
    kind: str
    certainty: str
    reason: str

    @property
    def applied(self) -> bool:
        return self.certainty != CONJECTURE


CONJECTURE = "推測"


@dataclass(frozen=True, slots=True)
class Retained:
    """One row of retained.tsv: a reading that looks wrong and was kept."""

    row: int
    unit: str
    reading: str
    count: int
    certainty: str
    reason: str


@dataclass(frozen=True, slots=True)
class Caption:
    """One row of captions.tsv: what an editor calls the article ``unit``, in whichever script.  ``row`` is the row's line."""

    row: int
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One departure of a sentence from what was received.

    ``start``–``end`` are the range of ``received`` in the received sentence, ``at`` is where
    ``text`` stands in the edited one.  ``kind`` is emendation, conjecture (which changes
    nothing), punctuation or layout; ``emendation`` the id of the row, ``2-2.e23``.
    """

    kind: str
    start: int
    end: int
    at: int
    received: str
    text: Both
    emendation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the editions, with every change that made it."""

    id: SentenceId
    paragraph: int
    received: str
    line: int
    column: int
    text: Both
    changes: tuple[Change, ...]
    form: Form = "text"

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table; TABs stand between its cells."""
        return self.form in ("head", "row")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a unit: ``2-1.t1`` and its rows, the head first where it has one."""

    id: str
    rows: tuple[Sentence, ...]

    @property
    def head(self) -> int:
        """How many rows are its head."""
        return sum(row.form == "head" for row in self.rows)

    @property
    def columns(self) -> int:
        return max(row.text.hant.count("\t") + 1 for row in self.rows)

    @property
    def anchor(self) -> str:
        """``t1``: where it stands on its unit's page."""
        return self.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the editions; see ReceivedUnit for the fields.

    ``called`` is what its kind is called in this work where that differs from the usual (``text/levels``): 條 for 一、 of a 修正案.
    ``caption`` is what an editor calls an article that the text gives no heading: no part of the text.
    """

    id: UnitId
    kind: str
    number: Both
    heading: Both | None
    parent: UnitId | None
    sentences: tuple[Sentence, ...]
    called: Both | None = None
    caption: Both | None = None

    @property
    def text(self) -> Both:
        """The unit's own text, number and heading included, without line breaks."""
        return Both("".join(s.text.hant for s in self.sentences), "".join(s.text.hans for s in self.sentences))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in reading order."""
        rows = groupby((s for s in self.sentences if s.is_row), key=lambda sentence: sentence.paragraph)
        return tuple(Table(self.id.table(n), tuple(group)) for n, (_, group) in enumerate(rows, 1))

    @property
    def is_carrier(self) -> bool:
        """Whether it is of the carrier, which stands apart from the document and its numbering."""
        return self.kind == CARRIER

    @property
    def is_headed(self) -> bool:
        """Whether a heading stands before its text; that of an article is a caption inside it."""
        return self.heading is not None and self.kind not in CAPTIONED


@dataclass(frozen=True, slots=True)
class PlacedEmendation:
    """An emendation and where it stands.

    ``id`` is unit, ``e`` and offset, and never changes; the reading goes from ``start`` to before ``end`` in the received
    sentence, where it may have a line end inside that the row has not.
    """

    id: str
    sentence: SentenceId
    start: int
    end: int
    row: Emendation


@dataclass(frozen=True, slots=True)
class Work:
    """One document after editing: both editions of every unit."""

    received: ReceivedWork
    title: Both
    short_title: Both
    units: tuple[Unit, ...]
    emendations: tuple[PlacedEmendation, ...]
    retained: tuple[Retained, ...]

    @property
    def id(self) -> str:
        return self.received.id

    @property
    def home(self) -> str:
        """The id of the work; ``id`` of an earlier or later text of it is longer."""
        return self.id.partition("/")[0]
