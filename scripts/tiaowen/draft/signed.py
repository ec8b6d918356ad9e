"""A day without a verb: the signature below a text, a date alone below its title, the day on which a report was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tiaowen.draft.note_events import Happening, note_events
from tiaowen.draft.organs import organs
from tiaowen.kit.word_list import rows
from tiaowen.text.events import KIND_OF
from tiaowen.text.written_date import DATE, dates, half_width, without_date

_WORDS = dict(rows(Path(__file__).with_name("signed_words.tsv")))
_HELD = re.compile(rf"^[-—–─\s(]*{DATE}\s*在(?P<where>\S+?(?:[会會][议議]|大[会會]|全[会會]))上")

Numbered = Sequence[tuple[int, str]]


def signed_word(genre: str) -> str:
    """What the day of a signature is called for this genre, in simplified script; "" where it cannot be said."""
    return _WORDS.get(genre, "")


def signers(lines: Numbered) -> tuple[str, ...]:
    """The organs that signed, in order."""
    found = (name for _, line in lines for name in organs(_unbracketed(without_date(line))))
    return tuple(dict.fromkeys(found))


def signed_events(lines: Numbered, word: str) -> Iterator[Happening]:
    """What a signature tells: its own verbs (…印发) where it has them, else ``word`` on its last day."""
    spoken = [event for number, line in lines for event in note_events([(number, line)])]
    yield from spoken
    said = {event.line for event in spoken}
    bare = [(number, found.value, line) for number, line in lines if number not in said for found in dates(line)]
    if bare and word:
        number, day, line = bare[-1]
        yield Happening(word, KIND_OF[word], day, signers(lines), "", number, line)


def dated_only(line: str) -> bool:
    """A date, perhaps with an organ, and no more: 「（二〇一五年一月八日）」."""
    rest = _unbracketed(without_date(line))
    return next(dates(line), None) is not None and (not rest or bool(organs(rest)))


def given_events(lines: Numbered) -> Iterator[Happening]:
    """——2024年1月20日在某市第八届人民代表大会第三次会议上"""
    for at, (number, line) in enumerate(lines):
        if held := _HELD.match(half_width(line)):
            day = next(dates(line)).value
            yield Happening("報告", "given", day, signers(lines[at + 1 :]), held["where"], number, line)


def _unbracketed(words: str) -> str:
    return words.strip("()[]【】 ")
