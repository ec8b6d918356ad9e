"""Figures in plain text: a line ``![文字](figures/name.png)``, as Markdown writes one."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tiaowen.text.blank import BLANKS

_MARK = re.compile(r"!\[(?P<words>[^\[\]]*)\]\((?P<file>[^\s()]+)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)")
_FIGURE = re.compile(rf"[{BLANKS}]*{_MARK.pattern}[{BLANKS}]*")


def is_figure(line: str) -> bool:
    """Whether the line is a figure and nothing else."""
    return bool(_FIGURE.fullmatch(line))


def has_figure(line: str) -> bool:
    """Whether there is a figure somewhere in the line."""
    return bool(_MARK.search(line))


def mark(line: str) -> str:
    """The first figure of a line that has one, as it is written there."""
    found = _MARK.search(line)
    assert found
    return found[0]


def words_range(line: str) -> tuple[int, int]:
    """Where the words of a figure stand in its line as received."""
    found = _FIGURE.fullmatch(line)
    assert found
    return found.span("words")


def file_name(line: str) -> str:
    """The name of a figure's file: the last step of its address, wherever it lay when the text was received."""
    found = _FIGURE.fullmatch(line)
    assert found
    return re.split(r"[/\\]", unquote(found["file"].split("?")[0]))[-1]
