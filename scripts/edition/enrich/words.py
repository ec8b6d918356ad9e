"""Where words end, by a segmenter.  The only module that knows rjieba.

Search ranks a hit on whole words above one that cuts them, and uses the borders for nothing
else; readings do not know them (pypinyin has phrases of its own).
"""

from __future__ import annotations

import rjieba


def word_lengths(text: str) -> list[int]:
    """The lengths of the words of simplified ``text``, in order; punctuation counts as words."""
    return [len(word) for word in rjieba.cut(text)]
