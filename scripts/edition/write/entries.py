"""What search is given of the lexicon: one plain entry a term and a body."""

from __future__ import annotations

from dataclasses import dataclass

from edition.edit.scripts import ScriptConverter
from edition.lexicon import Lexicon
from edition.model import Both


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """``kind`` is term or body; ``unit`` None, since an entry belongs to the whole site; ``url`` from the root."""

    kind: str
    id: str
    unit: str | None
    url: str
    title: Both
    text: Both


def term_entries(lexicon: Lexicon) -> list[LexiconEntry]:
    """Every term: its headword, and variants and gloss as text."""
    return [
        LexiconEntry("term", term.slug, None, f"terms/{term.slug}/", term.name, _joined(*term.words[1:], term.gloss))
        for term in lexicon.terms
    ]


def body_entries(lexicon: Lexicon, words: ScriptConverter) -> list[LexiconEntry]:
    """Every body: its name, and variants and group as text."""
    return [
        LexiconEntry(
            "body", body.slug, None, f"bodies/{body.slug}/", body.name,
            _joined(*body.words[1:], words.both(body.group, "hant")),
        )
        for body in lexicon.bodies
    ]  # fmt: skip


def _joined(*texts: Both) -> Both:
    return Both("；".join(text.hant for text in texts), "；".join(text.hans for text in texts))
