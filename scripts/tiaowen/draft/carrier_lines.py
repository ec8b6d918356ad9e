"""The carrier of a document: the notice that prints, forwards or transmits it (印發、轉發、批轉), the order that promulgates it.

It has its own title, number, addressees, text and signature; below stands what it carries, under a title that the
carrier names.  A notice below which nothing of the kind stands is a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from tiaowen.draft.head_lines import title_lines
from tiaowen.draft.line_forms import (
    SHORT,
    genre_of,
    is_addressee,
    is_number,
    is_order_number,
    is_plain,
    squeezed,
)
from tiaowen.draft.line_words import any_of
from tiaowen.draft.signature_lines import signed_from
from tiaowen.text.numbering import read_marker
from tiaowen.text.outline import is_annex
from tiaowen.text.written_date import half_width

_NOTICE = re.compile(rf".*{any_of('carrying')}.*{any_of('notice')}$")
_ORDER = re.compile(rf"[^关關]{{1,{SHORT}}}{any_of('order')}(?:[(]?\S{{0,8}}第?\S{{1,8}}[号號][)]?)?$")
_PROMULGATES = re.compile(any_of("promulgates"))
_FARTHEST = 60
_TITLE_LINES = 4


def take_carrier(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """How many of the lines are the carrier; 0 if there is none."""
    head = title_lines(lines, filled, _is_carrying)
    end = _carried_at(lines, filled, head) if head else 0
    if not end:
        return 0
    for n in filled[:head]:
        roles[n] = "carrier-title"
    at = _take(lines, filled[:end], roles, head, "carrier-number")
    at = _take(lines, filled[:end], roles, at, "carrier-addressee")
    label = end - 1 if is_annex(lines[filled[end - 1]]) else end
    signed = at + signed_from(lines, filled[at:label]) if label - at > 1 else label
    for n in filled[at:end]:
        roles[n] = "carrier"
    for n in filled[signed:label]:
        roles[n] = "carrier-signature"
    return end


def _is_carrying(title: str) -> bool:
    text = half_width(title)
    return bool(_NOTICE.match(text) or _ORDER.match(text))


def _take(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int, role: str) -> int:
    """The lines of this form below the title."""
    fits = _is_number if role == "carrier-number" else is_addressee
    while at < len(filled) and fits(lines[filled[at]]):
        roles[filled[at]] = role
        at += 1
    return at


def _is_number(line: str) -> bool:
    return is_number(line) or is_order_number(line)


def _carried_at(lines: Sequence[str], filled: Sequence[int], head: int) -> int:
    """Where the title of what is carried stands; 0 if nothing is.

    It is named by the carrier, or it stands below the carrier's signature and names a genre.
    """
    order = not _NOTICE.match(half_width("".join("".join(lines[n].split()) for n in filled[:head])))
    said = ""
    for at in range(head + 1, min(len(filled) - 1, head + _FARTHEST)):
        line = lines[filled[at - 1]]
        if (marker := read_marker(line)) and marker.level.is_law:
            return 0
        said += line if at - 1 >= head else ""
        titles = _titles(lines, filled[at:])
        if not titles or (order and not _PROMULGATES.search(half_width(said))):
            continue
        above = filled[head : at - is_annex(line)]
        named = squeezed(said + "".join(lines[n] for n in filled[:head]))
        if any(squeezed(title) in named for title in titles):
            if _is_over(lines, above):
                return at
        elif not is_annex(line) and signed_from(lines, above) < len(above):
            return at
    return 0


def _is_over(lines: Sequence[str], above: Sequence[int]) -> bool:
    """Whether the carrier can end here: below a signature, or at least below a whole sentence."""
    last = half_width(lines[above[-1]]) if above else ""
    return signed_from(lines, above) < len(above) or last.endswith(("。", ")"))


def _titles(lines: Sequence[str], filled: Sequence[int]) -> list[str]:
    """The titles that may begin here, over one line or several, text below them."""
    here = [lines[n] for n in filled[:_TITLE_LINES]]
    plain = next((i for i, line in enumerate(here) if not _may_be_title(line)), len(here))
    joined = ("".join("".join(here[:many]).split()) for many in chain(range(1, plain + 1)))
    return [title for title in joined if genre_of(title)]


def _may_be_title(line: str) -> bool:
    return is_plain(line) and not is_annex(line)
