"""A body of Markdown as typed: where in it stands what was found in its HTML, and what is too much of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edition.enrich import note_html
from edition.enrich.note_html import Piece
from edition.problem import Problem
from edition.read.front_matter import Typed, body_place

DEEPEST = 12
MOST_LINES, MOST_MARKS = 5_000, 5_000
_CODE = re.compile(r"^(```+|~~~+).*?^\1[ \t]*$|(`+)(?!`).+?(?<!`)\2(?!`)|^(?: {4}|\t).*$", re.DOTALL | re.MULTILINE)
_DEEP = re.compile(rf"^(?:(?:[ \t]*>){{{DEEPEST + 1}}}|[ \t]{{{4 * DEEPEST + 1}}})", re.MULTILINE)
_NESTED = re.compile(rf"[\[(*_]{{{5 * DEEPEST + 1}}}|(?:<[^<>\n]*>\s*){{{5 * DEEPEST + 1}}}")


class Source:
    """Finds in the body, as typed, where something stands that was found in its HTML."""

    def __init__(self, typed: Typed) -> None:
        self._typed = typed
        self._text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), typed.body)
        self._lower = self._text.lower()
        self._from: dict[str, int] = {}

    def place(self, wanted: str, instead: str = "") -> tuple[int, int]:
        """Line and column of the next ``wanted`` (alternatives apart by NUL), of ``instead``, or of the body."""
        if instead and not any(part in self._lower for part in wanted.lower().split("\0")):
            wanted = instead
        start = self._from.get(wanted, 0)
        found = [at for part in wanted.lower().split("\0") if (at := self._lower.find(part, start)) >= 0]
        if not found:
            return body_place(self._typed, len(self._typed.body) - len(self._typed.body.lstrip()))
        self._from[wanted] = min(found) + 1
        return body_place(self._typed, min(found))

    def problem(self, wanted: str, code: str, message: str, hint: str) -> Problem:
        return Problem(self._typed.path, *self.place(wanted, "href=\0src=\0]:"), code, message, hint)


def forbidden(found: Iterable[tuple[Piece, str, str]], source: Source, code: str, more: str = "") -> Iterator[Problem]:
    """What ``note_html`` says may not stand there, each at its place."""
    hint = f"可以直接写的标签只有：{note_html.TYPED_TAGS}{more}；其余请用 Markdown 的写法，例子代码放进 ` ` 里。"
    for _, wanted, why in found:
        if "=" in wanted:
            wanted = f"{wanted.partition('=')[0]}="
        yield source.problem(wanted, code, f"{why}。", hint)


def unclosed(pieces: list[Piece], source: Source, code: str) -> Iterator[Problem]:
    """Tags without their other half."""
    for tag in note_html.unclosed(pieces):
        message = f"标签 {tag}> 没有成对，或与别的标签交叉。"
        yield source.problem(tag, code, message, f"有 <{tag.strip('</')}> 就要有 </{tag.strip('</')}>。")


def too_deep(typed: Typed, code: str) -> Problem | None:
    """Where one thing stands in another so often that Markdown would not come back."""
    match = _DEEP.search(typed.body) or _NESTED.search(typed.body)
    if match:
        return deep(typed, match.start(), code)
    depth = 0
    for offset, character in enumerate(typed.body):
        depth += (character == "[") - (character == "]" and depth > 0)
        if depth > 5 * DEEPEST:
            return deep(typed, offset, code)
    return None


def too_much(typed: Typed, code: str, hint: str) -> Problem | None:
    """More markup than a page can need takes Markdown minutes to read."""
    marks = sum(map(typed.body.count, "[]<>*_`|!&\\"))
    if typed.body.count("\n") <= MOST_LINES and marks <= MOST_MARKS:
        return None
    message = f"正文太长：超过 {MOST_LINES} 行，或记号（星号、括号、竖线等）超过 {MOST_MARKS} 个。"
    return Problem(typed.path, typed.body_line, 1, code, message, hint)


def deep(typed: Typed, offset: int, code: str) -> Problem:
    """The Problem of such a place."""
    message = f"这里一层套一层，超过 {DEEPEST} 层。"
    return Problem(typed.path, *body_place(typed, offset), code, message, "请写得平一些。")
