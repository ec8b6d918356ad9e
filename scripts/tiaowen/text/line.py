"""The received text, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BLANK_ROLE = "blank"

# A row of a table and its first row, where that says what stands below; ``rule`` is what Markdown draws below a head.
Form = Literal["text", "head", "row", "rule", "figure"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the received text, without its line break, and what it is (``role``).

    ``form`` says how it is set; the lines of one table have its number in the text as ``table``, 0 is none.
    """

    number: int
    text: str
    role: str
    form: Form = "text"
    table: int = 0
