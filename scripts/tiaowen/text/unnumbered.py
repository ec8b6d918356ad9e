"""Headings that bear no number where others of their kind do: a copy lost it, or the text has none.

In a law such a line is short, bare of signs, stands below a full stop or a heading, and an article or a
section begins right below it.  附則 alone on a line is a heading in every text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.levels import Level
from tiaowen.text.line import Line
from tiaowen.text.numbering import Marker

_SUPPLEMENT = ("附则", "附則")
_PHRASE = re.compile(rf"[\u3400-\u9fff、《》（）{BLANKS}]{{2,30}}")
_STOP = ("。", "！", "；", "”", "）", ")", ";")


def unnumbered(lines: Sequence[Line], numbered: Mapping[int, Marker], levels: Sequence[Level]) -> dict[int, str]:
    """Line number → kind of the unit that the line begins: chapter or section in a law, part elsewhere."""
    if not any(level.kind == "article" for level in levels):
        return {line.number: "part" for line in lines if levels and is_supplement(line.text)}
    found = list(_phrases(lines, numbered))
    first = lines[0] if lines else None
    if len(found) == 1 and found[0] is first:
        return {}
    return _kinds(found, lines, numbered)


def is_supplement(text: str) -> bool:
    return "".join(bare(text).split()) in _SUPPLEMENT


def _phrases(lines: Sequence[Line], numbered: Mapping[int, Marker]) -> Iterator[Line]:
    for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
        below = numbered.get(after.number)
        if line.number in numbered or not below or below.level.kind not in ("article", "section"):
            continue
        above = before is None or _is_over(before, numbered)
        if is_supplement(line.text) or (above and _PHRASE.fullmatch(bare(line.text))):
            yield line


def _is_over(before: Line, numbered: Mapping[int, Marker]) -> bool:
    """Whether what stands above has ended: a sentence, or a heading that has words and does not break off."""
    marker = numbered.get(before.number)
    text = bare(before.text)
    heading = marker is not None and marker.level.kind != "article" and bool(bare(before.text[marker.end :]))
    return text.endswith(_STOP) or (heading and not text.endswith(("、", "，", "和", "与", "與", "及")))


def _kinds(found: Sequence[Line], lines: Sequence[Line], numbered: Mapping[int, Marker]) -> dict[int, str]:
    """A section right below a chapter's heading or where no chapter's number is missing, otherwise a chapter."""
    heads = [line.number for line in lines if _is_chapter(numbered.get(line.number))]
    above = {line.number: before for before, line in pairwise(lines)}
    kinds: dict[int, str] = {}
    for line in found:
        at = bisect_left(heads, line.number)
        around = [numbered[number].ordinal for number in heads[max(at - 1, 0) : at + 1]]
        complete = 0 < at < len(heads) and around[1] == around[0] + 1
        before = above.get(line.number)
        below_chapter = before is not None and _is_chapter(numbered.get(before.number))
        is_section = not is_supplement(line.text) and (below_chapter or complete)
        kinds[line.number] = "section" if is_section else "chapter"
    return kinds


def _is_chapter(marker: Marker | None) -> bool:
    return marker is not None and marker.level.kind == "chapter"
