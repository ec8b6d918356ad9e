"""What the contents of a book lead to: its chapters, and inside of them every heading and article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiaowen.model import Unit
from tiaowen.text.levels import CAPTIONED
from tiaowen.write.labels import name, number_label, unit_caption
from tiaowen.write.view import View


@dataclass(frozen=True, slots=True)
class BookPlace:
    """A line of the contents: its words, the file with the anchor, and the lines below it."""

    label: str
    href: str
    below: tuple[BookPlace, ...] = ()


def book_contents(view: View, chapters: Sequence[tuple[str, str]]) -> tuple[BookPlace, ...]:
    """The chapters as (file without ending, title), that of a unit named ``u`` and its id, with the units inside."""
    units = view.tree.units
    return tuple(
        BookPlace(title, f"{file}.xhtml", _below(view, units[file[1:]], file) if file[1:] in units else ())
        for file, title in chapters
    )


def contents_label(view: View, unit: Unit) -> str:
    """Number and heading; an article by its number, with what it is called where it is called something."""
    if unit.kind not in CAPTIONED:
        return name(unit, view.script)
    caption = unit_caption(unit)
    return number_label(unit, view.script) + (f"　{view.show(caption)}" if caption else "")


def _below(view: View, unit: Unit, file: str) -> tuple[BookPlace, ...]:
    return tuple(
        BookPlace(contents_label(view, child), f"{file}.xhtml#u{child.id}", _below(view, child, file))
        for child in view.tree.children(unit)
        if child.is_headed or child.kind in CAPTIONED
    )
