"""What pages of every kind are made with: their front matter, headings, rows and buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.write.history import identity
from tiaowen.write.html import LINE, Html, tag
from tiaowen.write.markdown import Markdown
from tiaowen.write.navigation import folder
from tiaowen.write.page_kinds import CONTENTS, FULL, PARALLEL, UNIT, PageKind
from tiaowen.write.status_line import standing_text, status_html
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

# Pages that say below their heading which text it is; the others say no more than whether it is in force, above it.
_SAYING = (CONTENTS, UNIT, FULL, PARALLEL)


def common_meta(script: Script, path: str, kind: PageKind) -> dict[str, object]:
    """``path`` is the page's own path; its twin in the other edition is linked from it."""
    plain = path.removeprefix("hans/")
    other: Script = "hans" if script == "hant" else "hant"
    return {**kind.meta, "edition": script, "twin": folder(other) + plain, "search": {"exclude": True}}


def work_meta(view: View, path: str, kind: PageKind, title: str, description: str) -> dict[str, object]:
    """The same for a page of a work, with its title and description."""
    short = view.show(view.work.short_title)
    return {
        **common_meta(view.script, path, kind),
        "title": title,
        "shared_title": title if short in title else f"{title} · {short}",
        "description": description,
        "origin": origin(view),
        **card_meta([view]),
        "work": view.work.id,
        **({"feed": True} if view.commentary.notes else {}),
        **({"standing": line} if kind not in _SAYING and (line := status_html(view)) else {}),
    }


def origin(view: View) -> dict[str, object]:
    """What paper says of the work: title, organ, number and days, and which text it is."""
    which = standing_text(view)
    return {"title": view.show(view.work.title), "facts": identity(view), **({"which": which} if which else {})}


def card_meta(views: Sequence[View]) -> dict[str, object]:
    """The picture for messengers of a page that belongs to one work, or to a site that has one only."""
    card = views[0].card if len(views) == 1 else None
    return {"card": {"file": card.path, "alt": card.label}} if card else {}


def index_item(script: Script, converter: ScriptConverter, title: str, page: str) -> dict[str, object]:
    """A link to a page of the whole site, for the template."""
    return {"label": converter.say(script, title), "page": f"{folder(script)}{page}/index.md"}


def work_heading(view: View, count: int) -> Markdown:
    """A work as a heading in a list of places, with how many there are."""
    small = tag("small", f"{count} {view.say('處')}")
    return Markdown("## {} {} {{: #{} .work }}").format(phrased(view, view.work.short_title), small, view.work.id)


def table_row(cells: Iterable[str]) -> Markdown:
    """A row of a Markdown table."""
    return Markdown("| {} |").format(Markdown(" | ").join(cells))


def choice_buttons(choices: Iterable[tuple[str, str]]) -> Html:
    """Buttons of which one is pressed, as (id, words); the first shows all, and the style sheet knows the ids."""
    return Html("").join(
        tag("input", type="radio", name="kind", id=key, checked=key == "kind0") + tag("label", words, for_=key) + LINE
        for key, words in choices
    )


def short_downloads(view: View) -> dict[str, object]:
    """For a reading page: the first PDF and the first book, with size and day."""
    items = [{"kind": d.format.short, "file": d.path, "size": d.size} for d in view.downloads if d.format.short]
    day = view.downloads[0].day if items else None
    return {**({"downloads": items} if items else {}), **({"made": day.isoformat()} if day else {})}
