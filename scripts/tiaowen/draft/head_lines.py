"""What stands above the text: title, notes of adoption, number, addressees, table of contents.

Each function takes the lines that are not blank and where it begins among them (``at``), writes their roles and gives
where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tiaowen.draft.line_forms import (
    genre_in_number,
    genre_of,
    is_addressee,
    is_contents_word,
    is_letterhead,
    is_note,
    is_number,
    is_office,
    is_order_number,
    is_organ,
    is_plain,
    is_signed_by_organ,
    is_web_information,
    named_in,
    squeezed,
)
from tiaowen.text.numbering import read_marker
from tiaowen.text.written_date import half_width

_BROKEN = 3
_TITLE_LINES = 4
_LEADER = re.compile(r"[.…·・_\-\s]*[0-9]*$")
_GIVEN = ("报告", "報告")
_FIRST_HEADING = ("book", "division", "chapter", "section", "part")


def take_title(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """The first line and what goes on below; in Macau the number stands above it."""
    start = 1 if len(filled) > 1 and genre_in_number(lines[filled[0]]) else 0
    end = start + 1
    while not named_in(lines[filled[start]]) and end < len(filled) and _continues_title(lines, filled, start, end):
        end += 1
    for n in filled[:end]:
        roles[n] = "title"
    for n in filled[:start]:
        roles[n] = "number"
    return end


def take_title_again(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    """The title as the document itself prints it, below what a database has put above: that above is the database's."""
    above = squeezed("".join(lines[n] for n in filled[:at] if roles[n] == "title"))
    for many in range(1, _TITLE_LINES + 1):
        again = filled[at : at + many]
        if len(again) == many and above and squeezed("".join(lines[n] for n in again)) == above:
            for n in filled[:at]:
                roles[n] = "web-headword" if roles[n] == "title" else roles[n]
            for n in again:
                roles[n] = "title"
            return at + many
    return at


def title_lines(lines: Sequence[str], filled: Sequence[int], is_whole: Callable[[str], bool]) -> int:
    """Over how many of the first lines a title goes that ``is_whole`` knows; 0 if none."""
    for many in range(1, _TITLE_LINES + 1):
        here = [lines[n] for n in filled[:many]]
        if len(here) < many or not all(map(_may_be_title, here)):
            return 0
        if is_whole("".join("".join(here).split())):
            return many
    return 0


def _may_be_title(line: str) -> bool:
    text = half_width(line)
    return not re.search("[。;]|[,:]$", text) and not read_marker(line) and len(text) <= 2 * 40


def _continues_title(lines: Sequence[str], filled: Sequence[int], start: int, at: int) -> bool:
    """A short line without signs or number: directly below, or where the title is not whole without it."""
    if not is_plain(lines[filled[at]]):
        return False
    whole = bool(genre_of("".join(lines[n] for n in filled[start:at])))
    below = lines[filled[at]]
    if whole and (is_organ(below) or is_order_number(below) or is_signed_by_organ(below)):
        return False
    if filled[at] == filled[at - 1] + 1:
        return True
    behind = [lines[n] for n in filled[at : at + 4]]
    plain = next((i for i, line in enumerate(behind) if not is_plain(line)), len(behind))
    if whole:
        return plain < len(behind) and is_note(behind[plain])
    return any(genre_of(line) for line in behind[:plain])


def take_notes(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    """Notes of adoption, over several lines if need be; the number; what a web page says of itself."""
    while at < len(filled):
        line = lines[filled[at]]
        many = 1
        in_letterhead = is_letterhead(line) and at > 0 and roles[filled[at - 1]] == "adoption"
        if is_web_information(line) and not in_letterhead:
            role = "web-information"
        elif is_number(line) or (is_order_number(line) and _is_numbered_genre(lines, filled, roles, at)):
            role = "number"
        elif is_letterhead(line) or is_signed_by_organ(line):
            many, role = 1, "adoption"
        elif is_note(line) or _is_organ_above_note(lines, filled, at) or _gives(lines, filled, roles, at):
            many, role = _lines_of_note([lines[n] for n in filled[at : at + _BROKEN]]), "adoption"
        else:
            return at
        for n in filled[at : at + many]:
            roles[n] = role
        at += many
    return at


def take_addressee(
    lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int, role: str = "addressee"
) -> int:
    """To whom it is sent, on one line or broken over two."""
    for many in (1, 2):
        here = [lines[n] for n in filled[at : at + many]]
        if len(here) == many and is_addressee("".join(here)) and half_width(here[0])[-1:] in ":,、":
            for n in filled[at : at + many]:
                roles[n] = role
            return at + many
    return at


def take_contents(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    """A table of contents, with its word or without."""
    if at + 1 >= len(filled):
        return at
    word = is_contents_word(lines[filled[at]])
    end = _end_of_contents(lines, filled, at + 1) if word else _end_of_list(lines, filled, at)
    for n in filled[at:end]:
        roles[n] = "contents"
    return end


def _end_of_contents(lines: Sequence[str], filled: Sequence[int], at: int) -> int:
    """Where its first line comes again, or at a line that is a sentence."""
    first = _entry(lines[filled[at]])
    end = at + 1
    while end < len(filled) and _entry(lines[filled[end]]) != first and "。" not in lines[filled[end]]:
        end += 1
    return end


def _end_of_list(lines: Sequence[str], filled: Sequence[int], at: int) -> int:
    """Headings one below the other that all come again in the same words, text between them; ``at`` if they are not that."""
    first = read_marker(lines[filled[at]])
    if not first or first.level.kind not in _FIRST_HEADING:
        return at
    words = _words(lines[filled[at]])
    end = at + 1
    while end < len(filled) and _words(lines[filled[end]]) != words:
        line = lines[filled[end]]
        if not (read_marker(line) or is_plain(line)) or "。" in line:
            return at
        end += 1
    listed = {_words(lines[n]) for n in filled[at:end]}
    again = {_words(lines[n]) for n in filled[end:]}
    return end if end - at > 1 and listed <= again else at


def _entry(line: str) -> str:
    """What two lines of the same heading share: the number, or the words without page."""
    marker = read_marker(line)
    if marker:
        return f"{marker.level.kind} {marker.ordinal}"
    return _words(line)


def _words(line: str) -> str:
    return "".join(_LEADER.sub("", half_width(line)).split())


def _lines_of_note(lines: Sequence[str]) -> int:
    """Over how many lines a note goes, whose brackets a copy has broken; one if they never close."""
    closed = (many for many in range(1, len(lines) + 1) if _is_closed("".join(lines[:many])))
    many = next(closed, 1)
    return 1 if any(map(read_marker, lines[1:many])) else many


def _is_closed(note: str) -> bool:
    text = half_width(note)
    return all(text.count(left) <= text.count(right) for left, right in ("()", "《》"))


def _is_organ_above_note(lines: Sequence[str], filled: Sequence[int], at: int) -> bool:
    return is_organ(lines[filled[at]]) and at + 1 < len(filled) and is_note(lines[filled[at + 1]])


def _is_numbered_genre(lines: Sequence[str], filled: Sequence[int], roles: Sequence[str], at: int) -> bool:
    """第12號 is the number of what counts its pieces so, an order or an announcement, and stands right below its title."""
    title = "".join(lines[n] for n in filled[:at])
    return roles[filled[at - 1]] == "title" and genre_of(title) in (
        "令",
        "公告",
        "通告",
        "公报",
        "公報",
        "纪要",
        "紀要",
    )


def _gives(lines: Sequence[str], filled: Sequence[int], roles: Sequence[str], at: int) -> bool:
    """Who gives a report, a person or an organ, stands below the day on which it is given."""
    line = lines[filled[at]]
    return (
        at > 0
        and roles[filled[at - 1]] == "adoption"
        and (is_office(line) or (is_organ(line) and genre_of(lines[filled[0]]) in _GIVEN))
    )
