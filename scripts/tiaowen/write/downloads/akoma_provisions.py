"""The 款, 項 and 目 of an article as Akoma Ntoso has them: paragraph, point and indent (OASIS LegalDocML, hierarchy)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tiaowen.model import Unit
from tiaowen.paragraphs import Item, Paragraph, cited_steps, paragraphs_of

_TAGS = ("paragraph", "point", "indent")


@dataclass(slots=True)
class Part:
    """One 款, 項 or 目: its element, its number in what is above, its number as printed, the paragraphs of text before and behind
    the parts below it."""

    depth: int
    number: int
    label: str
    lines: list[int]
    below: list[Part] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """The element; what is counted deeper still is an indent too."""
        return _TAGS[min(self.depth, len(_TAGS) - 1)]

    @property
    def name(self) -> str:
        """Its own part of the ``eId``."""
        return f"{self.tag}_{self.number}"

    @property
    def is_plain(self) -> bool:
        """Whether every part has its number once and the text of each is in order: an element can hold no other."""
        names = [part.name for part in self.below]
        return len(names) == len(set(names)) and all(part.is_plain for part in self.below)

    def numbered(self) -> Iterator[tuple[int, Part]]:
        """The paragraphs that begin with the number of a part below it, and that part."""
        for part in self.below:
            yield part.lines[0], part
            yield from part.numbered()


def parts_of(unit: Unit) -> list[Part]:
    """The 款 of an article; none where it has one alone without items, or cannot be told as elements within each other: a number
    that stands twice, a table, a paragraph between two 目."""
    found = paragraphs_of(unit)
    if not cited_steps(unit) or (len(found) == 1 and not found[0].set):
        return []
    parts = [_part(one, count) for count, one in enumerate(found, 1)]
    lines = [line for part in parts for line in _lines(part)]
    told = list(dict.fromkeys(sentence.paragraph for sentence in unit.sentences if sentence.paragraph))
    return parts if lines == told and all(part.is_plain for part in parts) else []


def _part(one: Paragraph, number: int) -> Part:
    """One 款 with what is below it."""
    stack = [Part(0, number, "", [one.number])]
    for line, item in sorted(one.set.items()):
        _put(stack, one, line, item)
    return stack[0]


def _put(stack: list[Part], one: Paragraph, line: int, item: Item) -> None:
    """``stack`` is the part that was last, below those that it stands in."""
    while stack[-1].depth > item.depth - bool(item.label):
        stack.pop()
    above = stack[-1]
    if not item.label:
        (above.behind if above.below else above.lines).append(line)
        return
    number = one.lines[line] if item.depth == 1 else one.below[line]
    above.below.append(Part(item.depth, number, item.label, [line]))
    stack.append(above.below[-1])


def _lines(part: Part) -> Iterator[int]:
    yield from part.lines
    for one in part.below:
        yield from _lines(one)
    yield from part.behind
