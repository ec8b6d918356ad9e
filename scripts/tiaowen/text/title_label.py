"""The label of a field that gives a document's name, 法規名稱：…, which is no part of the name."""

from __future__ import annotations

import re
from pathlib import Path

from tiaowen.kit.word_list import words
from tiaowen.text.blank import BLANKS

_WORDS = "|".join(word.replace("_", rf"[{BLANKS}]*") for word in words(Path(__file__).with_name("title_labels.txt")))
_LABEL = re.compile(rf"[{BLANKS}]*【?(?:{_WORDS})】?[{BLANKS}]*[:：][{BLANKS}]*(?=[^{BLANKS}])")


def label_end(line: str) -> int:
    """Where the name begins behind its label; 0 where there is none."""
    match = _LABEL.match(line)
    return match.end() if match else 0
