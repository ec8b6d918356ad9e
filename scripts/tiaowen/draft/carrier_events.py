"""What the notice or order that carries a text tells of it: 印发, 转发, 公布 on the day of its signature, and from when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tiaowen.draft.note_events import Happening, note_events
from tiaowen.draft.organs import organs
from tiaowen.draft.signed import Numbered, signed_events, signers
from tiaowen.text.book_titles import hide_titles
from tiaowen.text.events import EVENT_WORDS
from tiaowen.text.written_date import half_width

_GIVES_OUT = {
    word: each.hant for each in EVENT_WORDS if each.kind in ("issued", "promulgated") for word in (each.hant, each.hans)
}
_VERB = re.compile("|".join(sorted(_GIVES_OUT, key=len, reverse=True)))
_ORDER = re.compile(r"(?:令|公告)$")
_PASSED = re.compile(r"(?:^|□》?)\s*(?:[已业業]?[经經由於于]|自)")
_ON_THE_DAY = re.compile(r"自[公发發颁頒印][布佈发發]之日起(?:施行|[实實]施|生效|[执執]行)")


def carrier_events(title: str, number: str, body: Numbered, signature: Numbered) -> Iterator[Happening]:
    """The events; ``title`` and ``number`` are the carrier's own, lines are counted from 1."""
    passed = list(_passed(body))
    word = _word(title, body)
    signed = [_by(event, title, number) for event in signed_events(signature, word)] if word else []
    yield from passed
    yield from signed
    for _, text in body:
        if signed and _ON_THE_DAY.search(half_width(text)):
            yield Happening("施行", "effective", signed[-1].date, (), "", signed[-1].line, text)


def order_number(title: str, number: str) -> str:
    """中华人民共和国国务院令第707号; the number alone where it is whole in itself."""
    inside = re.fullmatch(r"[(（〔\[【]?((?:[12]\d{3}年)?第.+?)[)）〕\]】]?", number)
    return f"{title}{inside[1]}" if _ORDER.search(title) and inside else number


def given_out_by(title: str, signature: Numbered) -> tuple[str, ...]:
    """Who signed it, else who is named in its title."""
    return signers(signature) or organs(re.split(rf"{_VERB.pattern}|[关關][于於]", title)[0])


def _word(title: str, body: Numbered) -> str:
    """What the carrier does: the first verb of its title, else of its text."""
    for words in (title, *(text for _, text in body)):
        if match := _VERB.search(hide_titles(half_width(words))):
            return _GIVES_OUT[match[0]]
    return ""


def _by(event: Happening, title: str, number: str) -> Happening:
    note = order_number(title, number) if _ORDER.search(title) else ""
    return replace(event, by=event.by or given_out_by(title, ()), note=event.note or note)


def _passed(body: Numbered) -> Iterator[Happening]:
    """已经2018年12月5日国务院第33次常务会议通过 … 自2019年7月1日起施行: what else its sentences tell of the text."""
    for line, text in body:
        for part in _parts(half_width(text)):
            if _PASSED.search(hide_titles(part)):
                yield from (
                    event
                    for event in note_events([(line, part)])
                    if event.kind in ("adopted", "approved", "effective", "amended")
                )


def _parts(text: str) -> Sequence[str]:
    """The text at its commas and stops outside titles."""
    shown = hide_titles(text)
    cuts = [0, *(m.end() for m in re.finditer("[,。;]", shown)), len(text)]
    return [text[a:b].rstrip(",。;") for a, b in pairwise(cuts)]
