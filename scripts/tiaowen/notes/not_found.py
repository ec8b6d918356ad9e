"""Why a note does not fit the text, and the line to paste instead: N001, N002, N003."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from tiaowen.kit.closest import closest, difference
from tiaowen.kit.problem import Problem
from tiaowen.kit.yaml_quoting import yaml_words
from tiaowen.model import SCRIPTS, Script, Unit
from tiaowen.notes.clauses import Clauses
from tiaowen.notes.note import Note

MOST_SHOWN = 6
CONTEXT = 12
SHORTEST = 2
LONGEST = 1000


def no_clause(note: Note, clauses: Clauses) -> Problem:
    """N001: the clause does not exist, or is not the only one so called."""
    close = clauses.near(note.clause)
    head, message = "最接近的：", f"没有“{note.clause}”这一条。"
    if len(clauses.named(note.clause)) > 1:
        head, message = "请写明是哪一部分的：", f"“{note.clause}”不止一处，不知道是哪一条。"
    elif not close:
        head, close = "条目写编号，例如：", list(itertools.islice(clauses.units, 3))
    script = clauses.converter.script_of(note.title)
    listed = [f"clause: {unit}    # {heading(clauses.units[unit], script)}" for unit in close]
    return note.problem(("clause",), "N001", message, "\n".join([head, *listed]))


def no_provision(note: Note, unit: Unit, near: str) -> Problem:
    """N001: the clause exists, the 款 or item of it does not."""
    return note.problem(
        ("clause",), "N001", f"{unit.id} 里没有“{note.clause}”这一款或这一项。", f"最接近的：\nclause: {near}"
    )


def not_there(note: Note, unit: Unit, clauses: Clauses) -> Problem:
    """N002: the clause does not have the quote."""
    message = f"{unit.id} 里没有这句引文：“{_short(note.quote)}”。"
    if not clauses.folder.text(note.quote):
        hint = "引文里没有字。请写上原文，或删掉 quote 这一行。"
    else:
        hint = "\n".join(
            [*(_emended(note, unit, clauses) or _nearest(note, unit, clauses)), *_elsewhere(note, unit, clauses)]
        )
    return note.problem(("quote",), "N002", message, hint or "请从这一条的原文里照抄。")


def _emended(note: Note, unit: Unit, clauses: Clauses) -> list[str]:
    """The quote as the edition has it, where it was taken from the received text."""
    rows = [placed.row for placed in clauses.work.emendations if placed.row.unit == unit.id]
    for script in SCRIPTS:
        quote, told = note.quote, []
        for row in rows:
            reading, lemma = clauses.converter.to(script, row.reading), row.lemma.of(script)
            if reading in quote:
                quote = quote.replace(reading, lemma)
                told.append(f"“{reading}”是底本的写法，版本里校订为“{lemma}”。")
        if told and clauses.find(unit, quote):
            return [*dict.fromkeys(told), f"quote: {yaml_words(quote)}"]
    return []


def _nearest(note: Note, unit: Unit, clauses: Clauses) -> Iterator[str]:
    """The closest passage of the clause, as a line to paste, and how it differs."""
    same = clauses.folder.same_length
    text = unit.text.of(clauses.script(note))
    near = closest(same(note.quote), same(text)) if len(note.quote) <= LONGEST else None
    passage = text[near.start : near.end] if near else ""
    words = [c for c in note.quote if c.isalnum()]
    if passage and not (3 * len(passage) < 2 * len(words) and same(passage) in same(note.quote)):  # little but a scrap
        yield f"最接近的是：\nquote: {yaml_words(passage)}"
        yield f"差别：{difference(note.quote, passage, same)}"


def _elsewhere(note: Note, unit: Unit, clauses: Clauses) -> Iterator[str]:
    """The clause that has the quote, when exactly one other has."""
    others = [other for other in clauses.units.values() if other is not unit and clauses.find(other, note.quote)]
    if len(others) == 1:
        yield f"这句话在另一条里：\nclause: {others[0].id}    # {heading(others[0], clauses.script(note))}"


def wrong_context(note: Note, unit: Unit, span: tuple[int, int], clauses: Clauses) -> Problem:
    """N002: the quote stands there once, but not beside ``before`` and ``after``."""
    text = unit.text.of(clauses.script(note))
    fold = clauses.folder.text
    key = "before" if note.before and not fold(text[: span[0]]).endswith(fold(note.before)) else "after"
    beside = text[max(0, span[0] - CONTEXT) : span[0]] if key == "before" else text[span[1] : span[1] + CONTEXT]
    side = "前面" if key == "before" else "后面"
    message = f"引文“{_short(note.quote)}”{side}不是“{_short(getattr(note, key))}”。"
    hint = f"它只有一处，before 和 after 可以都删掉；它{side}是：{beside or '（这一条的头尾）'}"
    return note.problem((key,), "N002", message, hint)


def many(note: Note, unit: Unit, found: Sequence[tuple[int, int]], fitting: int, clauses: Clauses) -> Problem:
    """N003: the quote stands there more than once, and ``fitting`` places fit."""
    given = [key for key in ("before", "after") if getattr(note, key)]
    key = given[0] if given and not fitting else "quote"
    message = f"“{_short(note.quote)}”在 {unit.id} 里有 {len(found)} 处"
    if given:
        message += f"，{'、'.join(given)} 对得上的有 {fitting} 处" if fitting else f"，{'、'.join(given)} 一处也对不上"
    text = unit.text.of(clauses.script(note))
    lines = [line for n, span in enumerate(found[:MOST_SHOWN], 1) for line in _choice(n, span, found, text, clauses)]
    more = [f"……共 {len(found)} 处，只列前 {MOST_SHOWN} 处。"] if len(found) > MOST_SHOWN else []
    hint = "\n".join(["要哪一处，就加上哪一行：", *lines, *more])
    return note.problem((key,), "N003", message + "，不知道是哪一处。", hint)


def _choice(
    number: int, span: tuple[int, int], found: Sequence[tuple[int, int]], text: str, clauses: Clauses
) -> list[str]:
    """One place of the quote with the words around it, and the line that chooses it."""
    start, end = span
    around = f"{text[max(0, start - CONTEXT) : start]}【{text[start:end]}】{text[end : end + CONTEXT]}"
    return [f"第 {number} 处 …{around}…", *context_lines(span, found, text, clauses.folder.text)]


def context_lines(
    span: tuple[int, int], found: Iterable[tuple[int, int]], text: str, fold: Callable[[str], str] = str
) -> list[str]:
    """The shortest ``before:`` or ``after:`` (or both) that only this one of the places has."""
    start, end = span
    sides = [(fold(text[:at]), fold(text[to:])) for at, to in found if (at, to) != span]
    before_lengths = range(min(SHORTEST, start) or 1, start + 1)
    after_lengths = range(min(SHORTEST, len(text) - end) or 1, len(text) - end + 1)
    choices = itertools.chain(
        ((length, 0) for length in before_lengths),
        ((0, length) for length in after_lengths),
        zip(before_lengths, after_lengths, strict=False),
    )
    for left, right in choices:
        before, after = text[start - left : start], text[end : end + right]
        alike = (h.endswith(fold(before)) and t.startswith(fold(after)) for h, t in sides)
        if fold(before + after) and not any(alike):
            pairs = (("before", before), ("after", after))
            return [f"{key}: {yaml_words(words)}" for key, words in pairs if words]
    return []


def heading(unit: Unit, script: Script) -> str:
    """Number and heading of a unit, for telling which one is meant."""
    if unit.heading:
        return unit.number.of(script) + unit.heading.of(script)
    return unit.text.of(script)[:CONTEXT] + "…"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:40] + "…"
