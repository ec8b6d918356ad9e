"""Markdown → text: marks of headings and of emphasis away, tables as rows, pictures kept, a line a paragraph.

Read line by line, not as CommonMark reads it: that would join the articles of a law that stand on lines of their own, and
take 1. and 2. for a list to be numbered anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiaowen.convert.converted import Beside, Converted, of_lines, row
from tiaowen.convert.figures import Figures
from tiaowen.text.blank import bare

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARK = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?)+|\s+#+\s*$")
_PICTURE = re.compile(r"!\[([^]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+[^)]*)?\)")
_LINK = re.compile(r"(?<!!)\[([^]\n]+)\]\([^)\s]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRESSED = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?!\*)")
_BREAK = re.compile(r"<br\s*/?>|\\$| {2,}$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")


def convert_markdown(text: str, beside: Beside, path: str) -> Converted:
    """``text`` in any line ends; ``beside`` gives the pictures that lie by the file."""
    text = re.sub("\r\n?", "\n", text)
    comments = [" ".join(match[0].split()) for match in _COMMENT.finditer(text)]
    front = ["文件头的 YAML"] if _FRONT.match(text) else []
    figures = Figures(beside, path, keep_places=True)
    lines = list(_lines(_COMMENT.sub("", _FRONT.sub("", text)).split("\n"), figures))
    left_out = [*front, *comments, *figures.left_out]
    return Converted(of_lines(lines), ".md", figures.kept, tuple(left_out), figures.told)


def _lines(typed: list[str], figures: Figures) -> Iterator[str]:
    for at, line in enumerate(typed):
        beneath = typed[at + 1] if at + 1 < len(typed) else ""
        if "|" in line and _is_row(typed, at):
            if not _DELIMITER.match(line):
                yield row([_words(cell) for cell in _cells(line)])
        elif not _RULE.match(line) or "|" in beneath:
            yield from _with_pictures(_MARK.sub("", line), figures)


def _is_row(typed: list[str], at: int) -> bool:
    """Whether the line is of a table: in its run of lines with pipes one is the delimiter row."""
    first = at
    while first > 0 and "|" in typed[first - 1]:
        first -= 1
    return any(_DELIMITER.match(line) and "-" in line for line in typed[first : first + 2] if "|" in line)


def _cells(line: str) -> list[str]:
    inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
    return re.split(r"(?<!\\)\|", inner)


def _with_pictures(line: str, figures: Figures) -> Iterator[str]:
    """The words before, between and behind pictures, each picture a line of its own."""
    at = 0
    for match in _PICTURE.finditer(line):
        yield _words(line[at : match.start()])
        yield figures.line(match[2], match[1])
        at = match.end()
    yield _words(line[at:])


def _words(typed: str) -> str:
    plain = _LINK.sub(r"\1", _BREAK.sub("", typed))
    plain = _STRESSED.sub(r"\1", _STRONG.sub(r"\2", plain))
    return bare(_ESCAPED.sub(r"\1", plain))
