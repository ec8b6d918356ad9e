"""What a text's form says of how it must be read: whose words its provisions use, and whether its lines were wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.usage import Usage
from tiaowen.text.wrapped import is_wrapped

_WORDS = {usage: words.split() for usage, words in rows(Path(__file__).with_name("usage_words.tsv"))}
# 第二款第三項: the mainland's 款 has 項, Taiwan's 項 has 款.
_ORDER: tuple[tuple[Usage, re.Pattern[str]], ...] = (
    ("大陸", re.compile(rf"{NUMERAL}款第?[（(]?{NUMERAL}[）)]?[项項]")),
    ("臺灣", re.compile(rf"{NUMERAL}[项項]第?{NUMERAL}款")),
)
_ARABIC = re.compile(r"^\s*第\s*[0-9]+(?:-[0-9]+)?\s*條\s*$", re.MULTILINE)
_HEAD = 400


def form_lines(text: str, script: str, body: Sequence[str]) -> str:
    """The lines of work.yml that say it; none where it is not certain."""
    usage = usage_of(text, script)
    return (f"usage: {usage}\n" if usage else "") + ("wrapped: true\n" if is_wrapped(body) else "")


def usage_of(text: str, script: str) -> Usage:
    """Whose words hold: 臺灣 for 第 1 條 on lines of their own in traditional script, otherwise by whom the text names first,
    or in which order it names 款 and 項; "" where it shows none."""
    if script == "hant" and len(_ARABIC.findall(text)) > 1:
        return "臺灣"
    head = text[:_HEAD]
    for usage in ("香港", "澳門", "臺灣"):
        if any(word in head for word in _WORDS[usage]) and not any(word in head for word in _WORDS["大陸"]):
            return usage
    if any(word in text for word in _WORDS["大陸"]):
        return "大陸"
    return next((usage for usage, order in _ORDER if order.search(text)), "")
