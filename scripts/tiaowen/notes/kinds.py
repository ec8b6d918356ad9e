"""The kinds of notes: one entry each, from which schema, messages, filters and data take them."""

from __future__ import annotations

from dataclasses import dataclass

from tiaowen.model import Both


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of note: its word in both scripts, and the nearest motivation of the Web Annotation Vocabulary.

    https://www.w3.org/TR/annotation-vocab/#named-individuals
    """

    word: Both
    motivation: str


PLAIN = Both("白話", "白话")  # what a whole unit says, in plain words; stands above the other notes

# A new kind also wants a row of its own in notes.css, which filters them, and its word in CONTRIBUTING (tests/test_notes.py).
KINDS = (
    NoteKind(Both("釋義", "释义"), "describing"),
    NoteKind(Both("背景", "背景"), "commenting"),
    NoteKind(Both("沿革", "沿革"), "commenting"),
    NoteKind(Both("落實", "落实"), "linking"),
    NoteKind(Both("問答", "问答"), "questioning"),
    NoteKind(Both("校勘", "校勘"), "editing"),
    NoteKind(PLAIN, "describing"),
)
KIND_WORDS = [kind.word for kind in KINDS]
USUAL = KINDS[0].word
