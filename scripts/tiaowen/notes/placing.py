"""Every note held against the text: placed with its body, or told what is wrong (N001–N005, N009)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.today import latest_day
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both, Work
from tiaowen.notes.anchoring import Anchor, anchor
from tiaowen.notes.body import NoteBodies
from tiaowen.notes.clauses import Clauses, text_hash
from tiaowen.notes.kinds import USUAL
from tiaowen.notes.links import Links
from tiaowen.notes.note import Departed, LinkTarget, Note, PlacedNote, QuotedRange
from tiaowen.notes.unread import unread
from tiaowen.text.folding import Folder


@dataclass(frozen=True, slots=True)
class Commentary:
    """The notes of one work, in reading order, and every way they are looked for.

    ``of`` gives for each unit its notes but those that say in plain words what the unit says, one a language,
    which ``plain`` gives; ``marks`` for each sentence its (passage, note) pairs; ``seen`` for each
    unit the notes of other units that point at it; ``cited`` for each note those that point at it.
    """

    notes: tuple[PlacedNote, ...] = ()
    departed: tuple[Departed, ...] = ()
    of: Mapping[str, list[PlacedNote]] = field(default_factory=dict)
    plain: Mapping[str, list[PlacedNote]] = field(default_factory=dict)
    marks: Mapping[str, list[tuple[QuotedRange, PlacedNote]]] = field(default_factory=dict)
    seen: Mapping[str, list[PlacedNote]] = field(default_factory=dict)
    cited: Mapping[str, list[PlacedNote]] = field(default_factory=dict)


def clauses_by_work(works: Iterable[Work], converter: ScriptConverter) -> dict[str, Clauses]:
    """The text of every work, ready for notes."""
    folder = Folder(lambda character: converter.to("hans", character))
    return {work.id: Clauses(work, converter, folder) for work in works}


def place_notes(
    notes: Sequence[Note],
    clauses: Mapping[str, Clauses],
    known: frozenset[str],
    pages: Mapping[str, Both],
    assets: frozenset[str],
) -> tuple[list[PlacedNote], list[Problem]]:
    """The notes that fit, in reading order, and every Problem of those that do not.

    ``known``, ``pages`` and ``assets``: see ``Links``.  A stale note (N004) is placed and has a warning.
    """
    anchors: dict[str, tuple[Note, Anchor]] = {}
    problems: list[Problem] = []
    for note in notes:
        if not note.clause:
            continue
        try:
            anchors[note.slug] = note, anchor(note, clauses[note.work])
        except ProblemsFound as found:
            problems += found.problems
    placed: list[PlacedNote] = []
    if clauses:
        converter = next(iter(clauses.values())).converter
        links = Links(clauses, anchors, known, pages, assets)
        bodies = NoteBodies(links, converter)
        for note, place in anchors.values():
            try:
                placed.append(_place(note, place, clauses[note.work], links, bodies))
            except ProblemsFound as found:
                problems += found.problems
    problems += [problem for note in placed for problem in _stale(note)]
    problems += [problem for note in placed for problem in unread(note.note, "N006") if problem.warning]
    problems += _plain_twice(placed)
    return sorted(placed, key=lambda note: _order(note, clauses[note.note.work])), problems


def commentary(work: str, notes: Sequence[PlacedNote], departed: Sequence[Departed]) -> Commentary:
    """The notes of ``work`` out of those of all works, ``notes``."""
    own = [note for note in notes if note.note.work == work]
    of: dict[str, list[PlacedNote]] = {}
    plain: dict[str, list[PlacedNote]] = {}
    marks: dict[str, list[tuple[QuotedRange, PlacedNote]]] = {}
    for note in own:
        (plain if note.note.is_plain else of).setdefault(note.unit, []).append(note)
        for passage in note.passages:
            marks.setdefault(passage.sentence, []).append((passage, note))
    seen: dict[str, list[PlacedNote]] = {}
    cited: dict[str, list[PlacedNote]] = {}
    for note in notes:
        for target in dict.fromkeys((*note.see, *note.links)):
            if target.anchor.startswith("note-"):
                _add(cited, target.anchor.removeprefix("note-"), note)
            elif target.work == work and (note.note.work, note.unit) != (work, target.unit):
                _add(seen, target.unit, note)
    return Commentary(tuple(own), tuple(departed), of, plain, marks, seen, cited)


def _add(lists: dict[str, list[PlacedNote]], key: str, note: PlacedNote) -> None:
    if note not in lists.setdefault(key, []):
        lists[key].append(note)


def _place(note: Note, place: Anchor, clauses: Clauses, links: Links, bodies: NoteBodies) -> PlacedNote:
    problems: list[Problem] = []
    see, see_problems = _see(note, place, links)
    problems += [*see_problems, *_wrong_day(note, clauses.work)]
    try:
        body = bodies.body(note, place)
    except ProblemsFound as found:
        raise ProblemsFound([*problems, *found.problems]) from None
    if problems:
        raise ProblemsFound(problems)
    now = text_hash(clauses.work, place.unit)
    return PlacedNote(
        note=note, unit=place.unit.id, start=place.start, end=place.end, passages=place.passages,
        stale=bool(note.text) and note.text != now, hash=now, title=Both(note.title, note.title) if note.lang else clauses.converter.both(note.title),
        author=clauses.converter.both(note.author), html=body.html, plain=body.plain, see=see, links=body.links,
    )  # fmt: skip


def _wrong_day(note: Note, work: Work) -> Iterator[Problem]:
    begun = work.received.begun
    if begun and note.date < begun:
        message = f"{note.date} 的时候还没有这份文件（{begun} 才有）。"
        yield note.problem(("date",), "N006", message, "date 写注释写成或改动的那一天。")
    elif latest_day() < note.date < date.max:  # which stands for a day that could not be read
        yield note.problem(("date",), "N006", f"{note.date} 还没有到。", "date 写注释写成或改动的那一天。")


def _see(note: Note, place: Anchor, links: Links) -> tuple[tuple[LinkTarget, ...], list[Problem]]:
    found: list[LinkTarget] = []
    problems: list[Problem] = []
    for index, typed in enumerate(note.see):
        target = links.target(typed, note.work, place.unit.id)
        if not target:
            problems.append(_see_nothing(note, index, links))
        elif message := _see_idle(note, place, target, found):
            problems.append(note.problem(("see", index), "N006", f"see 里的“{typed}”{message}。", "请删掉它。"))
        else:
            found.append(target)
    return tuple(found), problems


def _see_nothing(note: Note, index: int, links: Links) -> Problem:
    typed = note.see[index]
    close = links.nearest(typed, note.work)
    several = [part for part in re.split(r"[，、；;\s]+", typed) if part]
    hint = f"最接近的：{'、'.join(close)}\n" if close else ""
    if len(several) > 1:
        hint = f"逗号要用半角：\nsee: [{', '.join([*note.see[:index], *several, *note.see[index + 1 :]])}]\n"
    hint += "see 里写编号、句号或注释的文件名，例如：see: [4-3, 2-2.s3]"
    return note.problem(("see", index), "N005", f"see 里的“{typed}”指不到任何地方。", hint)


def _see_idle(note: Note, place: Anchor, target: LinkTarget, before: Sequence[LinkTarget]) -> str:
    """Why a target tells a reader nothing; "" when it does."""
    if target.anchor == f"note-{note.slug}":
        return "就是这条注释自己"
    if (target.work, target.unit, target.anchor) == (note.work, place.unit.id, ""):
        return "就是所注的这一条"
    return "写了两次" if target in before and target.page else ""


def _stale(placed: PlacedNote) -> Iterator[Problem]:
    note = placed.note
    if placed.stale:
        message = f"{placed.unit} 的文字在写这条注释之后改过，引文还在，注释要复核。"
        hint = f"注释仍然合适，就把这一行换成：\ntext: {placed.hash}\n不合适了，改正文，再换这一行。文字的改动：make review NOTE={note.slug}"
        yield note.problem(("text",), "N004", message, hint, warning=True)
    elif not note.text:
        message = f"还没有记下写注释时 {placed.unit} 的文字，以后文字改了认不出来。"
        yield note.problem((), "N004", message, f"请在 --- 之间加上一行：\ntext: {placed.hash}", warning=True)


def _plain_twice(placed: Iterable[PlacedNote]) -> Iterator[Problem]:
    """A page answers once what its unit says, in each language."""
    first: dict[tuple[str, str, str], PlacedNote] = {}
    for note in placed:
        if (
            note.note.is_plain
            and (other := first.setdefault((note.note.work, note.unit, note.note.lang), note)) is not note
        ):
            hint = f"请把两条并成一条；解释词语的，kind 改成{USUAL.hans}。"
            yield note.note.problem(("kind",), "N006", f"{note.unit} 已经有一条白话：{other.note.path}。", hint)


def _order(placed: PlacedNote, clauses: Clauses) -> tuple[str, int, int, int, str]:
    """As their numbers stand in the text, behind the words."""
    return placed.note.work, clauses.position[placed.unit], placed.end, placed.start, placed.slug
