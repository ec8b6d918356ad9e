"""A plain text → a first work.yml, for an editor to correct.

Guesses by the form of official documents: the title is the first line (or lines, up to a blank
one, when they do not end a sentence), dates of adoption, amendment and entry into force and a
bracketed note follow, a table of contents may, then the body, then issuer and date below it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from edition.edit.scripts import ScriptConverter
from edition.read.numbering import read_marker

_DATE = re.compile(r"([12]\d{3})年(\d{1,2})月(\d{1,2})日")
_NOTE = re.compile(r"[ \u3000]*[（(〔\[]?[12]\d{3}年\d{1,2}月\d{1,2}日")
_NUMBER = re.compile(r"[ \u3000]*\S{1,12}[〔﹝\[（(][12]\d{3}[〕﹞\]）)]\S{0,4}\d+号?$|[ \u3000]*第?\S{0,14}(?:令|号)$")
_CONTENTS = re.compile(r"[ \u3000]*目[ \u3000]*[录錄次]$")
_SIGNED = re.compile(r"[ \u3000]*[12]\d{3}年\d{1,2}月\d{1,2}日$")
_SHORT = 40


def draft_work(text: str, words: ScriptConverter, issuer: str = "") -> str:
    """work.yml for ``text``, the bytes of received.txt decoded."""
    lines = text.removesuffix("\n").split("\n")
    roles = guess_roles(lines)
    title = "".join(line.strip() for line, role in zip(lines, roles, strict=True) if role == "title")
    notes = [line for line, role in zip(lines, roles, strict=True) if role in ("adoption", "signature")]
    adopted = _first_date([*notes, *lines])
    spans = "\n".join(f"  {span}: {role}" for span, role in _spans(roles))
    return (
        f"script: {words.script_of(text)}\n"
        f"short_title: {_quoted(title)}\n"
        f"genre: {_genre(title)}\n"
        f"issuer: {_quoted(issuer or _issuer(title, notes))}\n"
        f"adopted: {adopted.isoformat() if adopted else ''}\n"
        "source:\n"
        "  name: 请写明底本从哪里来\n"
        "  description: 请写明底本是什么样的副本。\n"
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        f"lines:\n{spans}\n"
    )


def guess_roles(lines: Sequence[str]) -> list[str]:
    """A role for every line, "" for blank ones."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    roles = [""] * len(lines)
    if not filled:
        return roles
    at = _take_title(lines, filled, roles)
    while at < len(filled) and _is_note(lines[filled[at]]):
        roles[filled[at]] = "adoption"
        at += 1
    at = _take_contents(lines, filled, roles, at)
    for n in filled[at:]:
        roles[n] = "body"
    _take_signature(lines, filled[at:], roles)
    return roles


def _take_title(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    at = 0
    while at < len(filled) and (at == 0 or _continues_title(lines, filled, at)):
        roles[filled[at]] = "title"
        at += 1
    return at


def _continues_title(lines: Sequence[str], filled: Sequence[int], at: int) -> bool:
    """The line directly below, short and without punctuation or number, as long titles are broken."""
    line = lines[filled[at]]
    directly_below = filled[at] == filled[at - 1] + 1
    plain = not re.search(r"[。，；：,;:]", line) and not read_marker(line) and not _is_note(line)
    return directly_below and plain and len(line.strip()) <= _SHORT and not _CONTENTS.match(line)


def _is_note(line: str) -> bool:
    return bool(_NOTE.match(line) or (_NUMBER.match(line) and not read_marker(line)))


def _take_contents(lines: Sequence[str], filled: Sequence[int], roles: list[str], at: int) -> int:
    """A table of contents ends where its first line comes again."""
    if at >= len(filled) or not _CONTENTS.match(lines[filled[at]]):
        return at
    first = "".join(lines[filled[at + 1]].split()) if at + 1 < len(filled) else ""
    again = [i for i in range(at + 2, len(filled)) if "".join(lines[filled[i]].split()) == first]
    for i in range(at, again[0] if again else at + 1):
        roles[filled[i]] = "contents"
    return again[0] if again else at + 1


def _take_signature(lines: Sequence[str], body: Sequence[int], roles: list[str]) -> None:
    """Issuer and date below the text: a line that is only a date, and short lines above it."""
    if len(body) < 3 or not _SIGNED.match(lines[body[-1]]):
        return
    roles[body[-1]] = "signature"
    for n in reversed(body[:-1]):
        if len(lines[n].strip()) > _SHORT or re.search(r"[。；：]", lines[n]) or read_marker(lines[n]):
            return
        roles[n] = "signature"


def _spans(roles: Sequence[str]) -> list[tuple[str, str]]:
    filled = [(n, role) for n, role in enumerate(roles, 1) if role]
    spans = []
    for role, run in groupby(filled, key=lambda pair: pair[1]):
        numbers = [n for n, _ in run]
        spans.append((str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}", role))
    return spans


def _first_date(lines: Sequence[str]) -> date | None:
    for line in lines:
        if match := _DATE.search(line):
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


def _genre(title: str) -> str:
    genres = ("决定", "決定", "决议", "決議", "条例", "條例", "规定", "規定", "办法", "辦法", "细则", "細則", "规则", "規則",
              "解释", "解釋", "意见", "意見", "通知", "安排", "法")  # fmt: skip
    bare = re.sub(r"[（(].*?[）)]", "", title)
    return next((genre for genre in genres if bare.endswith(genre)), "文件")


def _issuer(title: str, notes: Sequence[str]) -> str:
    if match := re.match(r"(.+?)[关關][于於]", title):
        return match[1]
    for note in notes:
        if match := re.search(
            r"日[ \u3000]*(\S+?(?:委员会|委員會|代表大会|代表大會|国务院|國務院|人民政府)(?:常务委员会|常務委員會)?)",
            note,
        ):
            return match[1]
    return "未写明"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
