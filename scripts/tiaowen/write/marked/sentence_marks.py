"""Everything that is marked in a sentence: emended words, words with notes, links."""

from __future__ import annotations

from tiaowen.model import Sentence
from tiaowen.notes.section import note_marks
from tiaowen.write.marked.emended import emendation_marks
from tiaowen.write.marked.linked import link_marks
from tiaowen.write.marked.marks import Mark
from tiaowen.write.view import View


def sentence_marks(view: View, sentence: Sentence, own: bool) -> list[Mark]:
    """The marks of ``sentence`` on its unit's ``own`` page or on another; links give way to the rest."""
    emendations = emendation_marks(sentence, view.emendations.get(sentence.id, ()))
    notes = note_marks(view, sentence, own)
    links = link_marks(view.enriched.linked.text.get(sentence.id, ()), [*emendations, *notes], view.to_root)
    return [*emendations, *notes, *links]
