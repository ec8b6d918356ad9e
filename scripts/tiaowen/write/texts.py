"""What a page says of the other texts of its work: of which day it is, which hold on others, how its provision read before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

from tiaowen.enrich.versions import Version, Versions, Wording
from tiaowen.model import Unit
from tiaowen.text.written_date import written
from tiaowen.write.amended_by import amended_in_words
from tiaowen.write.feed_links import FEED, feed_line
from tiaowen.write.html import Html, on_lines, tag
from tiaowen.write.labels import place_name
from tiaowen.write.view import View

SHEET, SCRIPT = "texts", "texts"


def texts_files(view: View, meta: dict[str, object]) -> dict[str, object]:
    """The style sheet and the script that a page of a work with several texts loads besides."""
    if not view.versions:
        return {}
    sheets, scripts = (cast("list[str]", meta.get(key, [])) for key in ("sheets", "scripts"))
    return {"sheets": [*sheets, SHEET], "scripts": [*scripts, SCRIPT]}


def texts_line(view: View, page: str, unit: Unit | None = None) -> Html:
    """Below the heading of the ``page``, an address below the work (``a5/``): from when to when the text holds, the others, a
    field for a day.  "" where there is no other text."""
    if not view.versions:
        return Html("")
    here, listed = _here(view, view.versions), view.versions.listed
    up = "../" * f"{view.work.id}/{page}".count("/")
    places = {version.day: _place(view, version, page, unit) for version in listed}
    known = json.dumps([[str(day), up + place if place else ""] for day, place in places.items()])
    others = [_other(view, version, places[version.day], up, unit) for version in listed if version.day != here.day]
    changes = tag("a", view.say("歷次修改"), href=f"{up}{view.work.home}/changes/")
    return on_lines(
        "div",
        tag("p", _held(view, here, view.versions), " ", changes),
        tag("ul", *others),
        tag("p", class_="answer", hidden=True),
        _form(view),
        class_="texts",
        data_texts=known,
        data_here=str(here.day),
        data_bare=not view.is_dated,
        data_first=_is_first(view.versions),
    )


def _here(view: View, versions: Versions) -> Version:
    return versions.listed[versions.at(view.work.id)]


def _place(view: View, version: Version, page: str, unit: Unit | None) -> str:
    """The page of ``unit`` in another text, from the edition's root; "" where that has no such provision."""
    assert view.versions is not None
    root = view.work.home if version.is_main and not view.is_dated else version.work.work.id
    if not unit:
        return f"{root}/{page}"
    found = view.versions.same_in(view.versions.at(view.work.id), unit.id, version)
    return f"{root}/{found[0]}/" if found else ""


def _held(view: View, here: Version, versions: Versions) -> str:
    """自2018年7月1日起施行，2030年1月1日起有另一文本."""
    until = next((version.day for version in versions.listed if version.day > here.day), None)
    end = f"，到{written(until - timedelta(days=1))}為止" if until else ""
    return view.say(f"這個文本自{written(here.day)}起{end}。")


def _other(view: View, version: Version, place: str, up: str, unit: Unit | None) -> Html:
    words = view.say(f"{written(version.day)}起的文本")
    if not place:
        return tag("li", words, view.say("沒有這一條" if unit and unit.kind == "article" else "沒有這一處"))
    label = words
    if unit and (found := version.work.tree.units.get(place.rstrip("/").rpartition("/")[2])):
        name = place_name(version.work.tree, found, view.script)
        label += f"：{name}"
    return tag("li", tag("a", label, href=up + place), data_day=str(version.day))


def _form(view: View) -> Html:
    """A field for a day; the script shows it, which alone can answer."""
    field = tag("label", view.say("看某一天的文本"), " ", tag("input", type="date", name="on", required=True))
    return tag("form", field, " ", tag("button", view.say("看")), hidden=True)


def _is_first(versions: Versions) -> bool:
    """Whether the earliest text here is known to be the first there was."""
    first = versions.listed[0]
    return not any(event.kind == "amended" and event.date <= first.day for event in first.work.work.received.events)


def wordings(view: View, unit: Unit) -> Html:
    """On the page of a provision: since when it reads so, and every earlier wording, opened in place."""
    if not view.versions:
        return Html("")
    found = view.versions.wordings(view.versions.at(view.work.id), unit.id)
    if not found:
        return Html("")
    return Html("\n\n").join(filter(None, [_wordings(view, unit, found), *_redefined(view, unit)]))


def _redefined(view: View, unit: Unit) -> Iterator[Html]:
    """這一條用到的「檔案」，2018年7月1日改了定義：第二條: of each word that once meant otherwise."""
    assert view.versions is not None
    what = "這一條" if unit.kind == "article" else "這一處"
    for word, defining, version in view.versions.redefined(view.versions.at(view.work.id), unit.id):
        if defining == unit.id:
            continue
        name = place_name(view.tree, view.tree.units[defining], view.script)
        link = tag("a", name, href=f"../{defining}/")
        said = view.say(f"{what}用到的「{view.told(word)}」，{written(version.day)}改了定義：")
        yield tag("p", said, link, view.say("。"), class_="since")


def _wordings(view: View, unit: Unit, found: Sequence[Wording]) -> Html:
    """Since when it reads so, and what was before."""
    since = _since(view, found[0], unit)
    earlier = list(_earlier(view, found))
    if not earlier:
        return tag("p", since, class_="since") if since else Html("")
    summary = tag("summary", since, " ", view.say(f"從前的文字 {len(found) - 1} 種"))
    feed = feed_line(view, f"訂閱{'這一條' if unit.kind == 'article' else '這一處'}的修改", FEED, unit.id)
    return on_lines("details", summary, *earlier, *([feed] if feed else []), class_="wordings")


def _since(view: View, wording: Wording, unit: Unit) -> str:
    """Of the earliest text here no more is known than that the provision stood there."""
    day = written(wording.version.day)
    what = "這一條" if unit.kind == "article" else "這一處"
    if wording.change is None:
        return view.say(f"{what}的文字，從這裏最早的文本（{day}起）到現在沒有變過。") if _old(view, wording) else ""
    new = wording.change.provision.kind == "new"
    by = amended_in_words(view, wording.version, wording.change)
    since = view.say(f"{what}{day}起{'新增' if new else '是這樣'}")
    return f"{since}（{by}）。" if by else f"{since}。"


def _old(view: View, wording: Wording) -> bool:
    """Whether there is a text behind the one in which the wording is the first."""
    assert view.versions is not None
    return view.versions.at(view.work.id) > view.versions.listed.index(wording.version)


def _earlier(view: View, found: Sequence[Wording]) -> Iterator[Html]:
    up = "../" * (f"{view.work.id}/".count("/") + 1)
    for later, wording in pairwise(found):
        tree = wording.version.work.tree
        units = [tree.units[unit] for unit in wording.units]
        until: date = later.version.day - timedelta(days=1)
        names = "、".join(place_name(tree, unit, view.script) for unit in units)
        when = view.say(f"{written(wording.version.day)}起，到{written(until)}：{names}")
        home = f"{up}{wording.version.work.work.id}/{wording.units[0]}/"
        yield tag("h3", tag("a", when, href=home))
        for unit in units:
            yield from _plain(view, unit)


def _plain(view: View, unit: Unit) -> Iterator[Html]:
    paragraphs: dict[int, str] = {}
    for sentence in unit.sentences:
        paragraphs[sentence.paragraph] = paragraphs.get(sentence.paragraph, "") + view.show(sentence.text)
    yield from (tag("p", text) for text in paragraphs.values())
