"""``/notes/``: every note of every work, by clause, kind, author and date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from tiaowen.model import Script
from tiaowen.notes.feed import FEED
from tiaowen.notes.kinds import KINDS
from tiaowen.notes.note import NOTES, PlacedNote
from tiaowen.notes.section import quotation
from tiaowen.write import page_kinds
from tiaowen.write.labels import name
from tiaowen.write.markdown import Page
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta
from tiaowen.write.view import View

PATH = "notes.md"
_CLASSES = {kind.word.hant: f"k{number}" for number, kind in enumerate(KINDS, 1)}


def notes_page(views: Sequence[View], script: Script, say: Callable[[str], str]) -> Page:
    """The page in ``script``; ``views`` are all works in it."""
    path = folder(script) + PATH
    pairs = [(view, note) for view in views for note in view.commentary.notes]
    title = say("註釋")
    body = [f"# {title}", _introduction(len(pairs), say)]
    if pairs:
        body += [_filterable(views, pairs, say), *_by(pairs, say)]
        body.append("".join(_feed(view) for view in views if view.commentary.notes))
    meta = {
        **common_meta(script, path, page_kinds.NOTES),
        "title": title,
        "description": say("各項的註釋：按條目、類別、作者和日期。"),
    }
    return Page(path, meta, "\n\n".join(body), NOTES)


def _introduction(count: int, say: Callable[[str], str]) -> str:
    if not count:
        return say("還沒有註釋。")
    return say(f"註釋由編者撰寫，解釋詞語、背景和程序，不是文件的一部分。共 {count} 條。")


def _filterable(views: Sequence[View], pairs: Sequence[tuple[View, PlacedNote]], say: Callable[[str], str]) -> str:
    """The notes clause by clause, with buttons that show one kind; by style sheet alone."""
    kinds = [note.note.kind for _, note in pairs]
    choices = [("k0", f"全部 {len(pairs)}")]
    choices += [(_CLASSES[kind], f"{kind} {kinds.count(kind)}") for kind in _CLASSES if kind in kinds]
    buttons = "".join(
        f'<input type="radio" name="kind" id="{key}"{" checked" if key == "k0" else ""}>'
        f'<label for="{key}">{say(label)}</label>\n'
        for key, label in choices
    )
    lists = "".join(_work(view, len(views) > 1) for view in views if view.commentary.notes)
    return f'<div class="filterable">\n{buttons}<div class="note-lists">\n{lists}</div>\n</div>'


def _work(view: View, named: bool) -> str:
    head = f"<h2>{escape(view.show(view.work.short_title))}</h2>\n" if named else ""
    rows = []
    for unit_id, notes in groupby(view.commentary.notes, key=lambda note: note.unit):
        unit = view.tree.units[unit_id]
        link = f'<a href="../{view.work.id}/{unit_id}/">{escape(name(unit, view.script))}</a>'
        part = f"<span>{view.show(view.tree.lineage(unit)[0].number).rstrip('、')}</span>" if unit.parent else ""
        rows.append(f"<dt>{part}{link}</dt>\n" + "".join(_item(view, note) for note in notes))
    return head + '<dl class="note-list">\n' + "".join(rows) + "</dl>\n"


def _item(view: View, note: PlacedNote) -> str:
    quote = quotation(view, note)
    on = f"<q>{escape(quote if len(quote) <= 24 else quote[:24] + '…')}</q>" if quote else ""
    stale = f" <b>{view.say('待複核')}</b>" if note.stale else ""
    facts = f"{view.say(note.note.kind)} · {escape(view.show(note.author))} · {note.note.date.isoformat()}"
    return (
        f'<dd class="{_CLASSES[note.note.kind]}"><a href="{_href(note)}">{escape(view.show(note.title))}</a>{stale}'
        f"<small>{on}{facts}</small></dd>\n"
    )


def _by(pairs: Sequence[tuple[View, PlacedNote]], say: Callable[[str], str]) -> list[str]:
    """The same notes under their authors and under their days, newest first."""
    views = {note.slug: view for view, note in pairs}
    notes = [note for _, note in pairs]
    authors = sorted(notes, key=lambda note: note.author.hant)
    days = sorted(notes, key=lambda note: note.note.date, reverse=True)
    by_author = groupby(authors, key=lambda note: views[note.slug].show(note.author))
    by_day = groupby(days, key=lambda note: note.note.date.isoformat())
    sections = []
    for title, groups in (("按作者", by_author), ("按日期", by_day)):
        items = "".join(
            f"<dt>{escape(key)}</dt><dd>{'；'.join(_short(views[note.slug], note) for note in group)}</dd>\n"
            for key, group in groups
        )
        sections.append(f'<details class="note-by"><summary>{say(title)}</summary>\n<dl>\n{items}</dl>\n</details>')
    return sections


def _short(view: View, note: PlacedNote) -> str:
    return f'<a href="{_href(note)}">{escape(view.show(note.title))}</a>'


def _href(note: PlacedNote) -> str:
    return f"../{note.page}#{note.anchor}"


def _feed(view: View) -> str:
    told = view.say("訂閱新的和改過的註釋（Atom）")
    return f'<p class="feed"><a href="../{view.work.id}/{FEED}">{told}</a></p>\n'
