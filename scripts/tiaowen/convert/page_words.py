"""Lines that only web pages have, in front of and behind a document, from ``page_words.tsv``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.language.scripts import ScriptConverter

_ROWS = [(how, words.split()) for how, words in rows(Path(__file__).with_suffix(".tsv"))]
_WHOLE = frozenset(word for how, words in _ROWS if how == "whole" for word in words)
_BEGIN = tuple(word for how, words in _ROWS if how == "begin" for word in words)
_LONG = 60


def is_of_page(line: str) -> bool:
    """Whether ``line``, in either script, is one of a page: 首页, 当前位置：首页 > 政策, 【字体：大 中 小】."""
    text = re.sub(r"\s+", "", _converter().to("hans", line) if len(line) <= _LONG else line)
    text = text.replace("＞", ">").replace(":", "：")
    words = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    return bool(text) and (words in _WHOLE or (len(text) <= _LONG and text.startswith(_BEGIN)))


@cache
def _converter() -> ScriptConverter:
    return ScriptConverter({})
