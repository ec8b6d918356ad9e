"""The passage nearest to one that is not there, and how the two differ."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.fuzz import partial_ratio_alignment


@dataclass(frozen=True, slots=True)
class Near:
    """A range of the text searched, and how alike it is to what was sought, 0 to 100."""

    start: int
    end: int
    likeness: float


def closest(wanted: str, text: str) -> Near | None:
    """The stretch of ``text`` most like ``wanted``; None when nothing in it is like it at all."""
    if not wanted or not text:
        return None
    found = partial_ratio_alignment(wanted, text)
    if found is None or found.score < 40:
        return None
    if len(wanted) <= len(text):
        return Near(found.dest_start, found.dest_end, found.score)
    return Near(0, len(text), found.score)


def difference(wanted: str, found: str) -> str:
    """``found`` with what differs from ``wanted`` marked: [-typed-]{+in the text+}."""
    out = ""
    for operation, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if operation == "equal":
            out += wanted[a:b]
            continue
        out += f"[-{wanted[a:b]}-]" if a < b else ""
        out += f"{{+{found[c:d]}+}}" if c < d else ""
    return out
