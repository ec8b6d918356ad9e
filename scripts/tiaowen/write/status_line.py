"""Whether a work is in force, as its pages say it: one line with the day and the source, nothing where it is not known."""

from __future__ import annotations

from html import escape

from tiaowen.status import STANDINGS
from tiaowen.text.written_date import written
from tiaowen.write.view import View


def status_html(view: View) -> str:
    """The line for the template."""
    status = view.work.received.status
    if not status:
        return ""
    day = f'<time datetime="{status.as_of.isoformat()}">{view.say(written(status.as_of))}</time>'
    source = escape(view.told(status.source))
    source = f'<a rel="noopener noreferrer external" href="{escape(status.url)}">{source}</a>' if status.url else source
    word = view.show(STANDINGS[status.kind].word)
    return f"{view.say('效力')}：<b>{word}</b>{view.say('（截至')}{day}{view.say('，據')}{source}）"


def status_text(view: View) -> str:
    """The same as plain text, with the address of the source."""
    status = view.work.received.status
    if not status:
        return ""
    word = view.show(STANDINGS[status.kind].word)
    source = f"{view.told(status.source)} {status.url}".strip()
    return f"{view.say('效力')}：{word}{view.say(f'（截至{written(status.as_of)}，據')}{source}）"
