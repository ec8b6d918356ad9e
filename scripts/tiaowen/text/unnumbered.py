"""Headings that bear no number where others of their kind do: a copy lost it, or the text has none.

In a law such a line is short, bare of signs, stands below a full stop or a heading, and an article or a
section begins right below it.  附則 alone on a line is a heading in every text, and what an editor calls one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.levels import Level
from tiaowen.text.line import Line, joined
from tiaowen.text.numbering import Marker

_SUPPLEMENT = ("附则", "附則")
_PHRASE = re.compile(rf"[\u3400-\u9fff、《》（）{BLANKS}]{{2,30}}")
_TITLE = re.compile(rf"[\u3400-\u9fff、《》{BLANKS}]{{2,30}}")
_STOP = ("。", "！", "；", "”", "）", ")", ";")


def unnumbered(lines: Sequence[Line], numbered: Mapping[int, Marker], levels: Sequence[Level]) -> dict[int, str]:
    """Line number → kind of the unit that the line begins: chapter or section in a law, part elsewhere."""
    said = [line for line in lines if line.role == "heading"]
    if not any(level.kind == "article" for level in levels):
        return {
            line.number: "part" for line in lines if line.role == "heading" or (levels and is_supplement(line.text))
        }
    found = list(_phrases(lines, numbered))
    if len(found) == 1 and found[0] is lines[0]:
        found = []
    known = {line.number for line in found}
    return _kinds([*found, *(line for line in said if line.number not in known)], lines, numbered)


def with_titles_below(lines: Sequence[Line], numbered: Mapping[int, Marker]) -> Iterator[Line]:
    """``lines``, a number of a law alone on its line joined with its title below: 第一章 over 總則, in Macau 第一條 over 標的.

    A title is a phrase without any sign, and something stands below it.
    """
    below = iter(zip(lines, lines[1:], [*lines[2:], None], strict=False))
    taken = None
    for line, after, text in [*below, *((line, None, None) for line in lines[-1:])]:
        if line is taken:
            continue
        marker = numbered.get(line.number)
        alone = marker is not None and marker.level.is_law and marker.end >= len(line.text.rstrip(BLANKS))
        titled = (
            alone and after and text and after.role == "body" and after.form == "text" and after.number not in numbered
        )
        if titled and after and _TITLE.fullmatch(bare(after.text)):
            taken = after
            yield joined([line, after])
        else:
            yield line


def is_supplement(text: str) -> bool:
    return "".join(bare(text).split()) in _SUPPLEMENT


def _phrases(lines: Sequence[Line], numbered: Mapping[int, Marker]) -> Iterator[Line]:
    for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
        below = numbered.get(after.number)
        if (
            line.role == "paragraph"
            or line.number in numbered
            or not below
            or below.level.kind not in ("article", "section")
        ):
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
