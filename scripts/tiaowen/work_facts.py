"""What is told of a work beside its text: the values of work.yml, and the files of its figures.

As people wrote it, in the script of work.yml; what is not known is "" or None.  Frozen, as all that flows (``model``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """Where the received text came from, in the words of work.yml."""

    name: str
    description: str
    url: str
    retrieved: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a work on a day: ``kind`` as in ``text.events``, ``word`` what the text calls it (traditional),
    ``by`` who did it and ``note`` what is said of it, in the script of work.yml, "" where that is not known.
    """

    kind: str
    word: str
    date: date
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Carrier:
    """The notice or order by which a document is given out, as work.yml tells of it, in its script; what is not known is
    empty.  Its text is the unit ``carrier``.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    addressees: tuple[str, ...] = ()
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a work is in force as ``source`` had it on the day ``as_of``; ``kind`` is a key of ``status.STANDINGS``."""

    kind: str
    as_of: date
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A Problem found after reading that an editor accepted in work.yml, and where that stands there."""

    line: int
    code: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """The file of a figure: its name in the work's folder ``figures/``, its type, its size in pixels and its bytes."""

    name: str
    media: str
    width: int
    height: int
    content: bytes = field(repr=False)
