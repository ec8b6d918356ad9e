"""What happens to a document on a day: one table for what editors type, pages say and programs read (DESIGN §3).

One kind has several words: 印發 and 發布 are the same for a program and not for a reader, so the word that the text
uses is kept beside the kind.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word for an event, in both scripts, and its ``kind`` in published data."""

    kind: str
    hant: str
    hans: str


EVENT_WORDS = (
    EventWord("given", "報告", "报告"),
    EventWord("adopted", "通過", "通过"),
    EventWord("approved", "批准", "批准"),
    EventWord("approved", "核准", "核准"),
    EventWord("issued", "印發", "印发"),
    EventWord("issued", "轉發", "转发"),
    EventWord("issued", "批轉", "批转"),
    EventWord("issued", "發出", "发出"),
    EventWord("promulgated", "公布", "公布"),
    EventWord("promulgated", "發布", "发布"),
    EventWord("promulgated", "頒布", "颁布"),
    EventWord("effective", "施行", "施行"),
    EventWord("effective", "生效", "生效"),
    EventWord("effective", "實施", "实施"),
    EventWord("effective", "執行", "执行"),
    EventWord("effective", "試行", "试行"),
    EventWord("amended", "修正", "修正"),
    EventWord("amended", "修訂", "修订"),
    EventWord("amended", "修改", "修改"),
    EventWord("repealed", "廢止", "废止"),
)
# The order in which they come about on one day.
EVENT_KINDS = tuple(dict.fromkeys(word.kind for word in EVENT_WORDS))
# Those by which a document comes to be one: before it is in force it is there, and what is amended was there before.
MAKING = ("given", "adopted", "approved", "issued", "promulgated")
KIND_OF = {word.hant: word.kind for word in EVENT_WORDS}


def in_hans(word: str) -> str:
    """A word of the table, typed in traditional script, as messages to editors say it."""
    return next(each.hans for each in EVENT_WORDS if each.hant == word)
