"""The received text, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

BLANK_ROLE = "blank"
# Lines of the text itself: what it is made of, and what an editor said of one: that it is a heading, or is none.
BODY_ROLES = ("body", "heading", "paragraph")


@dataclass(frozen=True, slots=True)
class Line:
    r"""One line of the received text, without its line break, and what it is (``role``).

    Lines that are one paragraph are one Line with ``\n`` between them, as often as there are line ends; ``number`` is that
    of the first.
    """

    number: int
    text: str
    role: str


def joined(lines: Sequence[Line]) -> Line:
    """``lines`` as one."""
    text, at = lines[0].text, lines[0].number
    for line in lines[1:]:
        text += "\n" * (line.number - at) + line.text
        at = line.number
    return replace(lines[0], text=text)
