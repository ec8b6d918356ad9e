"""What a unit says in an editor's plain words (白話): above its notes, and marked as no part of the document."""

from __future__ import annotations

from tiaowen.model import Unit
from tiaowen.notes.note import PlacedNote
from tiaowen.notes.section import language_name, note_body, note_footer, shown_title
from tiaowen.write.html import LINE, Html, on_lines, tag
from tiaowen.write.labels import this_unit
from tiaowen.write.view import View


def plain_section(view: View, unit: Unit) -> Html:
    """The plain words on the unit's own page, one section a language; "" where no editor wrote any."""
    return LINE.join(_section(view, unit, note) for note in view.commentary.plain.get(unit.id, ()))


def plain_title(view: View, note: PlacedNote) -> str:
    """Question, whose words they are and title on one line, for a download."""
    unit = view.tree.units[note.unit]
    return f"{question(view, unit)}（{whose(view)}）：{view.show(note.title)}"


def question(view: View, unit: Unit) -> str:
    """這一條說什麼, in the word for such a unit."""
    return view.say(f"{this_unit(unit)}說什麼")


def whose(view: View) -> str:
    """That the words are not the document's."""
    return view.say("編者的話，不是文件原文")


def _section(view: View, unit: Unit, note: PlacedNote) -> Html:
    title = f"t-{note.slug}"
    return on_lines(
        "section",
        tag("h2", question(view, unit), " ", tag("small", whose(view), *language_name(note)), id=title),
        tag("h3", shown_title(view, note)),
        note_body(view, note),
        note_footer(view, unit, note),
        class_="note plain",
        id=note.anchor,
        aria_labelledby=title,
    )
