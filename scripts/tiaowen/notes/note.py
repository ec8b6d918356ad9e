"""The values of a note, as typed and as placed.  All frozen, none touches the disk.

A note is an annotation in the words of the W3C: a target (a unit, or words quoted from it)
and a body.  Offsets count characters from 0 in a unit's own text and hold in both editions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tiaowen.kit.problem import Problem
from tiaowen.kit.yaml_text import Key
from tiaowen.model import Both
from tiaowen.notes.fields import NoteFields
from tiaowen.notes.kinds import PLAIN

NOTES = "docs/notes"
# How an address of this site begins in a note's HTML: from the root of the edition, or of the site.
EDITION, SITE = "~/", "~site/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(NoteFields):
    """One file of ``docs/notes/<work>/``, as typed: its front matter, its body, and where they are from.

    ``places`` maps keys of the front matter to (line, column); ``body_line`` is the line on
    which the body begins.
    """

    slug: str
    work: str
    path: str
    body: str
    body_line: int
    places: Mapping[Key, tuple[int, int]]

    @property
    def is_plain(self) -> bool:
        """Whether it says in plain words what its unit says (白話); such a note is on the whole unit."""
        return self.kind == PLAIN.hant

    def problem(self, key: Key, code: str, message: str, hint: str = "", warning: bool = False) -> Problem:
        """A Problem at ``key`` of the front matter, or at its nearest ancestor that is there."""
        while key and key not in self.places:
            key = key[:-1]
        return Problem(self.path, *self.places.get(key, (1, 1)), code, message, hint, warning)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link or ``see:`` points at: a unit, a sentence of it, a note on it, or an outside page.

    ``page`` is the address from the edition's root without a slash before it,
    ``shiwei-2015/3-3/``; ``anchor`` is ``s3``, ``note-slug`` or "".
    """

    work: str
    unit: str
    page: str
    anchor: str
    label: Both

    @property
    def address(self) -> str:
        return self.page + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class QuotedRange:
    """A range of one sentence."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note that fits the text.

    ``start``–``end`` are the quoted range of the unit's text (both 0 for a note on the whole
    unit), ``passages`` the same by sentence.  ``stale`` when the text has changed since the
    note was written; ``hash`` is the text's present one.  In ``html`` an address inside the
    site begins with ``~/``, which stands for the edition's root; ``plain`` is its text alone.
    """

    note: Note
    unit: str
    start: int
    end: int
    passages: tuple[QuotedRange, ...]
    stale: bool
    hash: str
    title: Both
    author: Both
    html: Both
    plain: Both
    see: tuple[LinkTarget, ...]
    links: tuple[LinkTarget, ...]

    @property
    def slug(self) -> str:
        return self.note.slug

    @property
    def anchor(self) -> str:
        """``note-slug``: where the note stands on the page of its unit."""
        return f"note-{self.note.slug}"

    @property
    def page(self) -> str:
        """The page of its unit, from the edition's root."""
        return f"{self.note.work}/{self.unit}/"


@dataclass(frozen=True, slots=True)
class Departed:
    """A published address of a note that is no longer there, and where a reader goes from it.

    ``to`` is the note that took its place, None when it was withdrawn for ``reason``.
    """

    slug: str
    unit: str
    to: PlacedNote | None
    reason: Both
