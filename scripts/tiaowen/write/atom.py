"""Feeds as Atom (RFC 4287); this module alone knows the library that writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from feedgenerator import Atom1Feed

from tiaowen.read.settings import Settings
from tiaowen.write.navigation import folder
from tiaowen.write.view import View

# A feed tells of what is new; the site itself tells of the rest.
MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed announces.  ``name`` sets it apart for ever, ``page`` is where it stands from the edition's root, ``day`` when it
    came to be here; ``words`` in a line, ``content`` as HTML or "", ``by`` whom, ``kind`` of which kind it is, or "".
    """

    name: str
    day: date
    title: str
    page: str
    words: str
    by: str
    content: str = ""
    kind: str = ""


def atom(view: View, name: str, path: str, title: str, page: str, entries: Sequence[Entry]) -> str:
    """The feed at ``path``, called ``name`` for ever, of the edition that ``view`` is of; entries newest first, no more than MOST."""
    settings: Settings = view.settings
    below = folder(view.script)
    root, ids = settings.site + below, settings.entry_ids
    feed = Atom1Feed(
        title=title,
        link=f"{root}{page}",
        description="",
        language=f"zh-{view.script.capitalize()}",
        feed_url=f"{root}{path}",
        feed_guid=ids.of(below, name),
    )
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.name), reverse=True)[:MOST]:
        day = datetime.combine(entry.day, time(), UTC)
        feed.add_item(
            title=entry.title,
            link=f"{root}{entry.page}",
            unique_id=ids.of(below, entry.name),
            description=entry.words,
            author_name=entry.by,
            pubdate=day,
            updateddate=day,
            **({"content": entry.content} if entry.content else {}),
            **({"categories": [entry.kind]} if entry.kind else {}),
        )
    return str(feed.writeString("utf-8")) + "\n"
