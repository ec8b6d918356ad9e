"""What an editor typed and no reader would see, because Markdown drops it: N005, N006 at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiaowen.kit.front_matter import body_place
from tiaowen.kit.problem import Problem
from tiaowen.notes.html import Piece
from tiaowen.notes.note import Note
from tiaowen.notes.source import without_code

_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\[\]\n]+)\]:[ \t]*(?P<words>\S.*)?", re.MULTILINE)
_RULER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_NUMBER = re.compile(r"^[ \t>]*(?P<number>\d{1,9})\.[ \t]+\S", re.MULTILINE)


def lost(note: Note, pieces: Sequence[Piece]) -> Iterator[Problem]:
    """A Problem for each; ``pieces`` is the HTML that Markdown made of the body."""
    body = without_code(note.body)
    yield from _definitions(note, body)
    yield from _cells(note, body)
    yield from _numbers(note, pieces)


def wordless(note: Note, pieces: Sequence[Piece]) -> Iterator[Problem]:
    """N006: a body that is not empty and yet shows nothing."""
    shown = any(piece.name == "img" or (piece.kind == "text" and any(map(str.isalnum, piece.name))) for piece in pieces)
    if note.body.strip() and not shown:
        yield Problem(note.path, note.body_line, 1, "N006", "正文里没有字。", "请在 --- 的下面写正文。")


def _definitions(note: Note, body: str) -> Iterator[Problem]:
    """[甲]: … and [^1]: … to which nothing leads, or which stand there twice."""
    rest = _DEFINITION.sub(lambda match: f"{match['words'] or ''}\n", body)
    used = {_label(label) for label in re.findall(r"\[([^\[\]\n]+)\]", rest)}
    seen: set[str] = set()
    for match in _DEFINITION.finditer(body):
        label = match["label"]
        kind = "脚注" if label.startswith("^") else "链接"
        if _label(label) in seen:
            message = f"{kind} [{label}] 写了两次，只有一个会用上。"
            yield _at(note, match.start("label") - 1, "N005", message, "请换一个名字，或删掉一个。")
        elif _label(label) not in used:
            footnote = kind == "脚注"
            message = f"{kind} [{label}] 没有用到，{'正文里没有通向它的号码' if footnote else '页面上看不到它'}。"
            where = f"[{label}]" if footnote else f"[文字][{label}]"
            yield _at(note, match.start("label") - 1, "N005", message, f"请在正文里写上 {where}，或删掉这一行。")
        seen.add(_label(label))


def _label(label: str) -> str:
    """As Markdown compares them; a footnote's is taken as it is."""
    return label if label.startswith("^") else " ".join(label.split()).lower()


def _cells(note: Note, body: str) -> Iterator[Problem]:
    """Cells of a table beyond its columns."""
    lines, at, columns = body.split("\n"), 0, 0
    for number, line in enumerate(lines):
        if "|" in line and number and _RULER.fullmatch(line):
            columns = len(_split(lines[number - 1]))
        elif not line.strip():
            columns = 0
        elif columns and len(_split(line)) > columns and any(map(str.strip, _split(line)[columns:])):
            message = f"表格只有 {columns} 列，这一行多出来的格子不会显示。"
            yield _at(note, at, "N006", message, "请在表头补上一列；格子里的竖线写成 \\|。")
        at += len(line) + 1


def _split(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", line.strip()))


def _numbers(note: Note, pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Numbers of a list that Markdown counts anew; 1. 1. 1. is a usual way to leave the counting to it."""
    typed, shown = list(_NUMBER.finditer(note.body)), list(_shown(pieces))
    if len(typed) != len(shown):  # numbers in code, or at the start of a line that begins no item
        return
    left = {at for at, _ in shown} - {at for match, (at, _) in zip(typed, shown, strict=True) if match["number"] != "1"}
    for match, (at, number) in zip(typed, shown, strict=True):
        if at not in left and int(match["number"]) != number:
            message = f"这里写的是 {match['number']}.，页面上会是 {number}.。"
            hint = f"请改成 {number}.；要照写的显示，写成 {match['number']}\\.，不作列表。"
            yield _at(note, match.start("number"), "N006", message, hint)


def _shown(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """(which list, what number) of every item of a numbered list, in order, footnotes apart."""
    lists: list[tuple[int, int] | None] = []
    for at, piece in enumerate(pieces):
        if piece.kind == "start" and piece.get("class") == "footnote":
            return
        if piece.name in ("ol", "ul") and piece.kind == "start":
            lists.append((at, int(piece.get("start") or 1) - 1) if piece.name == "ol" else None)
        elif piece.name in ("ol", "ul") and piece.kind == "end" and lists:
            lists.pop()
        elif piece.kind == "start" and piece.name == "li" and lists and (last := lists[-1]):
            lists[-1] = last[0], last[1] + 1
            yield last[0], last[1] + 1


def _at(note: Note, offset: int, code: str, message: str, hint: str) -> Problem:
    return Problem(note.path, *body_place(note, offset), code, message, hint)
