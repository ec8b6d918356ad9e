"""Notes of adoption → events: 「1989年4月4日第七届…会议通过　根据2014年11月1日…《…的决定》第一次修正」.

Each date that stands outside 《》 opens a clause; the verbs of the clause say what happened, the words before them who
did it.  A verb with 的 behind it (批准的《…的决定》) speaks of the decision that amends, and so does a 通过 right before
such a clause.  What is not understood gives no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiaowen.draft.organs import organs
from tiaowen.text.book_titles import HIDDEN, hide_titles
from tiaowen.text.events import EVENT_WORDS
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.written_date import dates, half_width

_WORD = {word: each for each in EVENT_WORDS if each.kind != "given" for word in (each.hant, each.hans)}
_VERB = re.compile(
    rf"(?P<nth>第{NUMERAL}次)?(?P<word>{'|'.join(_WORD)})(?!案|草案|之日|[后後]|施[細细])(?P<of>的)?", re.ASCII
)
_DECISION = re.compile(r"[关關][于於][^,。;]*?(?:[决決][定议議]|修正案|[规規]定)(?=[第修》]|$)")
_ON_PROMULGATION = re.compile(r"自[公发發颁頒][布佈]之?日起?(?:施行|[实實]施|生效)")
_DECREE = re.compile(rf"\S*?(?:令|公告)第?\s*{NUMERAL}\s*[号號]")
_TITLED = re.compile(r"《([^《》]+?)[关關][于於]")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as found: ``word`` of ``text.events`` in traditional script, by whom, ``note`` (第一次修正);
    the line, from 1, where its date stands, and the words that say it.
    """

    word: str
    kind: str
    date: date
    by: tuple[str, ...]
    note: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class _Verb:
    word: str
    nth: str
    start: int
    relative: bool


@dataclass(frozen=True, slots=True)
class _Clause:
    """A date and what is said behind it, half-width; ``shown`` is the same with titles hidden, ``before`` what leads to it."""

    date: date
    line: int
    text: str
    shown: str
    before: str


def note_events(notes: Sequence[tuple[int, str]]) -> tuple[Happening, ...]:
    """The events that the lines of a note tell, with their numbers from 1, in the order of the text."""
    found: list[Happening] = []
    waiting: list[_Clause] = []
    for clause in _clauses(notes):
        verbs = _verbs(clause.shown)
        if not verbs and re.search(r"[、,和及]\s*$", clause.shown):
            waiting.append(clause)
            continue
        for shared in waiting:
            _take(shared, verbs, organs(shared.text), shared.text + clause.text, found)
        _take(clause, verbs, _by(clause, verbs), clause.text, found)
        waiting = []
    return tuple(_with_promulgation(found, notes))


def _clauses(notes: Sequence[tuple[int, str]]) -> Iterator[_Clause]:
    """One for each date outside titles; a line without date goes on with the line above, or leads to that below."""
    text = ""
    starts: list[tuple[int, int]] = []
    for number, line in notes:
        if half := half_width(line):
            starts.append((len(text), number))
            text += half + " "
    shown = _hidden(text)
    marks = [found for found in dates(text) if shown[found.start] != HIDDEN]
    before = 0
    ends = [*(mark.start for mark in marks), len(text)][1:]
    for mark, end in zip(marks, ends, strict=True):
        at = next(number for start, number in reversed(starts) if start <= mark.start)
        lead = "" if before and _verbs(shown[before : mark.start]) else text[before : mark.start]
        yield _Clause(mark.value, at, text[mark.end : end], shown[mark.end : end], lead)
        before = mark.end


def _hidden(text: str) -> str:
    """Titles and the names of decisions hidden, so that only what the note itself says is left."""
    shown = hide_titles(_ON_PROMULGATION.sub(lambda m: HIDDEN * len(m[0]), text))
    return _DECISION.sub(lambda match: HIDDEN * len(match[0]), shown)


def _verbs(shown: str) -> list[_Verb]:
    """The verbs; 通过 right behind 修订 is how it was revised, not another event."""
    found = list(_VERB.finditer(shown))
    kinds = {match.end(): _WORD[match["word"]].kind for match in found}
    return [
        _Verb(match["word"], match["nth"] or "", match.start(), bool(match["of"]))
        for match in found
        if not (_WORD[match["word"]].kind == "adopted" and kinds.get(match.start()) == "amended")
    ]


def _take(clause: _Clause, verbs: Sequence[_Verb], by: tuple[str, ...], said: str, found: list[Happening]) -> None:
    """Add what one clause tells to what was ``found`` before it; ``said`` are the words up to its verbs."""
    told = [verb for verb in verbs if not verb.relative]
    amended = next((verb for verb in told if _WORD[verb.word].kind == "amended"), None)
    of_decision = next((verb for verb in verbs if verb.relative), None)
    if of_decision and _WORD[of_decision.word].kind == "approved" and (amended or not told):
        _take_approval(clause, by, amended, said, found)
        return
    for verb in told:
        found.append(_happening(verb, clause, by, said))
        if _WORD[verb.word].kind == "approved" and len(found) > 1 and found[-2].kind == "amended":
            found[-1] = replace(found[-1], note=_said(found[-2]))
        if verb is amended:
            _name_approval(found)


def _take_approval(
    clause: _Clause, by: tuple[str, ...], amended: _Verb | None, said: str, found: list[Happening]
) -> None:
    """批准的《…的决定》第二次修正: the decision was adopted in the clause before, approved in this one."""
    approval = Happening("批准", "approved", clause.date, by, "", clause.line, said)
    earlier = [event for event in found if event.kind == "adopted"]
    if not amended:
        found.append(approval)
    elif found and found[-1].kind == "adopted" and len(earlier) > 1:
        word = _WORD[amended.word]
        note = _note(amended)
        found[-1] = replace(found[-1], word=word.hant, kind=word.kind, note=note, words=found[-1].words + said)
        found.append(replace(approval, note=_said(found[-1])))
    else:
        decided = _TITLED.search(clause.text)
        found.append(replace(_happening(amended, clause, organs(decided[1]) if decided else (), said)))


def _name_approval(found: list[Happening]) -> None:
    """批准的1997年5月23日…关于…的决定修正: the approval told before the amendment is its own."""
    if (
        len(found) > 1
        and found[-2].kind == "approved"
        and not found[-2].note
        and found[-2].words.rstrip().endswith("的")
    ):
        found[-2] = replace(found[-2], note=_said(found[-1]))


def _said(amendment: Happening) -> str:
    """What an approval approves, where it is not the document itself."""
    return amendment.note or next(each.hans for each in EVENT_WORDS if each.hant == amendment.word)


def _happening(verb: _Verb, clause: _Clause, by: tuple[str, ...], said: str) -> Happening:
    word = _WORD[verb.word]
    doer = () if word.kind == "effective" else by
    note = _note(verb) if word.kind == "amended" else _decree(clause.text) if word.kind == "promulgated" else ""
    return Happening(word.hant, word.kind, clause.date, doer, note, clause.line, said)


def _note(verb: _Verb) -> str:
    return f"{verb.nth}{verb.word}" if verb.nth else ""


def _decree(text: str) -> str:
    """国务院令第707号, in the words before the verb."""
    match = _DECREE.match(text.strip())
    return match[0].lstrip("由经經以") if match else ""


def _by(clause: _Clause, verbs: Sequence[_Verb]) -> tuple[str, ...]:
    """The organs before the first verb or title; else those of the title 《国务院关于…》, or those before the date."""
    end = verbs[0].start if verbs else len(clause.text)
    hidden = clause.shown.find(HIDDEN)
    end = min(end, hidden) if hidden >= 0 else end
    words = clause.text[:end].rstrip("《〈<").strip()
    if words and (found := organs(words)):
        return found
    titled = _TITLED.search(clause.text)
    if titled and not words and (found := organs(titled[1])):
        return found
    return organs(re.split(r"[)\n]", clause.before)[-1].lstrip("(【[〔")) if not words else ()


def _with_promulgation(found: Sequence[Happening], notes: Sequence[tuple[int, str]]) -> Iterator[Happening]:
    """自公布之日起施行 inside the note: the day of the promulgation that it stands behind."""
    yield from found
    promulgated = [event for event in found if event.kind == "promulgated"]
    for number, line in notes:
        if _ON_PROMULGATION.search(hide_titles(half_width(line))):
            same = [event for event in promulgated if event.line == number][-1:]
            for event in same:
                yield Happening("施行", "effective", event.date, (), "", number, event.words)
