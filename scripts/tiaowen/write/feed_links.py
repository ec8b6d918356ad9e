"""Where a page leads to the feed of its work or of its provision; nowhere where there is none."""

from __future__ import annotations

from tiaowen.write.html import Html, tag
from tiaowen.write.view import View

FEED = "feed.xml"


def has_feed(view: View, unit: str = "") -> bool:
    """Whether the work, or that unit of it, has one: the site has an address and the history a day."""
    if not view.settings.site or not view.changed or view.is_dated:
        return False
    return not unit or (bool(view.came) and view.versions is not None and unit in view.versions.of_main)


def feed_meta(view: View, unit: str = "") -> dict[str, object]:
    """``feeds`` of the front matter, from the edition's root, for programs that look for them in a page's head."""
    return {"feeds": [f"{view.work.id}/{unit + '/' if unit else ''}{FEED}"]} if has_feed(view, unit) else {}


def feed_line(view: View, words: str, href: str, unit: str = "") -> Html:
    """The same for people; ``words`` in traditional script."""
    if not has_feed(view, unit):
        return Html("")
    return tag("p", tag("a", view.say(f"{words}（Atom）"), href=href), class_="feed")
