"""Markdown into the other script: words are converted, code, addresses and marked passages are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script

_PROTECTED = re.compile(
    r"""
    <(?P<tag>\w+)[^>]*\blang=[^>]*>.*?</(?P=tag)>   # a passage marked with its language
  | <[^>\n]*>                                       # a tag, an automatic link
  | \]\((?:<[^>\n]*>|[^)\s]*)                       # the address of a link
  | \]:[ \t]*[!-~]+                                 # the address in the definition of a link
  | \bhttps?://[^\s)\]>，。；、）]+
  | \{:?[ ][^}\n]*\}                                # an attribute list
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def convert_markdown(text: str, script: Script, converter: ScriptConverter, code: Sequence[tuple[int, int]]) -> str:
    """``text``, written in one script, in ``script``; unchanged when that is its own.

    ``code`` are the ranges of code.  A passage that must stay as it is typed stands in ``<span lang="zh-Hant">檔案</span>``.
    """
    if converter.script_of(text) == script:
        return text
    out, at = "", 0
    for start, end in sorted([*code, *(match.span() for match in _PROTECTED.finditer(text))]):
        if end > at:
            start = max(start, at)
            out += converter.to(script, text[at:start]) + text[start:end]
            at = end
    return out + converter.to(script, text[at:])
