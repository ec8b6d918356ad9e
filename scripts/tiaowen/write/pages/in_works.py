"""Where a word stands in the works of the site: a work a line that opens, each place with its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tiaowen.enrich.links import Place
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown
from tiaowen.write.pages.common import work_heading
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

P = TypeVar("P", bound=Place)


def by_work(
    found: Sequence[tuple[View, Sequence[P]]], listed: Callable[[View, Sequence[P], bool], Sequence[Markdown]]
) -> list[Markdown]:
    """The places, work by work.  ``listed`` gives those of one as blocks; its last argument says whether they are folded, where
    only HTML can stand.  Where one work alone has the word there is nothing to choose from: its name is a heading.
    """
    if len(found) == 1:
        ((view, places),) = found
        return [work_heading(view, len(places)), *listed(view, places, False)]
    return [folded(view, len(places), listed(view, places, True), view.work.id) for view, places in found]


def folded(view: View, count: int, inside: Sequence[Markdown], address: str | None = None) -> Html:
    """The places of one work behind its name and how many they are."""
    small = tag("small", f"{count} {view.say('處')}")
    title = tag("summary", tag("b", phrased(view, view.work.short_title)), " ", small)
    return tag("details", title, *inside, class_="in-work", id=address)
