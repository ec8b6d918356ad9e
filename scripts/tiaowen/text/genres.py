"""The genres of official documents, from ``genres.tsv``."""

from __future__ import annotations

from pathlib import Path

from tiaowen.kit.word_list import rows

_TABLE = rows(Path(__file__).with_suffix(".tsv"))
_ROWS = [(hans, hant, uses.split()) for hans, written, uses in _TABLE for hant in written.split()]

# By what a text calls itself, in either script.
SELF_NAMES = tuple(
    sorted(
        {w for hans, hant, uses in _ROWS if {"self", "title"} & {*uses} for w in (hans, hant)},
        key=lambda w: (-len(w), w),
    )
)
# By what a text calls itself, and by what another one, too, in simplified script; the longest first, as patterns need them.
OWN_GENRES = tuple(sorted(dict.fromkeys(hans for hans, _, uses in _ROWS if "self" in uses), key=len, reverse=True))
CITED_GENRES = tuple(
    sorted(dict.fromkeys(hans for hans, _, uses in _ROWS if {"self", "cited"} & {*uses}), key=len, reverse=True)
)
# What 《》 may hold without a name: 《若干規定》.
BARE_GENRES = tuple(sorted((hans for hans, _, uses in _ROWS if "bare" in uses), key=len, reverse=True))
# How titles end, in either script.
TITLE_GENRES = tuple(
    sorted({word for hans, hant, uses in _ROWS if "title" in uses for word in (hans, hant)}, key=lambda w: (-len(w), w))
)
