"""What a genre calls what every document has, from ``genre_words.tsv``: its organ, the words before the numbering, 一、二、三、."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.word_list import rows


@dataclass(frozen=True, slots=True)
class GenreWords:
    """In traditional script.  ``organ`` is a label, ``preamble`` and ``part`` are what units of these kinds are called;
    ``part`` holds in a text that has no articles beside.
    """

    organ: str
    preamble: str
    part: str


_ROWS = [(genre, cells) for genre, *cells in rows(Path(__file__).with_suffix(".tsv"))]
_USUAL = GenreWords(*_ROWS[0][1])
_WORDS = {
    genre: GenreWords(*(own or usual for own, usual in zip(cells, _ROWS[0][1], strict=True)))
    for genre, cells in _ROWS[1:]
}
_LONGEST_FIRST = sorted(_WORDS, key=len, reverse=True)


def genre_words(genre: str) -> GenreWords:
    """Those of a genre in simplified script by how its word ends; of one that is not listed, or not known, the usual ones."""
    return next((_WORDS[ending] for ending in _LONGEST_FIRST if genre.endswith(ending)), _USUAL)
