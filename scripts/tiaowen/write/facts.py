"""What a document is, of whom and of when, in one line."""

from __future__ import annotations

from tiaowen.text.written_date import written
from tiaowen.write.view import View


def identity(view: View) -> str:
    """某市委　2015年1月8日通過，2015年1月19日公布; what is not known is left out."""
    received = view.work.received
    days = [view.say(f"{written(event.date)}{event.word}") for event in received.events if event.kind != "effective"]
    return "　".join(filter(None, [view.told(received.issuer), "，".join(days)]))
