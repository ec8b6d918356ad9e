"""``/notes/``: every note of every work, by clause, kind, author and date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from tiaowen.model import Script
from tiaowen.notes.feed import FEED
from tiaowen.notes.kinds import KINDS
from tiaowen.notes.note import NOTES, PlacedNote
from tiaowen.notes.section import language_name, quotation, shown_title
from tiaowen.write import page_kinds
from tiaowen.write.html import LINE, Html, in_block, tag
from tiaowen.write.labels import name
from tiaowen.write.markdown import Markdown, Page, paragraph
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import choice_buttons, common_meta
from tiaowen.write.view import View

PATH = "notes.md"
_CLASSES = {kind.word.hant: f"kind{number}" for number, kind in enumerate(KINDS, 1)}


def notes_page(views: Sequence[View], script: Script, say: Callable[[str], str]) -> Page:
    """The page in ``script``; ``views`` are all works in it."""
    path = folder(script) + PATH
    pairs = [(view, note) for view in views for note in view.commentary.notes]
    title = say("註釋")
    body = [Markdown("# {}").format(title), paragraph(_introduction(len(pairs), say))]
    if pairs:
        body += [_filterable(views, pairs, say), *_by(pairs, say)]
        body.append(Html("").join(_feed(view) for view in views if view.commentary.notes and view.settings.site))
    meta = {
        **common_meta(script, path, page_kinds.NOTES),
        "title": title,
        "description": say("各項的註釋：按條目、類別、作者和日期。"),
    }
    return Page(path, meta, Markdown("\n\n").join(body), NOTES)


def _introduction(count: int, say: Callable[[str], str]) -> str:
    if not count:
        return say("還沒有註釋。")
    return say(f"註釋由編者撰寫，解釋詞語、背景和程序，不是文件的一部分。共 {count} 條。")


def _filterable(views: Sequence[View], pairs: Sequence[tuple[View, PlacedNote]], say: Callable[[str], str]) -> Html:
    """The notes clause by clause, with buttons that show one kind; by style sheet alone."""
    kinds = [note.note.kind for _, note in pairs]
    choices = [("kind0", f"全部 {len(pairs)}")]
    choices += [(_CLASSES[kind], f"{kind} {kinds.count(kind)}") for kind in _CLASSES if kind in kinds]
    buttons = choice_buttons((key, say(label)) for key, label in choices)
    lists = (_work(view, len(views) > 1) for view in views if view.commentary.notes)
    return tag("div", LINE, buttons, tag("div", LINE, *lists, class_="note-lists"), LINE, class_="filterable")


def _work(view: View, named: bool) -> Html:
    head = tag("h2", view.show(view.work.short_title)) + LINE if named else Html("")
    rows: list[Html] = []
    for unit_id, notes in groupby(view.commentary.notes, key=lambda note: note.unit):
        unit = view.tree.units[unit_id]
        link = tag("a", name(unit, view.script), href=f"../{view.work.id}/{unit_id}/")
        part = tag("span", view.show(view.tree.lineage(unit)[0].number).rstrip("、")) if unit.parent else ""
        rows += [tag("dt", part, link), LINE, *(_item(view, note) for note in notes)]
    return head + tag("dl", LINE, *rows, class_="note-list") + LINE


def _item(view: View, note: PlacedNote) -> Html:
    quote = quotation(view, note)
    on = tag("q", in_block(quote if len(quote) <= 24 else quote[:24] + "…")) if quote else ""
    stale = Html(" ") + tag("b", view.say("待複核")) if note.stale else ""
    kind = [view.say(note.note.kind), *language_name(note)]
    facts = f" · {view.show(note.author)} · {note.note.date.isoformat()}"
    item = tag("dd", _link(view, note), stale, tag("small", on, *kind, facts), class_=_CLASSES[note.note.kind])
    return item + LINE


def _by(pairs: Sequence[tuple[View, PlacedNote]], say: Callable[[str], str]) -> list[Html]:
    """The same notes under their authors and under their days, newest first."""
    views = {note.slug: view for view, note in pairs}
    notes = [note for _, note in pairs]
    authors = sorted(notes, key=lambda note: note.author.hant)
    days = sorted(notes, key=lambda note: note.note.date, reverse=True)
    by_author = groupby(authors, key=lambda note: views[note.slug].show(note.author))
    by_day = groupby(days, key=lambda note: note.note.date.isoformat())
    sections = []
    for title, groups in (("按作者", by_author), ("按日期", by_day)):
        items = (
            tag("dt", key) + tag("dd", Html("；").join(_link(views[note.slug], note) for note in group)) + LINE
            for key, group in groups
        )
        listed = tag("dl", LINE, *items)
        sections.append(tag("details", tag("summary", say(title)), LINE, listed, LINE, class_="note-by"))
    return sections


def _link(view: View, note: PlacedNote) -> Html:
    return tag("a", shown_title(view, note), href=f"../{note.page}#{note.anchor}")


def _feed(view: View) -> Html:
    told = view.say("訂閱新的和改過的註釋（Atom）")
    return tag("p", tag("a", told, href=f"../{view.work.id}/{FEED}"), class_="feed") + LINE
