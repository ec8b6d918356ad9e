"""The received text, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

BLANK_ROLE = "blank"
# Lines of the text itself: what it is made of, to whom it is sent, and what an editor said of a line: that it is a heading,
# or is none, or goes on in the one above.
CONTINUED = "continued"
BODY_ROLES = ("body", "addressee", "heading", "paragraph", CONTINUED)
# Lines of the notice or order by which the text is given out.
CARRIER_TITLE, CARRIER_SIGNATURE = "carrier-title", "carrier-signature"
CARRIER_ROLES = (CARRIER_TITLE, "carrier-number", "carrier-addressee", "carrier", CARRIER_SIGNATURE)
SIGNED = ("signature", CARRIER_SIGNATURE)

# A row of a table and its first row, where that says what stands below; ``rule`` is what Markdown draws below a head;
# ``caption`` is a figure whose file is not at hand: its words alone.
Form = Literal["text", "head", "row", "rule", "figure", "caption"]


@dataclass(frozen=True, slots=True)
class Line:
    r"""One line of the received text, without its line break, and what it is (``role``).

    Lines that are one paragraph are one Line with ``\n`` between them, as often as there are line ends; ``number`` is that
    of the first.  ``form`` says how it is set; the lines of one table have its number in the text as ``table``, 0 is none.
    """

    number: int
    text: str
    role: str
    form: Form = "text"
    table: int = 0


def joined(lines: Sequence[Line]) -> Line:
    """``lines`` as one."""
    text, at = lines[0].text, lines[0].number
    for line in lines[1:]:
        text += "\n" * (line.number - at) + line.text
        at = line.number
    return replace(lines[0], text=text)
