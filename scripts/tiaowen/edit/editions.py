"""Received work + emendations + punctuation rule + script conversion → both editions.

Every difference between a received sentence and the edited one is a ``Change``; ``restore``
undoes them, so that the way back is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tiaowen.edit.layout import layout
from tiaowen.edit.punctuation import full_width_changes
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import (
    Both,
    Change,
    PlacedEmendation,
    ReceivedSentence,
    ReceivedUnit,
    ReceivedWork,
    Retained,
    Script,
    Sentence,
    Unit,
    Work,
)
from tiaowen.text.blank import BLANKS
from tiaowen.text.genre_words import genre_words
from tiaowen.text.levels import UNIT_KINDS
from tiaowen.text.title_label import label_end

_Edit = tuple[str, int, int, Both, str]


def edit_work(
    received: ReceivedWork,
    placements: Sequence[PlacedEmendation],
    retained: Sequence[Retained],
    converter: ScriptConverter,
    captions: Mapping[str, Both] | None = None,
) -> Work:
    """Both editions of ``received``; ``captions`` are editors', by article."""
    by_sentence: dict[str, list[PlacedEmendation]] = {}
    for placement in placements:
        by_sentence.setdefault(placement.sentence, []).append(placement)
    called = _called(received, converter)
    captioned = captions or {}
    units = tuple(
        replace(_unit(unit, received.script, by_sentence, converter, called), caption=captioned.get(unit.id))
        for unit in received.units
    )
    title = next(unit.text for unit in units if unit.kind == "title")
    short_title = converter.both(received.short_title)
    return Work(received, title, short_title, units, tuple(placements), tuple(retained))


def _called(received: ReceivedWork, converter: ScriptConverter) -> dict[str, Both]:
    """The kinds of unit that the work's genre calls by a name of its own; 一、 is no 條 beside those of the text."""
    words = genre_words(converter.to("hans", received.genre))
    articles = any(unit.kind == "article" for unit in received.units)
    called = {"preamble": words.preamble, **({} if articles else {"part": words.part})}
    return {kind: converter.both(word, "hant") for kind, word in called.items() if word != UNIT_KINDS[kind].called[0]}


def restore(sentence: Sentence, script: Script) -> str:
    """The received sentence again, from the edition in the script it was received in."""
    text, out, at = sentence.text.of(script), "", 0
    for change in sentence.changes:
        out += text[at : change.at] + change.received
        at = change.at + len(change.text.of(script))
    return out + text[at:]


def edited_offset(sentence: Sentence, offset: int) -> int:
    """Where the character at ``offset`` of the received sentence stands in the edited one."""
    shift = 0
    for change in sentence.changes:
        if change.end <= offset:
            shift = change.at + len(change.text.hant) - change.end
        elif change.start < offset:
            return change.at + min(offset - change.start, len(change.text.hant))
    return offset + shift


def _unit(
    unit: ReceivedUnit, script: Script, placements: Mapping[str, list[PlacedEmendation]], converter: ScriptConverter,
    called: Mapping[str, Both],
) -> Unit:  # fmt: skip
    title = unit.heading[0] if unit.heading else 0
    sentences = tuple(
        _sentence(
            s, script, placements.get(s.id, []), converter, title, label_end(s.text) if unit.kind == "title" else 0
        )
        for s in unit.sentences
    )
    first = sentences[0]
    heading = None
    if unit.heading:
        heading = _slice(first.text, *(edited_offset(first, offset) for offset in unit.heading))
    start = edited_offset(first, len(unit.sentences[0].text) - len(unit.sentences[0].text.lstrip(BLANKS)))
    number = _slice(first.text, start, start + len(unit.number))
    return Unit(unit.id, unit.kind, number, heading, unit.parent, sentences, called.get(unit.kind))


def _slice(text: Both, start: int, end: int) -> Both:
    return Both(text.hant[start:end], text.hans[start:end])


def _sentence(
    sentence: ReceivedSentence,
    script: Script,
    placements: Sequence[PlacedEmendation],
    converter: ScriptConverter,
    title: int,
    label: int,
) -> Sentence:
    edits = sorted(_edits(sentence, placements, title, label), key=lambda edit: (edit[1], edit[2]))
    own = "".join(_edited(sentence.text, edits, script))
    other = _other_script(own, edits, script, converter)
    text = Both(own, other) if script == "hant" else Both(other, own)
    changes = tuple(_changes(sentence.text, edits))
    return Sentence(
        sentence.id, sentence.paragraph, sentence.text, sentence.line, sentence.column, text, changes, sentence.form
    )


def _edits(
    sentence: ReceivedSentence, placements: Sequence[PlacedEmendation], title: int, label: int
) -> Iterator[_Edit]:
    edited: set[int] = set()
    for placement in placements:
        if placement.row.applied:
            edited.update(range(placement.start, placement.end))
            yield "emendation", placement.start, placement.end, placement.row.lemma, placement.id
    for start, end, shown in [found for found in layout(sentence, title, label) if found[0] not in edited]:
        edited.update(range(start, end))
        yield "layout", start, end, Both(shown, shown), ""
    for offset, character in full_width_changes(sentence.text):
        if offset not in edited:
            yield "punctuation", offset, offset + 1, Both(character, character), ""


def _edited(text: str, edits: Iterable[_Edit], script: Script) -> Iterator[str]:
    at = 0
    for _, start, end, lemma, _ in edits:
        yield text[at:start]
        yield lemma.of(script)
        at = end
    yield text[at:]


def _changes(text: str, edits: Iterable[_Edit]) -> Iterator[Change]:
    shift = 0
    for kind, start, end, lemma, emendation in edits:
        yield Change(kind, start, end, start + shift, text[start:end], lemma, emendation)
        shift += len(lemma.hant) - (end - start)


def _other_script(own: str, edits: Sequence[_Edit], script: Script, converter: ScriptConverter) -> str:
    other: Script = "hans" if script == "hant" else "hant"
    converted = converter.to(other, own)
    shift = 0
    for kind, start, end, lemma, _ in edits:
        if kind == "emendation":
            at = start + shift
            converted = converted[:at] + lemma.of(other) + converted[at + len(lemma.hant) :]
        shift += len(lemma.hant) - (end - start)
    return converted
