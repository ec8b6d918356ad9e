"""A work as a shelf shows it: title, organ, number, what happened in one line, whether it is in force, how much there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tiaowen.status import STANDINGS
from tiaowen.text.written_date import written
from tiaowen.write.html import Html, tag
from tiaowen.write.library.shelf import Shelved
from tiaowen.write.pages.contents import counted, known_facts
from tiaowen.write.titles import phrased
from tiaowen.write.view import View


def cards(works: Iterable[Shelved], views: Mapping[str, View], root: str) -> Html:
    """The works as a list; ``root`` leads from the page to the edition's root."""
    return tag("ol", *(_card(work, views[work.id], root) for work in works), class_="cards", role="list")


def _card(work: Shelved, view: View, root: str) -> Html:
    title = tag("a", phrased(view, view.work.short_title), href=f"{root}{work.id}/")
    lines = [" · ".join(known_facts(view)), " · ".join(_more(work, view))]
    said = (tag("p", line) for line in lines if line)
    return tag("li", title, *said, data_find=_found_by(work), data_day=work.day.isoformat() if work.day else None)


def _more(work: Shelved, view: View) -> list[str]:
    """Whether it is in force and as of when, how many units and notes, how many works name it."""
    status, notes = view.work.received.status, len(view.commentary.notes)
    standing = f"{view.show(STANDINGS[status.kind].word)}（截至{written(status.as_of)}）" if status else ""
    counts = [counted(view.tree), f"註釋 {notes} 條" if notes else "", _cited(work)]
    return [*filter(None, [standing]), *(view.say(count) for count in counts if count)]


def _cited(work: Shelved) -> str:
    return f"本站 {work.cited} 份文件提到" if work.cited else ""


def _found_by(work: Shelved) -> str:
    """What the filter of the page looks in besides the card's own words: both scripts, pinyin and initials of the name."""
    return " ".join([work.name.hant, work.name.hans, "".join(work.sound), work.initials])
