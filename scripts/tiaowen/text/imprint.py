"""What is printed below a signature, by its form: the remark in brackets and the imprint (GB/T 9704-2012, 7.3.7 and 7.4)."""

from __future__ import annotations

import re
from pathlib import Path

from tiaowen.kit.word_list import words
from tiaowen.text.written_date import DATE, half_width

IMPRINT, REMARK = "imprint", "remark"

_WORDS = "|".join(map(re.escape, words(Path(__file__).with_name("imprint_words.txt"))))
_COPIED = re.compile(rf"(?:{_WORDS})(?:\s|:)")
_PRINTED = re.compile(rf".*{DATE}\s*印[发發]$")
_REMARK = re.compile(rf"\((?!{DATE}\)).*\)$")


def is_copied_to(line: str) -> bool:
    """抄送：…, to whom else a document goes."""
    return bool(_COPIED.match(half_width(line)))


def below_signature(line: str) -> str:
    """``imprint`` for 抄送：… and who printed it when, ``remark`` for （此件公開發布）; "" for a line of the signature itself."""
    text = half_width(line)
    if _COPIED.match(text) or _PRINTED.match(text):
        return IMPRINT
    return REMARK if _REMARK.match(text) else ""
