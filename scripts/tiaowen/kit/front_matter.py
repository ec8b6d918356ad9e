"""A Markdown file with YAML front matter → its two halves, with the line where each begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.yaml_slips import near_ruler
from tiaowen.kit.yaml_text import YamlText, parse_yaml

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Typed(Protocol):
    """A body of Markdown as typed, and the file and line where it begins."""

    @property
    def path(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def body_line(self) -> int: ...


def body_place(typed: Typed, offset: int) -> tuple[int, int]:
    """Line and column in the file of a character of the body."""
    before = typed.body[:offset]
    return typed.body_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """``body_line`` is the line of the file on which the body begins."""

    path: str
    meta: YamlText
    body: str
    body_line: int


def split_front_matter(text: str, path: str, code: str) -> MarkdownFile:
    """The halves of ``text``; without front matter ``meta`` holds an empty dict.

    Raises ProblemsFound with ``code`` when the front matter does not end or is not YAML.
    """
    match = _FRONT.match(text)
    if match:
        meta = parse_yaml(match["yaml"], path, code, first_line=2)
        if meta.value is None:
            meta = YamlText(path, {}, meta.places)
        return MarkdownFile(path, meta, text[match.end() :], text[: match.end()].count("\n") + 1)
    if re.match(r"---[ \t]*\n", text):
        hint = "在最后一个键的下一行单独写 ---，再写正文。"
        line = near_ruler(text)
        if line:
            hint = "结束的 --- 是三个半角连字符，单独一行，前后没有别的字。"
        raise ProblemsFound([Problem(path, (line or 0) + 1, 1, code, "开头的 --- 没有配上结束的 ---。", hint)])
    return MarkdownFile(path, YamlText(path, {}, {}), text, 1)
