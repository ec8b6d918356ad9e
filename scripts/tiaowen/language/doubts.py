"""What a reader or a converter took, where nobody and nothing settled it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a text, the reading or the form taken there, the next likely one, and by how much the first leads.

    0 is a draw; from 1,000 on what is taken is as good as sure.
    """

    at: int
    taken: str
    other: str
    lead: int
