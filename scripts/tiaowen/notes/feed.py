"""The Atom feed of the notes of one work, newest first; an editor who changes a note changes its date."""

from __future__ import annotations

from datetime import UTC, datetime, time

from feedgenerator import Atom1Feed

from tiaowen.notes.note import PlacedNote
from tiaowen.notes.section import in_language, quotation, rooted
from tiaowen.write.labels import place_name
from tiaowen.write.navigation import folder
from tiaowen.write.view import View

FEED = "notes.xml"
MOST = 100


def feed(view: View) -> str:
    """The feed in the script of ``view``; "" when there are no notes, or no address to give them."""
    newest = sorted(view.commentary.notes, key=lambda note: (note.note.date, note.slug), reverse=True)[:MOST]
    site, ids = view.settings.site, view.settings.entry_ids
    if not newest or not site:
        return ""
    root = site + folder(view.script)
    title = view.show(view.work.short_title) + view.say("：註釋")
    atom = Atom1Feed(
        title=title,
        link=f"{root}{view.work.id}/",
        description="",
        language=f"zh-{view.script.capitalize()}",
        feed_url=f"{root}{view.work.id}/{FEED}",
        feed_guid=ids.of(folder(view.script), f"{view.work.id}/notes"),
    )
    for note in newest:
        written = datetime.combine(note.note.date, time(), UTC)
        atom.add_item(
            title=view.show(note.title),
            link=f"{root}{note.page}#{note.anchor}",
            unique_id=ids.of(folder(view.script), f"{view.work.id}/notes/{note.slug}"),
            description=_summary(view, note),
            content=str(in_language(note, rooted(view.show(note.html), root, site))),
            author_name=view.show(note.author),
            pubdate=written,
            updateddate=written,
            categories=[view.say(note.note.kind)],
        )
    return str(atom.writeString("utf-8")) + "\n"


def _summary(view: View, note: PlacedNote) -> str:
    place = place_name(view.tree, view.tree.units[note.unit], view.script)
    quote = quotation(view, note)
    return f"{place}：「{quote}」" if quote else place
