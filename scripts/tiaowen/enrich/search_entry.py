"""What search finds besides the text of a work: notes, editors' captions of articles, terms, bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tiaowen.model import Both

EntryKind = Literal["note", "caption", "term", "body"]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One note, caption, term or body as search reads it.

    ``id`` is its slug; ``work`` and ``unit`` say what it belongs to (``shiwei-2015``, ``3-3``), "" where it stands for
    itself; ``url`` leads to it from the site's root in the traditional tree (``terms/fazhi/``,
    ``shiwei-2015/3-3/#note-quan``).  ``text`` is plain text, no Markdown; title and text run
    character for character in both scripts.
    """

    kind: EntryKind
    id: str
    unit: str
    url: str
    title: Both
    text: Both
    work: str = ""
