"""The feeds of one edition: of the site, of each work, of each provision that has changed."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.kit.files import Output
from tiaowen.write.announced import of_library, of_provisions, of_work
from tiaowen.write.atom import Entry, atom
from tiaowen.write.feed_links import FEED
from tiaowen.write.labels import place_name
from tiaowen.write.navigation import folder
from tiaowen.write.view import View


def feed_outputs(views: Sequence[View]) -> list[Output]:
    """That of the site first.  Where no day of a change is known there is none: an entry, and the feed, has to have one."""
    entries = [entry for view in views for entry in of_library(view)]
    if not entries:
        return []
    first = views[0]
    site = atom(first, "texts", FEED, first.say("文字改動"), "", entries)
    return [_output(first, FEED, site), *(output for view in views for output in _of_one(view))]


def _of_one(view: View) -> list[Output]:
    work, short = view.work.id, view.show(view.work.short_title)
    feeds = [_feed(view, f"{work}/", f"{short}：{view.say('文字改動')}", of_work(view))]
    for unit, entries in of_provisions(view).items():
        name = place_name(view.tree, view.tree.units[unit], view.script)
        feeds.append(_feed(view, f"{work}/{unit}/", f"{short}{name}：{view.say('文字改動')}", entries))
    return [output for output in feeds if output]


def _feed(view: View, page: str, title: str, entries: Sequence[Entry]) -> Output | None:
    if not entries:
        return None
    path = f"{page}{FEED}"
    return _output(view, path, atom(view, path, path, title, page, entries))


def _output(view: View, path: str, text: str) -> Output:
    return Output(f"docs/{folder(view.script)}{path}", text.encode(), view.work.received.path)
