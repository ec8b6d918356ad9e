"""The Atom feed of the notes of one work, newest first; an editor who changes a note changes its date."""

from __future__ import annotations

from tiaowen.notes.note import PlacedNote
from tiaowen.notes.section import in_language, quotation, rooted
from tiaowen.write.atom import Entry, atom
from tiaowen.write.labels import place_name
from tiaowen.write.navigation import folder
from tiaowen.write.view import View

FEED = "notes.xml"


def feed(view: View) -> str:
    """The feed in the script of ``view``; "" when there are no notes, or no address to give them."""
    if not view.commentary.notes or not view.settings.site:
        return ""
    work = view.work.id
    title = view.show(view.work.short_title) + view.say("：註釋")
    entries = [_entry(view, note) for note in view.commentary.notes]
    return atom(view, f"{work}/notes", f"{work}/{FEED}", title, f"{work}/", entries)


def _entry(view: View, note: PlacedNote) -> Entry:
    site = view.settings.site
    return Entry(
        name=f"{view.work.id}/notes/{note.slug}",
        day=note.note.date,
        title=view.show(note.title),
        page=f"{note.page}#{note.anchor}",
        words=_summary(view, note),
        by=view.show(note.author),
        content=str(in_language(note, rooted(view.show(note.html), site + folder(view.script), site))),
        kind=view.say(note.note.kind),
    )


def _summary(view: View, note: PlacedNote) -> str:
    place = place_name(view.tree, view.tree.units[note.unit], view.script)
    quote = quotation(view, note)
    return f"{place}：「{quote}」" if quote else place
