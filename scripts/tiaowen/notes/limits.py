"""What may not stand in a body of Markdown, note or page: tags, and too much of anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tiaowen.kit.front_matter import Typed, body_place
from tiaowen.kit.problem import Problem
from tiaowen.notes import html as note_html
from tiaowen.notes.html import Piece
from tiaowen.notes.source import Source

DEEPEST = 12
MOST_LINES, MOST_MARKS = 5_000, 5_000
_DEEP = re.compile(rf"^(?:(?:[ \t]*>){{{DEEPEST + 1}}}|[ \t]{{{4 * DEEPEST + 1}}})", re.MULTILINE)
# Markdown reads each line of a run within the one before it.
MOST_DEFINED = 5 * DEEPEST
_DEFINED = re.compile(rf"^(?: {{0,3}}:[ \t][^\n]*(?:\n|\Z)){{{MOST_DEFINED + 1}}}", re.MULTILINE)
_NESTED = re.compile(rf"[\[(*_]{{{5 * DEEPEST + 1}}}|(?:<[^<>\n]*>\s*){{{5 * DEEPEST + 1}}}")


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
    if run := _DEFINED.search(typed.body):
        message = f"这里连着有 {MOST_DEFINED} 行以上以冒号开头。"
        return Problem(typed.path, *body_place(typed, run.start()), code, message, "请在每一条说明之间空一行。")
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
