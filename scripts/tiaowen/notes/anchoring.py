"""A note's clause and quote → the exact range of the text they mean, or the Problem that says why not.

Nothing is guessed: a quote is found as it stands, script, width, quotation marks and spaces
aside, in the one place it stands in, or it is not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiaowen.kit.problem import ProblemsFound
from tiaowen.model import Unit
from tiaowen.notes.clauses import Clauses
from tiaowen.notes.not_found import many, no_clause, no_provision, not_there, wrong_context
from tiaowen.notes.note import Note, QuotedRange


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note stands: its unit, the range of the unit's text (0, 0 for all of it), by sentence."""

    unit: Unit
    start: int
    end: int
    passages: tuple[QuotedRange, ...]


def anchor(note: Note, clauses: Clauses) -> Anchor:
    """Where ``note`` stands.  Raises ProblemsFound: N001, N002, N003."""
    unit = clauses.unit(note.clause)
    if unit is None:
        raise ProblemsFound([no_clause(note, clauses)])
    if near := clauses.lacking(note.clause):
        raise ProblemsFound([no_provision(note, unit, near)])
    if not note.quote:
        return Anchor(unit, 0, 0, ())
    found = clauses.find(unit, note.quote)
    if not found:
        raise ProblemsFound([not_there(note, unit, clauses)])
    fitting = [span for span in found if _fits(note, unit, span, clauses)]
    if len(fitting) == 1:
        return Anchor(unit, *fitting[0], tuple(_by_sentence(unit, *fitting[0])))
    if len(found) == 1:
        raise ProblemsFound([wrong_context(note, unit, found[0], clauses)])
    raise ProblemsFound([many(note, unit, found, len(fitting), clauses)])


def _fits(note: Note, unit: Unit, span: tuple[int, int], clauses: Clauses) -> bool:
    """Whether ``before`` and ``after`` stand beside this place of the quote."""
    fold, text = clauses.folder.text, unit.text
    return any(
        fold(words[: span[0]]).endswith(fold(before)) and fold(words[span[1] :]).startswith(fold(after))
        for words in (text.hant, text.hans)
        for before, after in (
            (note.before, note.after),
            (clauses.converter.to("hans", note.before), clauses.converter.to("hans", note.after)),
        )
    )


def _by_sentence(unit: Unit, start: int, end: int) -> Iterator[QuotedRange]:
    at = 0
    for sentence in unit.sentences:
        length = len(sentence.text.hant)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            yield QuotedRange(sentence.id, first, last)
        at += length
