"""Plain text → the same text in UTF-8 with LF; a file that is so already is taken byte for byte."""

from __future__ import annotations

import re

from tiaowen.convert.chinese import broken
from tiaowen.convert.converted import Converted
from tiaowen.kit.problem import Problem

_BREAK = re.compile("\r\n|[\r\x0c\x85\u2028]")


def convert_plain(text: str, plain: bool, path: str) -> Converted:
    """``plain``: the bytes were UTF-8 without mark.  No word, blank or blank line is taken away."""
    found = _BREAK.sub("\n", text.removeprefix("\ufeff"))
    return Converted(found, "" if plain and found == text else ".txt", told=tuple(check_broken(found, path)))


def check_broken(text: str, path: str) -> list[Problem]:
    """I006 as a warning: characters that were spoilt before the file came here."""
    line = broken(text)
    hint = "原来的字已经没有了，请对照来源，或从来源另取一份。"
    return (
        [Problem(path, line, 0, "I006", "有以前转码时坏掉的字（� 或“锟斤拷”之类）。", hint, warning=True)]
        if line
        else []
    )
