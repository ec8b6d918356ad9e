"""A title in lines, as the PDF and the card print it."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from edition import pinyin

# 十|八届: no line ends inside a number.
_COUNTED = re.compile("[〇一二三四五六七八九十百千0-9]{2}")


def title_lines(title: str, hans: str, longest: int) -> list[str]:
    """``title`` in lines of much the same length, ``longest`` characters at most or a little more, broken between words
    (GB/T 9704-2012, 7.3.1).  ``hans`` is the title in simplified script, in which words are known."""
    ends = [end for end in accumulate(map(len, pinyin.words(hans))) if not _COUNTED.match(hans, end - 1)]
    count = -(-len(title) // longest)
    even = [len(title) * line / count for line in range(1, count)]
    cuts = [0, *(min(ends, key=lambda end: abs(end - wanted)) for wanted in even), len(title)]
    return [title[start:end] for start, end in pairwise(cuts) if end > start]
