"""The received text, line by line."""

from __future__ import annotations

from dataclasses import dataclass

BLANK_ROLE = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the received text, without its line break, and what it is (``role``)."""

    number: int
    text: str
    role: str
