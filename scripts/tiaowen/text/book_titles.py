"""Titles in 《》, which say nothing of the text that they stand in."""

from __future__ import annotations

_PAIRS = {"》": "《", "〉": "〈", ">": "<", "」": "「", "』": "『", "”": "“"}
HIDDEN = "□"


def hide_titles(text: str) -> str:
    """``text`` with every character inside 《》 or quotation marks as □, length for length.

    The marks stay; one that never closes hides the rest, one that never opened hides nothing.
    """
    shown: list[str] = []
    open_marks: list[str] = []
    for c in text:
        if c in _PAIRS and _PAIRS[c] in open_marks:
            del open_marks[len(open_marks) - 1 - open_marks[::-1].index(_PAIRS[c]) :]
        shown.append(HIDDEN if open_marks else c)
        if c in _PAIRS.values():
            open_marks.append(c)
    return "".join(shown)
