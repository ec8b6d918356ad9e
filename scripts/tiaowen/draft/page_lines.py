"""The lines that are the page's and not the document's: what a web page or a printed page has around and between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tiaowen.draft.line_forms import (
    genre_of,
    given_out_name,
    is_note,
    is_plain,
    is_remark,
    is_web_information,
    named_in,
    squeezed,
)
from tiaowen.draft.line_words import any_of
from tiaowen.text.blank import bare
from tiaowen.text.numbering import read_marker
from tiaowen.text.written_date import half_width

_TOP, _BOTTOM = 16, 12
_TITLE_LINES = 4
_RUNNING = 40

_PAGE_NUMBER = re.compile(
    r"[-—–―·•~]{1,2}\s*[0-9]{1,4}\s*[-—–―·•~]{1,2}$|(?:共\s*[0-9]{1,4}\s*[页頁]\s*[,/]?\s*)?第\s*[0-9]{1,4}\s*[页頁](?:\s*[,/]?\s*共\s*[0-9]{1,4}\s*[页頁])?$"
)
_WHOLE_TEXT = re.compile(r"全文如下[。:]$")
_NAVIGATION = re.compile(rf"{any_of('navigation')}[^。;]{{0,20}}$")
_TRAIL = re.compile(r"\S{1,12}(?:>\S{1,20}){2,}$")
_ADDRESS = re.compile(r"\S{0,12}(?:https?://|www\.)\S+$")
_FOOTER = re.compile(rf"[(\[【]?{any_of('footer')}[^。]{{0,60}}$")


def page_roles(lines: Sequence[str], filled: Sequence[int]) -> dict[int, str]:
    """Index of a line → its role, for the lines that belong to a page wherever they stand; ``filled`` are not blank."""
    numbers = [n for n in filled if _PAGE_NUMBER.match(half_width(lines[n]))]
    roles = dict.fromkeys(numbers, "web-page-number") | dict.fromkeys(
        _running_heads(lines, filled, numbers), "web-running-head"
    )
    rest = [n for n in filled if n not in roles]
    roles |= dict.fromkeys(_footer(lines, rest), "web-footer")
    roles |= {n: "web-navigation" for n in rest if n not in roles and _is_navigation(lines[n])}
    return roles | _head(lines, [n for n in rest if n not in roles])


def page_above(lines: Sequence[str], filled: Sequence[int]) -> Mapping[int, str]:
    """The lines of a page about the document that stand above it: headword, lead, facts and their headings.

    The document begins with the title that a note of its adoption follows, below sentences.
    """
    front = [lines[n] for n in filled[:_TOP]]
    titles = [i for i in range(1, len(front) - 1) if genre_of(front[i]) and is_note(front[i + 1])]
    title = titles[0] if titles else 0
    if not any("。" in line for line in front[:title]) or any(map(read_marker, front[:title])):
        return {}
    roles = {filled[0]: "web-headword"}
    role = "web-lead"
    for n in filled[1:title]:
        heading = is_plain(lines[n])
        roles[n] = "web-heading" if heading else role
        role = "web-information" if heading else role
    return roles


def news_above(lines: Sequence[str], filled: Sequence[int]) -> Mapping[int, str]:
    """The headline and the lead of a news item that says a text was given out and prints it below 全文如下。

    The headline is the title where none stands below.
    """
    name = given_out_name(lines[filled[0]])
    ends = (at for at in range(1, min(_TOP, len(filled) - 1)) if _WHOLE_TEXT.search(half_width(lines[filled[at]])))
    end = next(ends, 0)
    if not name or not end:
        return {}
    again = ("".join(lines[n] for n in filled[end + 1 : end + 1 + many]) for many in range(1, _TITLE_LINES + 1))
    repeated = squeezed(name) in map(squeezed, again)
    return {filled[0]: "web-headword" if repeated else "title"} | dict.fromkeys(filled[1 : end + 1], "web-lead")


def headword(lines: Sequence[str], filled: Sequence[int]) -> Mapping[int, str]:
    """The first line where a copy has put the title above the title, which may be broken there, or a headline that names it."""
    first = squeezed(given_out_name(lines[filled[0]]) or lines[filled[0]])
    again = ("".join(lines[n] for n in filled[1 : 1 + many]) for many in range(1, _TITLE_LINES + 1))
    return {filled[0]: "web-headword"} if len(filled) > 1 and first in map(squeezed, again) else {}


def _is_navigation(line: str) -> bool:
    text = "".join(half_width(line).split())
    if is_web_information(line):
        return False
    return bool(_NAVIGATION.match(text) or _TRAIL.match(text) or _ADDRESS.match(text))


def _running_heads(lines: Sequence[str], filled: Sequence[int], numbers: Sequence[int]) -> Iterator[int]:
    """The short line that stands beside a page number again and again, and nowhere else."""
    at = {n: i for i, n in enumerate(filled)}
    beside = {filled[i] for n in numbers for i in (at[n] - 1, at[n] + 1) if 0 <= i < len(filled)} - {*numbers}
    places: dict[str, list[int]] = defaultdict(list)
    for n in filled:
        places[bare(lines[n])].append(n)
    for text, found in places.items():
        if len(found) > 1 and len(text) <= _RUNNING and beside.issuperset(found):
            yield from found


def _head(lines: Sequence[str], filled: Sequence[int]) -> dict[int, str]:
    """The fields above the title; one that names the document is the title itself where no other line is."""
    roles: dict[int, str] = {}
    for n in filled[:_TOP]:
        name = named_in(lines[n])
        if name and any(squeezed(lines[other]) == squeezed(name) for other in filled[:_TOP]):
            roles[n] = "web-information"
        elif name or not is_web_information(lines[n]):
            break
        else:
            roles[n] = "web-information"
    return roles


def _footer(lines: Sequence[str], filled: Sequence[int]) -> Sequence[int]:
    """The lines at the end from the first that only a page says."""
    tail = filled[-_BOTTOM:][1:]
    footer = next((i for i, n in enumerate(tail) if _is_footer(lines, tail[i:])), len(tail))
    return tail[footer:]


def _is_footer(lines: Sequence[str], tail: Sequence[int]) -> bool:
    """Whether the first of these lines is of the page, and none behind it of the document."""
    first = lines[tail[0]]
    page = (_FOOTER.match(half_width(first)) and not is_remark(first)) or _is_navigation(first)
    return bool(page) and not any(map(read_marker, (lines[n] for n in tail)))
