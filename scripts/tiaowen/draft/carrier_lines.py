"""The carrier of a document: the notice that prints, forwards or transmits it (印發、轉發、批轉), the order that promulgates it.

It has its own title, number, addressees, text and signature; below stands what it carries, under a title that the
carrier names.  A notice below which nothing of the kind stands is a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiaowen.draft.head_lines import take_addressee, title_lines
from tiaowen.draft.line_forms import (
    SHORT,
    genre_of,
    is_dated_number,
    is_day,
    is_number,
    is_order_number,
    is_plain,
    is_web_information,
    squeezed,
)
from tiaowen.draft.line_words import any_of
from tiaowen.draft.signature_lines import signed_from
from tiaowen.text.annexes import is_annex
from tiaowen.text.numbering import read_marker
from tiaowen.text.written_date import half_width

_NOTICE = re.compile(rf".*{any_of('carrying')}.*{any_of('notice')}$")
_ORDER = re.compile(rf"[^关關]{{1,{SHORT}}}{any_of('order')}(?:[(]?\S{{0,8}}第?\S{{1,8}}[号號][)]?)?$")
_PROMULGATES = re.compile(any_of("promulgates"))
_FARTHEST = 60
_TITLE_LINES = 4


def take_carrier(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """How many of the lines are the carrier; 0 if there is none."""
    head = title_lines(lines, filled, _is_carrying)
    carried = _carried_at(lines, filled, head) if head else 0
    if not carried:
        return 0
    end = _without_numbers(lines, filled[:carried])
    for n in filled[end:carried]:
        roles[n] = "number"
    for n in filled[:head]:
        roles[n] = "carrier-title"
    at = _take_numbers(lines, filled[:end], roles, head)
    at = take_addressee(lines, filled[:end], roles, at, "carrier-addressee")
    label = end - 1 if is_annex(lines[filled[end - 1]]) else end
    signed = at + signed_from(lines, filled[at:label]) if label - at > 1 else label
    for n in filled[at:end]:
        roles[n] = "carrier"
    for n in filled[signed:label]:
        roles[n] = "carrier-signature"
    return carried


def _is_carrying(title: str) -> bool:
    text = half_width(title)
    return bool(_NOTICE.match(text) or _ORDER.match(text))


def _take_numbers(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    """Its number below the title, and its day where that stands there and not below the text."""
    while at < len(filled):
        line = lines[filled[at]]
        if is_number(line) or is_order_number(line) or is_dated_number(line):
            roles[filled[at]] = "carrier-number"
        elif is_web_information(line):
            roles[filled[at]] = "web-information"
        elif is_day(line):
            roles[filled[at]] = "carrier-signature"
        else:
            break
        at += 1
    return at


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
        above = filled[head : _without_numbers(lines, filled[: at - is_annex(line)])]
        named = squeezed(said + "".join(lines[n] for n in filled[:head]))
        if _is_named(titles, named, said):
            if _is_over(lines, above):
                return at
        elif any(map(genre_of, titles)) and not is_annex(line) and signed_from(lines, above) < len(above):
            return at
    return 0


def _without_numbers(lines: Sequence[str], filled: Sequence[int]) -> int:
    """Where the carrier ends: 法釋〔2021〕21號 below its signature is the number of what it carries."""
    end = len(filled)
    while end > 1 and is_number(lines[filled[end - 1]]):
        end -= 1
    return end


def _is_named(titles: Sequence[str], named: str, said: str) -> bool:
    """Whether the carrier has the words of one: in 《》, or any words of it that end as titles do."""
    quoted = {squeezed(name) for name in re.findall("《(.+?)》", said)}
    return any(squeezed(title) in (named if genre_of(title) else quoted) for title in titles)


def _is_over(lines: Sequence[str], above: Sequence[int]) -> bool:
    """Whether the carrier can end here: below a signature, or at least below a whole sentence."""
    last = half_width(lines[above[-1]]) if above else ""
    return signed_from(lines, above) < len(above) or last.endswith(("。", ")"))


def _titles(lines: Sequence[str], filled: Sequence[int]) -> list[str]:
    """The titles that may begin here, over one line or several, text below them."""
    here = [lines[n] for n in filled[:_TITLE_LINES]]
    if here and half_width(here[0]).startswith("("):
        return []  # （本文有删减） belongs to what stands above
    plain = next((i for i, line in enumerate(here) if not _may_be_title(line)), len(here))
    return ["".join("".join(here[:many]).split()) for many in range(1, plain + 1)]


def _may_be_title(line: str) -> bool:
    return is_plain(line) and not is_annex(line)
