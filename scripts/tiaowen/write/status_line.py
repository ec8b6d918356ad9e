"""Whether a work is in force, as its pages say it: one line with the day and the source, nothing where it is not known."""

from __future__ import annotations

from tiaowen.status import STANDINGS
from tiaowen.text.written_date import written
from tiaowen.write.html import Html, tag
from tiaowen.write.view import View


def status_html(view: View) -> Html:
    """The line for the template."""
    status = view.work.received.status
    if not status:
        return Html("")
    day = tag("time", view.say(written(status.as_of)), datetime=status.as_of.isoformat())
    source = view.told(status.source)
    if status.url:
        source = tag("a", source, rel="noopener noreferrer external", href=status.url)
    word = tag("b", view.show(STANDINGS[status.kind].word))
    return Html("{}：{}{}{}{}{}）").format(view.say("效力"), word, view.say("（截至"), day, view.say("，據"), source)


def status_text(view: View) -> str:
    """The same as plain text, with the address of the source."""
    status = view.work.received.status
    if not status:
        return ""
    word = view.show(STANDINGS[status.kind].word)
    source = f"{view.told(status.source)} {status.url}".strip()
    return f"{view.say('效力')}：{word}{view.say(f'（截至{written(status.as_of)}，據')}{source}）"
