"""Lines and what each is → the facts that they tell, each with the lines where it was found.

What the lines do not say is left out: nothing is taken from the running text but the clause that says from when the
document holds, and no day stands for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiaowen.draft.carrier_events import carrier_events, given_out_by, order_number
from tiaowen.draft.line_forms import genre_of, given_out_name, named_in
from tiaowen.draft.note_events import Happening, note_events
from tiaowen.draft.organs import is_full, joined, organs
from tiaowen.draft.page_facts import PageFact, page_facts
from tiaowen.draft.signed import Numbered, dated_only, given_events, signed_events, signed_word, signers
from tiaowen.text.blank import bare
from tiaowen.text.effect import Effect, effect_of
from tiaowen.text.events import EVENT_KINDS, EVENT_WORDS, KIND_OF
from tiaowen.text.imprint import IMPRINT, below_signature
from tiaowen.text.line import SIGNED
from tiaowen.text.written_date import first_date, half_width, without_date

_NUMBER = re.compile(r"[^\s\d(（\[〔【《]{1,16}\s*[〔\[(（［【][12]\d{3}[〕\])）］】]\s*\S{0,3}?\d+\s*[号號]")
_OF = re.compile(r"[关關][于於]|印[发發]|[转轉][发發]|批[转轉]|(?<=\S)函$")
_WORDS = {word: each for each in EVENT_WORDS for word in (each.hant, each.hans)}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and the lines, from 1, where it stands."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event (``word`` in traditional script) and the lines, from 1, where it stands: the first has its date."""

    word: str
    kind: str
    date: date
    by: str
    note: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lines tell of their document; None and empty where they tell nothing."""

    title: Fact
    issuer: Fact | None
    number: Fact | None
    events: tuple[EventFact, ...]


def facts_of(lines: Sequence[str], roles: Sequence[str], genre: str) -> Facts:
    """The facts of a document of this ``genre`` (simplified script, "" where it is not known)."""
    of = _by_role(lines, roles)
    told = tuple(page_facts([*of["web-information"], *of["adoption"]]))
    happenings = list(_happenings(of, genre, told))
    happenings += _effect(lines, roles, happenings)
    title = _title(of["title"])
    named = replace(title, text=given_out_name(title.text) or title.text)
    return Facts(named, _issuer(title, of, told, happenings), _number(of, told), _events(happenings))


class _ByRole(dict[str, list[tuple[int, str]]]):
    def __missing__(self, role: str) -> list[tuple[int, str]]:
        return []


def _by_role(lines: Sequence[str], roles: Sequence[str]) -> _ByRole:
    """The lines, numbered from 1, of each role; who printed a document when is not who gave it out when."""
    found = _ByRole()
    for number, (line, role) in enumerate(zip(lines, roles, strict=True), 1):
        if not (role in SIGNED and below_signature(line) == IMPRINT):
            found.setdefault(role, []).append((number, line))
    return found


def _happenings(of: Mapping[str, Numbered], genre: str, told: Sequence[PageFact]) -> Iterator[Happening]:
    """Everything that says what happened, in the order in which it is trusted."""
    notes, carried = of["adoption"], of["carrier"] or of["carrier-signature"]
    yield from note_events(notes)
    word = signed_word(genre)
    for note in notes:
        if dated_only(note[1]) and word and word != "報告":
            yield from signed_events([note], word)
    yield from given_events([*of["title"], *notes])
    if carried:
        title, number = _text(of["carrier-title"]), _text(of["carrier-number"])
        yield from carrier_events(title, number, of["carrier"], of["carrier-signature"] or of["carrier-number"])
    else:
        yield from signed_events(of["signature"], word)
    yield from (event for fact in told for event in _told_event(fact))


def _told_event(fact: PageFact) -> Iterator[Happening]:
    day = first_date(fact.value)
    if fact.fact in KIND_OF and day:
        yield Happening(fact.fact, KIND_OF[fact.fact], day, (), "", fact.line, fact.value)


def _effect(lines: Sequence[str], roles: Sequence[str], found: Sequence[Happening]) -> Iterator[Happening]:
    """From when the document holds by its last article."""
    clause = effect_of([line if role == "body" else "" for line, role in zip(lines, roles, strict=True)])
    if not clause:
        return
    word = _WORDS[clause.word]
    if clause.date:
        yield Happening(word.hant, word.kind, clause.date, (), "", clause.line + 1, clause.words)
    elif origin := _origin(clause, found):
        yield replace(origin, word=word.hant, kind=word.kind, by=(), note="", words=clause.words)


def _origin(clause: Effect, found: Sequence[Happening]) -> Happening | None:
    """The event on whose day 自公布之日起 begins: the only one of its kind, and the text not written anew since."""
    kind = _WORDS[clause.done.replace("佈", "布")].kind
    same = [event for event in found if event.kind == kind]
    anew = any(event.word == "修訂" and "决定" not in event.words and "決定" not in event.words for event in found)
    return same[0] if len({event.date for event in same}) == 1 and not anew else None


def _events(found: Iterable[Happening]) -> tuple[EventFact, ...]:
    """In order of time, one for each kind and day, with all lines that tell it."""
    kept: dict[tuple[str, date], EventFact] = {}
    for one in found:
        key = (one.kind, one.date)
        first = kept.setdefault(key, EventFact(one.word, one.kind, one.date, joined(one.by), one.note, (one.line,)))
        by = (
            joined(tuple(dict.fromkeys([*filter(None, first.by.split("、")), *one.by])))
            if first.lines == (one.line,)
            else first.by
        )
        kept[key] = replace(first, by=by or joined(one.by), lines=tuple(dict.fromkeys([*first.lines, one.line])))
    return tuple(sorted(kept.values(), key=lambda event: (event.date, EVENT_KINDS.index(event.kind))))


def _title(lines: Numbered) -> Fact:
    """The title on one line; single characters set wide, 決　定, stand together again; what a report says of where is no title."""
    own = [(number, line) for number, line in lines if not re.match(r"[-—–─]{1,2}", bare(line))] or lines
    whole = "".join(named_in(line) or bare(line) for _, line in own)
    close = re.sub(r"(?:(?<=^\S)|(?<=\s\S))\s+(?=\S)|(?<=\S)\s+(?=\S(?:\s|$))", "", whole)
    return Fact(re.sub(r"\s+", " ", close), tuple(number for number, _ in own))


def _issuer(
    title: Fact, of: Mapping[str, Numbered], told: Sequence[PageFact], found: Sequence[Happening]
) -> Fact | None:
    """Who gave the document out: by its title, a field of the page, its adoption, promulgation, carrier or signature."""
    named = _OF.search(title.text)
    if named and (names := organs(title.text[: named.start()])):
        return Fact(joined(names), title.lines[:1])
    for number, line in of["web-headword"]:
        if given_out_name(line) and (names := organs(_OF.split(half_width(line))[0])):
            return Fact(joined(names), (number,))
    for fact in told:
        if fact.fact == "issuer" and (names := organs(fact.value)):
            return Fact(joined(names), (fact.line,))
    for kind in ("adopted", "promulgated", "issued", "amended", "given"):
        if doer := _doer([event for event in found if event.kind == kind]):
            return doer
    signature = of["carrier-signature"] or of["signature"]
    names = given_out_by(_text(of["carrier-title"]), signature) if of["carrier-title"] else signers(signature)
    lines = tuple(number for number, _ in (signature or of["carrier-title"]))
    return Fact(joined(names), lines[:1]) if names else None


def _doer(events: Sequence[Happening]) -> Fact | None:
    """Who did the first of them, with those who did it by the same line; no head of state, who only signs."""
    events = [event for event in events if event.by]
    names = [name for event in events if event.line == events[0].line for name in event.by]
    good = names and all(is_full(name) and not re.search(r"(?:主席|[总總][统統])$", name) for name in names)
    return Fact(joined(tuple(dict.fromkeys(names))), (events[0].line,)) if good else None


def _number(of: Mapping[str, Numbered], told: Sequence[PageFact]) -> Fact | None:
    """The document's own number, else its carrier's; on a line of its own."""
    if own := of["number"]:
        first, line = own[0]
        if len(own) > 1 and genre_of(line):  # 海关总署公告 above 2022年第113号
            return Fact(_unbracketed(line) + _unbracketed(own[1][1]), (first, own[1][0]))
        return Fact(_unbracketed(line), (first,))
    for number, line in of["adoption"]:
        if _NUMBER.fullmatch(half_width(_unbracketed(line))):
            return Fact(_unbracketed(line), (number,))
    for number, line in of["carrier-number"]:
        return Fact(order_number(_text(of["carrier-title"]), without_date(_unbracketed(line))), (number,))
    return next((Fact(fact.value, (fact.line,)) for fact in told if fact.fact == "number"), None)


def _unbracketed(line: str) -> str:
    text = bare(line)
    return text[1:-1] if text[:1] in "(（" and text[-1:] in ")）" else text


def _text(lines: Numbered) -> str:
    return "".join(bare(line) for _, line in lines)
