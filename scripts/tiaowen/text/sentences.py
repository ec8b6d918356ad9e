"""Where a sentence ends: at 。！？ with any closing quote or bracket; ； does not end one.

A paragraph of several lines has its line ends inside; one between two sentences belongs to the first."""

from __future__ import annotations

import re

from tiaowen.text.blank import BLANKS

_CLOSING = "”’」』）)》〉】〕］\"'"
_SENTENCE = re.compile(rf".*?[。！？!?]+[{re.escape(_CLOSING)}]*[{BLANKS}\n]*|.+", re.DOTALL)


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order; joined they are the paragraph again."""
    sentences: list[str] = []
    carried = ""
    for piece in _SENTENCE.findall(paragraph):
        sentence = carried + piece
        carried = '"' if _opens(sentence, sentences) else ""
        sentences.append(sentence.removesuffix(carried))
    return [*sentences, carried] if carried else sentences


def _opens(sentence: str, before: list[str]) -> bool:
    """A straight quote at the end opens the next sentence when it is an odd one of the paragraph."""
    return sentence.endswith('"') and len(sentence) > 1 and ("".join(before) + sentence).count('"') % 2 == 1
