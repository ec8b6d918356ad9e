"""Marks over a passage (emended words, notes, terms) → HTML, however they overlap.

An element is closed and opened again where another mark's border falls inside it, so that the
HTML nests and the characters stay in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition.write.markdown import escape


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of a passage and the element that stands around it, ``<{tag} {attributes}>``."""

    start: int
    end: int
    tag: str
    attributes: str


def marked(text: str, marks: Iterable[Mark]) -> str:
    """``text``, escaped, with every mark's element around its range."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    out = ""
    opened: list[Mark] = []
    for here, there in zip(borders, borders[1:] or [len(text)], strict=False):
        active = sorted((m for m in inside if m.start <= here < m.end), key=lambda m: (m.start, -m.end))
        kept = _common(opened, active)
        out += "".join(f"</{mark.tag}>" for mark in reversed(opened[kept:]))
        out += "".join(f"<{mark.tag} {mark.attributes}>" for mark in active[kept:])
        out += escape(text[here:there])
        opened = active
    return out + "".join(f"</{mark.tag}>" for mark in reversed(opened))


def _common(opened: Sequence[Mark], wanted: Sequence[Mark]) -> int:
    """How many elements, from the outermost, can stay open."""
    count = 0
    while count < min(len(opened), len(wanted)) and opened[count] is wanted[count]:
        count += 1
    return count
