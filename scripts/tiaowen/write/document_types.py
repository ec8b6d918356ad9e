"""What a genre is in Akoma Ntoso and for schema.org, from ``document_types.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.word_list import rows


@dataclass(frozen=True, slots=True)
class DocumentType:
    """``akoma`` is the element of the document (``act``, ``doc``), ``subtype`` its kind in the site's words, "" where none is
    known; ``schema`` the type that schema.org has for it."""

    akoma: str
    subtype: str
    schema: str

    @property
    def is_legislation(self) -> bool:
        return self.schema == LEGISLATION

    @property
    def part(self) -> str:
        """The type of its provisions: a component of legislation is legislation, a chapter of a report is no report."""
        return self.schema if self.is_legislation else OTHER.schema


LEGISLATION = "Legislation"
# What cannot be told apart is said to be no more than a document.
OTHER = DocumentType("doc", "", "CreativeWork")
_TYPES = {genre: DocumentType(*cells) for genre, *cells in rows(Path(__file__).with_suffix(".tsv"))}
_LONGEST_FIRST = sorted(_TYPES, key=len, reverse=True)


def document_type(genre: str) -> DocumentType:
    """That of a genre in simplified script by how its word ends: 实施细则 is a 细则."""
    return next((_TYPES[ending] for ending in _LONGEST_FIRST if genre.endswith(ending)), OTHER)
