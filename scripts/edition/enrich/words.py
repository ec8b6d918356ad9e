"""Where words end, by a segmenter.  The only module that knows rjieba.

Search ranks a hit on whole words above one that cuts them; readings look a word up in the dictionary,
and lay a reviewed phrase only where it does not cut one.
"""

from __future__ import annotations

import rjieba


def word_lengths(text: str) -> list[int]:
    """The lengths of the words of simplified ``text``, in order; punctuation counts as words."""
    return [len(word) for word in rjieba.cut(text)]
