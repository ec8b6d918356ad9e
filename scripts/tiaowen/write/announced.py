"""What the feeds announce: a work that came, a further text of one, a correction of the site's own; each change once.

An entry has the day on which readers could see it here, which the history of the sources tells, not the law's.  A text that
came with its work is told by the feeds of the work and of its provisions: to the library the work alone is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from tiaowen.enrich.versions import Version
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.text.written_date import written
from tiaowen.versions.changes import ProvisionChange
from tiaowen.write.amended_by import amended_in_words
from tiaowen.write.atom import Entry
from tiaowen.write.history import identity
from tiaowen.write.html import Html
from tiaowen.write.labels import place_name
from tiaowen.write.marked.changed import changed_paragraphs
from tiaowen.write.pages.changes import anchor_of, counted_changes, sides_of
from tiaowen.write.view import View


def of_library(view: View) -> list[Entry]:
    """What one work has for the feed of the site."""
    came = view.came.get(view.work.received.path)
    return [entry for entry in of_work(view) if not (entry.day == came and "/changes/" in entry.name)]


def of_work(view: View) -> list[Entry]:
    """What its own feed tells."""
    amended = list(_amended(view))
    came = view.came.get(view.work.received.path)
    # Of a text that was exchanged for a later one, and of one that came on that day, that is told.
    told = {came, *(entry.day for entry in amended)}
    corrected = [_corrected(view, view.changed)] if view.changed and view.changed not in told else []
    return [*([_new(view, came)] if came else []), *corrected, *amended]


def of_provisions(view: View) -> Mapping[str, list[Entry]]:
    """By unit of the text at the bare address, each change of its words."""
    if not view.versions:
        return {}
    steps = {after.day: before for before, after in pairwise(view.versions.listed)}
    found: dict[str, list[Entry]] = {}
    for unit, changes in view.versions.of_main.items():
        if unit in WITHOUT_PAGE:
            continue
        for after, change in changes:
            if day := _known(view, steps[after.day], after):
                found.setdefault(unit, []).append(_changed(view, unit, steps[after.day], after, change, day))
    return found


def _new(view: View, came: date) -> Entry:
    known = identity(view)
    words = view.say("本站新收的文件") + (f"：{known}" if known else "")
    title = view.show(view.work.short_title)
    return Entry(_dated(view, came), came, title, f"{view.work.id}/", words, view.say("編輯部"))


def _corrected(view: View, day: date) -> Entry:
    words = view.say("本站錄入的文字或校訂有改動；逐處見校訂記。")
    title = view.show(view.work.short_title)
    return Entry(_dated(view, day), day, title, f"{view.work.id}/", words, view.say("編輯部"))


def _dated(view: View, day: date) -> str:
    return f"{view.work.id}/{day.isoformat()}"


def _amended(view: View) -> Iterator[Entry]:
    """A day on which the work changed, once both texts are here."""
    for before, after in pairwise(view.versions.listed if view.versions else ()):
        if day := _known(view, before, after):
            title = f"{view.show(view.work.short_title)}：{view.say(f'{written(after.day)}的修改')}"
            page = f"{view.work.id}/changes/{after.day}/"
            words = counted_changes(view, after.changes)
            yield Entry(page.rstrip("/"), day, title, page, words, view.say("編輯部"))


def _known(view: View, before: Version, after: Version) -> date | None:
    """The day on which the later of two texts came here; None where it is not known of both."""
    days = [view.came.get(version.work.work.received.path) for version in (before, after)]
    return max((day for day in days if day), default=None) if None not in days else None


def _changed(view: View, unit: str, before: Version, after: Version, change: ProvisionChange, day: date) -> Entry:
    name = place_name(view.tree, view.tree.units[unit], view.script)
    title = f"{view.show(view.work.short_title)}{name}：{view.say(f'{written(after.day)}的修改')}"
    page = f"{view.work.id}/changes/{after.day}"
    old, new = sides_of(change, before, after)
    shown = Html("\n").join(changed_paragraphs(old, new, change.pieces, view.script))
    by = amended_in_words(view, after, change)
    return Entry(
        f"{page}/{unit}", day, title, f"{page}/#{anchor_of(change)}", by or title, view.say("編輯部"), str(shown)
    )
