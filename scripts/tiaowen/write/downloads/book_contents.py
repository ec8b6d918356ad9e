"""What the contents of a book lead to: its chapters, and inside of them every heading and article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiaowen.model import Unit
from tiaowen.text.levels import LEVEL
from tiaowen.write.labels import is_article, name, number_label, unit_caption
from tiaowen.write.view import View


@dataclass(frozen=True, slots=True)
class BookPlace:
    """A line of the contents: its words, the file with the anchor, and the lines below it."""

    label: str
    href: str
    below: tuple[BookPlace, ...] = ()


def chapter_files(view: View) -> dict[str, str]:
    """Of each highest unit the file that it stands in, ``u`` and an id: its own, or that of the first of several beside each
    other that have neither a heading nor units below, for readers of books begin a page with each file."""
    files: dict[str, str] = {}
    run = ""
    for unit in view.tree.children(None):
        goes_on = unit.kind in LEVEL and not unit.is_headed and not view.tree.children(unit)
        run = (run or f"u{unit.id}") if goes_on else ""
        files[unit.id] = run or f"u{unit.id}"
    return files


def book_contents(view: View, chapters: Sequence[tuple[str, str]]) -> tuple[BookPlace, ...]:
    """The chapters as (file without ending, title) with the units inside; of units that share a file each."""
    inside: dict[str, list[Unit]] = {}
    for unit, file in chapter_files(view).items():
        inside.setdefault(file, []).append(view.tree.units[unit])
    return tuple(place for file, title in chapters for place in _places(view, file, title, inside.get(file, [])))


def _places(view: View, file: str, title: str, units: Sequence[Unit]) -> list[BookPlace]:
    if len(units) > 1:
        return [BookPlace(contents_label(view, unit), f"{file}.xhtml#u{unit.id}") for unit in units]
    return [BookPlace(title, f"{file}.xhtml", tuple(below for unit in units for below in _below(view, unit, file)))]


def contents_label(view: View, unit: Unit) -> str:
    """Number and heading; an article, or 一、 of what calls it so, by its number, with what it is called where it is called something."""
    if unit.is_headed or not is_article(unit):
        return name(unit, view.script)
    caption = unit_caption(unit)
    return number_label(unit, view.script) + (f"　{view.show(caption)}" if caption else "")


def _below(view: View, unit: Unit, file: str) -> tuple[BookPlace, ...]:
    return tuple(
        BookPlace(contents_label(view, child), f"{file}.xhtml#u{child.id}", _below(view, child, file))
        for child in view.tree.children(unit)
        if child.is_headed or is_article(child)
    )
