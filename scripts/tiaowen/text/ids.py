"""Addresses inside a work, as types: units (``2-1``, ``a12-1``, ``c3-s2``, ``annex2``) and their sentences (``2-1.s3``).

They are strings, so that they are keys and JSON as they stand; what is cut out of them is asked for here alone.
``tests/places.tsv`` holds what counts as one, for Python and for the browser.
"""

from __future__ import annotations

import re
from typing import Self

from tiaowen.text.levels import WITHOUT_PAGE

_UNIT = re.compile(
    r"""
    (?: preamble
      | annex[1-9]\d* (?: - (?: heading (?: -\d+ )? | [abcdhs]?\d+ ) )*  # annex2-1-3: a unit inside an annex
      | (?: heading | carrier ) (?: -\d+ )?
      | h\d+ (?: -[acs]?\d+ )+                        # what is below the second heading without number: h2-1
      | b\d+ (?: -d\d+ )?                              # a book, a division of it
      | (?: b\d+ - (?: d\d+ - )? )? c\d+ (?: -s\d+ )?  # a chapter, counted anew in each book or not; a section
      | (?: [bc]\d+ (?: -[ds]\d+ )* - )? a\d+ (?: -\d+ )*  # an article, an inserted one: a12-1
      | (?: [bc]\d+ (?: -[ds]\d+ )* - )? \d+ (?: -\d+ )*   # a part and what is below it
    )
    (?: -bis\d* )?
    """,
    re.VERBOSE | re.ASCII,
)
_SENTENCE = re.compile(r"(?P<unit>[a-z0-9-]+)\.s(?P<number>[1-9][0-9]*)")


def has_page(text: str) -> bool:
    """Whether ``text`` has the form of the address of a unit that has a page of its own."""
    return bool(_UNIT.fullmatch(text))


class UnitId(str):
    """The address of a unit inside its work."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError when ``text`` has not the form of one; whether the unit exists is another question."""
        if not has_page(text) and text not in WITHOUT_PAGE:
            raise ValueError(f"not the address of a unit: {text!r}")
        return cls(text)

    def sentence(self, number: int) -> SentenceId:
        """Its sentence with this number, counted from 1."""
        return SentenceId(f"{self}.s{number}")

    def table(self, number: int) -> str:
        """``2-1.t1``: its table with this number, counted from 1."""
        return f"{self}.t{number}"

    @property
    def last(self) -> str:
        """What its own number adds to the unit above: ``1`` of ``2-1``, ``s2`` of ``c3-s2``."""
        return self.rpartition("-")[2]


class SentenceId(str):
    """The address of a sentence inside its work."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError when ``text`` has not the form of one."""
        found = _SENTENCE.fullmatch(text)
        if not found:
            raise ValueError(f"not the address of a sentence: {text!r}")
        UnitId.parse(found["unit"])
        return cls(text)

    @property
    def unit(self) -> UnitId:
        """The unit it is of."""
        return UnitId(self.rpartition(".s")[0])

    @property
    def number(self) -> int:
        """Its number in the unit, from 1."""
        return int(self.rpartition(".s")[2])

    @property
    def anchor(self) -> str:
        """``s3``: where it stands on its unit's page."""
        return self.rpartition(".")[2]
