"""Where annexes begin: 附件 on a line of its own, 附件1：…, 附錄二 ….

附件：1.… above the signature names what comes behind it and is a list of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.genres import TITLE_GENRES
from tiaowen.text.levels import SPACE
from tiaowen.text.line import Line, joined
from tiaowen.text.numbering import read_marker

_NUMBER = rf"附{SPACE}*[件錄录表]?{SPACE}*(?:[〇零一二三四五六七八九十0-9０-９]+)?"
_ANNEX = re.compile(
    rf"附{SPACE}*(?:[件錄录表]{SPACE}*(?:[〇零一二三四五六七八九十0-9０-９]+{SPACE}*(?:{SPACE}[^。；]{{1,40}})?)?|(?=[:：]))(?:[:：].*)?$"
)
# 附件：如文, a field at the head of a letter in Taiwan.
_FIELD = re.compile(r"附件[:：](?:如(?:文|[說说]明|主旨)|[無无]|隨文|随文)")
_HEAD = re.compile(rf"(?P<number>{_NUMBER}){SPACE}*[:：]?{SPACE}*")
# [第2(1)及4條], what a schedule of Hong Kong belongs to, stands above its title.
_REFERS = re.compile(r"\[第[^\[\]]{1,60}\]")
_BRACKETS = re.compile("[（(][^（）()]*[）)]$")
_TITLE_LENGTH = 40
_NO_TITLE = re.compile("[。；;：:！？!?\t|]|[，,]$")


def is_annex(text: str) -> bool:
    """The first line of an annex: 附件, 附件1：…, 附錄二 …, 附：…."""
    return bool(_ANNEX.match(bare(text))) and not _FIELD.search(text)


def annex_number(text: str) -> tuple[str, int]:
    """The number of an annex as printed, and where its title begins in ``text``, its first line."""
    start = len(text) - len(text.lstrip(BLANKS))
    found = _HEAD.match(text, start)
    assert found
    end = found.end()
    return found["number"].rstrip(BLANKS), end + len(text[end:]) - len(text[end:].lstrip(BLANKS + "\n"))


def split_annexes(lines: Sequence[Line], signed: int = 0) -> tuple[list[Line], list[list[Line]]]:
    """The lines of the text itself, and those of each annex, its title joined to its first line.

    ``signed`` is the line where the signature begins that stands below the text, 0 if there is none.
    """
    starts = [
        at for at, line in enumerate(lines) if line.role == "body" and line.form == "text" and is_annex(line.text)
    ]
    lists = {at: end for at in starts if (end := _end_of_list(lines, at, starts, signed))}
    for start, end in lists.items():
        lines = [*lines[:start], *(replace(line, role="paragraph") for line in lines[start:end]), *lines[end:]]
    starts = [at for at in starts if at not in lists]
    ends = [*starts[1:], len(lines)]
    annexes = [_with_title(lines[start:end]) for start, end in zip(starts, ends, strict=False)]
    return [*lines[: starts[0] if starts else len(lines)]], annexes


def _end_of_list(lines: Sequence[Line], at: int, starts: Sequence[int], signed: int) -> int:
    """Where the list ends that 附件：… opens with at most its items behind it, the signature or an annex being next; 0 where
    it opens none."""
    if not re.match(rf"附{SPACE}*[件錄录表]?{SPACE}*[:：]", bare(lines[at].text)):
        return 0
    later = next((start for start in starts if start > at), len(lines))
    above = 0 < lines[at].number < signed
    end = next((n for n in range(at, later) if above and lines[n].number > signed), later)
    return end if (above or later < len(lines)) and all(map(_is_item, lines[at + 1 : end])) else 0


def _is_item(line: Line) -> bool:
    return bool(read_marker(line.text)) and "。" not in line.text


def _with_title(lines: Sequence[Line]) -> list[Line]:
    if len(lines) > 2 and _REFERS.fullmatch(bare(lines[1].text)) and _is_plain(lines[2].text):
        return [joined(lines[:3]), *lines[3:]]
    first = lines[0]
    many = 1 if bare(first.text)[annex_number(bare(first.text))[1] :] else 1 + len([*_title(lines[1:5])])
    many = many if many < len(lines) else 1
    return [joined(lines[:many]), *lines[many:]]


def _title(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a title: one, or as many as it takes to come to a genre."""
    plain: list[Line] = []
    for line in lines:
        if line.role != "body" or not _is_plain(line.text):
            break
        plain.append(line)
    whole = next((n for n, line in enumerate(plain, 1) if _BRACKETS.sub("", bare(line.text)).endswith(TITLE_GENRES)), 1)
    yield from plain[:whole]


def _is_plain(text: str) -> bool:
    return len(bare(text)) <= _TITLE_LENGTH and not _NO_TITLE.search(bare(text)) and not read_marker(text)
