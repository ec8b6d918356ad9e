"""What holds for the text of any work, sample or live: nothing added, nothing lost, on the way in and on the way back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tiaowen.edit.editions import edited_offset, restore
from tiaowen.edit.punctuation import FULL_WIDTH
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.language.pinyin import is_syllable
from tiaowen.read.line_roles import DECISION_ROLES

# Roles of lines that are the document; the others are the page it was taken from.
OWN = DECISION_ROLES


def all_units_joined_are_the_received_text(work: EnrichedWork) -> None:
    lines = [line.text for line in work.work.received.lines if line.role in OWN]
    received = "".join(sentence.received for unit in work.work.units for sentence in unit.sentences)
    assert received.replace("\n", "") == "".join(lines)  # the head of a Markdown table has the rule below it


def undoing_every_change_gives_the_received_text_back(work: EnrichedWork) -> None:
    for unit in work.work.units:
        for sentence in unit.sentences:
            assert restore(sentence, work.work.received.script) == sentence.received


def received_text_emendations_and_punctuation_make_the_edition(work: EnrichedWork) -> None:
    """Made again here the plain way, by replacing from the end of each sentence."""
    script = work.work.received.script
    rows = {placed.id: placed.row for placed in work.work.emendations}
    for unit in work.work.units:
        for sentence in unit.sentences:
            text = sentence.received
            for change in reversed(sentence.changes):
                assert text[change.start : change.end] == change.received
                if change.kind == "emendation":
                    assert change.text == rows[change.emendation].lemma
                elif change.kind == "punctuation":
                    assert change.text.of(script) == FULL_WIDTH[change.received]
                text = text[: change.start] + change.text.of(script) + text[change.end :]
            assert text == sentence.text.of(script)


def both_editions_run_character_for_character(work: EnrichedWork) -> None:
    for unit in work.work.units:
        for sentence in unit.sentences:
            assert len(sentence.text.hant) == len(sentence.text.hans)


def offsets_lead_from_the_received_sentence_into_the_edited_one(work: EnrichedWork) -> None:
    script = work.work.received.script
    for unit in work.work.units:
        for sentence in unit.sentences:
            changed = {offset for change in sentence.changes for offset in range(change.start, change.end)}
            for offset, character in enumerate(sentence.received):
                if offset not in changed:
                    assert sentence.text.of(script)[edited_offset(sentence, offset)] == character


def exactly_the_han_characters_have_a_reading(work: EnrichedWork) -> None:
    for unit in work.work.units:
        for sentence in unit.sentences:
            read = work.readings[sentence.id]
            assert len(read) == len(sentence.text.hans)
            for character, reading in zip(sentence.text.hans, read, strict=True):
                assert bool(reading) == ("CJK UNIFIED IDEOGRAPH" in unicodedata.name(character, "")), character
                assert not reading or is_syllable(reading)


INVARIANTS: tuple[Callable[[EnrichedWork], None], ...] = (
    all_units_joined_are_the_received_text,
    undoing_every_change_gives_the_received_text_back,
    received_text_emendations_and_punctuation_make_the_edition,
    both_editions_run_character_for_character,
    offsets_lead_from_the_received_sentence_into_the_edited_one,
    exactly_the_han_characters_have_a_reading,
)
