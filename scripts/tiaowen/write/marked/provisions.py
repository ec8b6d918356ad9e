"""How the 款 and 項 of a unit stand on a page: items hang, and a 款 that is one of several has its number in the margin."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tiaowen.model import Both, Unit
from tiaowen.paragraphs import Paragraph, paragraphs_of
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import CAPTIONED
from tiaowen.text.numerals import format_numeral
from tiaowen.text.usage import PARAGRAPHS
from tiaowen.write.html import Html, tag
from tiaowen.write.marked.marks import Mark
from tiaowen.write.view import View

# In characters: the room for a number; what is longer pushes its own words.
_LEAST, _MOST = 2, 6


@dataclass(frozen=True, slots=True)
class Hang:
    """How an item hangs: ``depth`` below its 款, ``width`` in characters of the widest number beside it, ``label`` its own number."""

    depth: int
    width: int
    label: str

    @property
    def indent(self) -> int:
        """Where its number begins, in characters from the edge of the text: at that of a paragraph, or further in."""
        return 2 * min(self.depth, 3)

    @property
    def style(self) -> str:
        """Its classes in style sheets."""
        deep = f" .d{min(self.depth, 3)}" if self.depth > 1 else ""
        own = (
            f" .o{min(_width(self.label), self.width)}"
            if _is_wide(self.label) and _width(self.label) < self.width
            else ""
        )
        return f".item .w{self.width}{own}{deep}"

    def mark(self, text: str) -> Mark | None:
        """Its number at the start of ``text``, with the white space beside it, as a box of its own; None where its width is known
        without one: browsers do not find words that begin in a box and end behind it."""
        start = len(text) - len(text.lstrip(BLANKS))
        return None if _is_wide(self.label) else Mark(0, start + len(self.label), "span", {"class_": "i"})


def hangs(unit: Unit) -> dict[int, Hang]:
    """The paragraphs of a unit that are items, by their numbers."""
    return {number: hang for one in paragraphs_of(unit) for number, hang in _hangs(one).items()}


def paragraph_numbers(view: View, unit: Unit) -> dict[int, int]:
    """Of the paragraphs that begin a 款 its number; nothing where an article has one alone, or nobody counts them so."""
    if unit.kind not in CAPTIONED or view.work.received.usage not in PARAGRAPHS:
        return {}
    found = paragraphs_of(unit)
    return {one.number: count for count, one in enumerate(found, 1)} if len(found) > 1 else {}


def number_sign(view: View, unit: Unit, number: int, own: bool) -> Html:
    """The number of a 款, quiet and a link to itself.  The style sheet writes it, so that it is no part of what is copied."""
    called = Both(*PARAGRAPHS[view.work.received.usage])
    address = f"k{number}" if own else f"{unit.id}.k{number}"
    label = f"第{format_numeral(number)}{view.show(called)}"
    return tag("a", class_="pn", id=address, href=f"#{address}", aria_label=label, data_k=number)


def _hangs(one: Paragraph) -> dict[int, Hang]:
    widest: dict[int, int] = {}
    for item in one.set.values():
        widest[item.depth] = max(widest.get(item.depth, _LEAST), min(_width(item.label), _MOST))
    return {number: Hang(item.depth, widest[item.depth], item.label) for number, item in one.set.items()}


def _is_wide(label: str) -> bool:
    """Whether each character of a number is as wide as one of the text, in every face; so it is where there is none."""
    return all(unicodedata.east_asian_width(character) in "WF" for character in label)


def _width(label: str) -> int:
    """In characters of the text, as typeset: half a one for a letter or a digit."""
    halves = sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in label.strip(BLANKS))
    return (halves + 1) // 2
