"""The words that tell what a line is, from ``page_words.tsv``, as patterns for lines in half width."""

from __future__ import annotations

import re
from pathlib import Path

from tiaowen.kit.word_list import rows

_ROWS = rows(Path(__file__).with_name("page_words.tsv"))


def any_of(use: str) -> str:
    """A pattern for the words of one use; ``_`` in a word is white space, of which there may be none."""
    words = [word for named, listed in _ROWS if named == use for word in listed.split()]
    assert words, use
    return "(?:" + "|".join(re.escape(word).replace("_", r"\s*") for word in sorted(words, key=len, reverse=True)) + ")"
