"""The lines of a text → what each probably is, by the form of official documents.

First the title, on one line or broken over several; then dates of adoption, numbers and notes in
brackets; perhaps a table of contents; the body; issuer and date below it, above any annexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import bare
from tiaowen.text.genres import TITLE_GENRES
from tiaowen.text.numbering import read_marker
from tiaowen.text.written_date import DATE, half_width

_WORDS = rows(Path(__file__).with_name("page_words.tsv"))


def _any_of(use: str) -> str:
    """A pattern for the words of one use."""
    return "(?:" + "|".join(word for named, words in _WORDS if named == use for word in words.split()) + ")"


_NOTE = re.compile(rf"[(\[〔【]?{DATE}(?P<behind>.?)")
_DATED = re.compile(DATE)
_DONE = re.compile(r"(?:通[过過]|[发發公颁頒][布佈]|施行|修[正订訂]|批准|印[发發])[)\]〕】]?$")
_BY = re.compile(r"^[^,]*[会會院委府部令席][^,]*$")
_NUMBER = re.compile(r"[^\s。]{1,30}[〔\[(][12][0-9]{3}[〕\])]\S{0,4}[0-9]+[号號]?$|[^。,;:]{0,40}(?:令|[号號])$")
_WEB = re.compile(rf"【?{_any_of('information')}】?\s*[:\s]?")
_CONTENTS = re.compile(r"目\s*[录錄次]$")
_OPENING = re.compile(rf"{_CONTENTS.pattern}|(?:总\s*则|總\s*則|序\s*言|前\s*言|引\s*言)$")
_LEADER = re.compile(r"[.…·・_\-\s]*[0-9]*$")
_SIGNED = re.compile(rf"\S{{0,40}}\s*{DATE}$")
_TAIL = re.compile(r"\(.*\)$|(?:抄[送报報]|分送|主送|[报報]送|[联聯]系人)|.*印[发發]$")
_ORGAN = re.compile(rf"{_any_of('organ')}$")
_OFFICE = re.compile(r"\S{0,12}(?:主[席任]|[市省县縣区區州院部局会會][长長]|[总總]理)[: ]\s*\S(?:\s?\S){1,3}$")
_SHORT = 40
_BROKEN = 3
_TOP, _BOTTOM = 16, 8
_FOOTER = re.compile(rf"[(\[【]?{_any_of('footer')}[^。]{{0,30}}$")


def guess_roles(lines: Sequence[str]) -> list[str]:
    """A role for every line, "" for blank ones."""
    filled = [n for n, line in enumerate(lines) if bare(line)]
    roles = [""] * len(lines)
    if not filled:
        return roles
    filled = filled[_take_page(lines, filled, roles) :]
    filled = filled[: len(filled) - _take_footer(lines, filled, roles)]
    at = _take_title(lines, filled, roles)
    at = _take_notes(lines, filled, roles, at)
    at = _take_contents(lines, filled, roles, at)
    at = _take_notes(lines, filled, roles, at)
    for n in filled[at:]:
        roles[n] = "body"
    _take_signature(lines, filled[at:], roles)
    return roles


def genre_of(title: str) -> str:
    """How the title ends, what stands in brackets apart; "" when it names no genre."""
    bare_title = re.sub(r"\s|[（(].*?[）)]", "", title)
    return next((genre for genre in TITLE_GENRES if bare_title.endswith(genre)), "")


def is_organ(line: str) -> bool:
    """An issuer's name."""
    text = half_width(line)
    return len(text) <= _SHORT and not re.search("[。,;:]", text) and bool(_ORGAN.search(text))


def _take_title(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """The first line, or the second where a copy has put the same above it, and what goes on below."""
    at = 0
    if len(filled) > 1 and bare(lines[filled[0]]) == bare(lines[filled[1]]):
        roles[filled[0]] = "web-headword"
        at = 1
    end = at + 1
    while end < len(filled) and _continues_title(lines, filled, at, end):
        end += 1
    for n in filled[at:end]:
        roles[n] = "title"
    return end


def _continues_title(lines: Sequence[str], filled: Sequence[int], start: int, at: int) -> bool:
    """A short line without signs or number: directly below, or where the title is not whole without it."""
    if not _is_plain(lines[filled[at]]):
        return False
    whole = bool(genre_of("".join(lines[n] for n in filled[start:at])))
    if whole and is_organ(lines[filled[at]]):
        return False
    if filled[at] == filled[at - 1] + 1:
        return True
    below = [lines[n] for n in filled[at : at + 4]]
    plain = next((i for i, line in enumerate(below) if not _is_plain(line)), len(below))
    if whole:
        return plain < len(below) and _is_note(below[plain])
    return any(genre_of(line) for line in below[:plain])


def _is_plain(line: str) -> bool:
    text = half_width(line)
    signs = re.search(r"[。,;:]", text) or read_marker(line) or _OPENING.match(text) or _WEB.match(text)
    return not signs and not _is_note(line) and len(text) <= _SHORT


def _take_notes(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    while at < len(filled):
        line = lines[filled[at]]
        if _WEB.match(half_width(line)):
            many, role = 1, "web-information"
        elif _is_note(line) or _is_organ_above_note(lines, filled, at):
            many, role = _lines_of_note([lines[n] for n in filled[at : at + _BROKEN]]), "adoption"
        else:
            return at
        for n in filled[at : at + many]:
            roles[n] = role
        at += many
    return at


def _lines_of_note(lines: Sequence[str]) -> int:
    """Over how many lines a note goes, whose brackets a copy has broken; one if they never close."""
    closed = (many for many in range(1, len(lines) + 1) if _is_closed("".join(lines[:many])))
    many = next(closed, 1)
    return 1 if any(map(read_marker, lines[1:many])) else many


def _is_note(line: str) -> bool:
    text = half_width(line)
    if read_marker(line):
        return False
    if text[:1] in "([〔【" and text[-1:] in ")]〕】":
        return bool(_DATED.search(text) or _DONE.search(text) or _NUMBER.match(text[1:-1]))
    dated = _NOTE.match(text)
    if dated and (text[0] in "([〔【" or ("。" not in text and dated["behind"] not in list(",起前以至"))):
        return True
    return "。" not in text and bool(_NUMBER.match(text) or (_DONE.search(text) and _BY.search(text)))


def _is_closed(note: str) -> bool:
    text = half_width(note)
    return all(text.count(left) <= text.count(right) for left, right in ("()", "《》"))


def _is_organ_above_note(lines: Sequence[str], filled: Sequence[int], at: int) -> bool:
    return is_organ(lines[filled[at]]) and at + 1 < len(filled) and _is_note(lines[filled[at + 1]])


def _take_contents(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    """A table of contents ends where its first line comes again, or at a line that is a sentence."""
    if at + 1 >= len(filled) or not _CONTENTS.match(half_width(lines[filled[at]])):
        return at
    first = _entry(lines[filled[at + 1]])
    end = at + 2
    while end < len(filled) and _entry(lines[filled[end]]) != first and "。" not in lines[filled[end]]:
        end += 1
    for n in filled[at:end]:
        roles[n] = "contents"
    return end


def _entry(line: str) -> str:
    """What two lines of the same heading share: the number, or the words without page."""
    marker = read_marker(line)
    if marker:
        return f"{marker.level.kind} {marker.ordinal}"
    return "".join(_LEADER.sub("", half_width(line)).split())


def _take_signature(lines: Sequence[str], body: Sequence[int], roles: list[str]) -> None:
    """Issuer and date, with what is printed below them, at the end of the text or above its annexes."""
    annexes = [i for i, n in enumerate(body) if is_annex(lines[n])]
    for end in [len(body), *reversed(annexes)]:
        last = end - 1
        while last > 0 and _TAIL.match(half_width(lines[body[last]])):
            last -= 1
        signed = _signed_from(lines, body, last)
        if 0 < signed < end:
            for n in body[signed:end]:
                roles[n] = "signature"
            return


def _signed_from(lines: Sequence[str], body: Sequence[int], last: int) -> int:
    """Where the signature that ends at ``last`` begins; behind ``last`` if there is none."""
    if last < 1 or not _is_signature(lines[body[last]]):
        return len(body)
    first = last
    nearest = _is_signed(lines[body[last]])
    while first > 1 and (_is_signature(lines[body[first - 1]]) or (nearest and _is_plain(lines[body[first - 1]]))):
        first -= 1
        nearest = False
    dated = any(_is_signed(lines[n]) for n in body[first : last + 1])
    return first if dated or bare(lines[body[first - 1]]).endswith("。") else len(body)


def _is_signed(line: str) -> bool:
    return bool(_SIGNED.match(half_width(line))) and not read_marker(line)


def _is_signature(line: str) -> bool:
    signed = _is_signed(line) or is_organ(line) or _OFFICE.match(half_width(line))
    return bool(signed) and not read_marker(line) and not is_annex(line)


def _take_page(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """How many lines of a page about the document stand above it: headword, lead, facts and their headings.

    The document begins with the title that a note of its adoption follows, below sentences.
    """
    front = [lines[n] for n in filled[:_TOP]]
    titles = [i for i in range(1, len(front) - 1) if genre_of(front[i]) and _is_note(front[i + 1])]
    title = titles[0] if titles else 0
    if not any("。" in line for line in front[:title]) or any(map(read_marker, front[:title])):
        return 0
    role = "web-lead"
    for n in filled[1:title]:
        if _is_plain(lines[n]):
            roles[n], role = "web-heading", "web-information"
        else:
            roles[n] = role
    roles[filled[0]] = "web-headword"
    return title


def _take_footer(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """How many lines at the end belong to the page: from the first that says so."""
    tail = filled[-_BOTTOM:][1:]
    footer = next((i for i, n in enumerate(tail) if _FOOTER.match(half_width(lines[n]))), len(tail))
    for n in tail[footer:]:
        roles[n] = "web-footer"
    return len(tail) - footer
