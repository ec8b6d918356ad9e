"""Where a line of a title may end: between words, and never where a small word would be torn from what it belongs to.

GB/T 9704—2012, 7.3.1 asks of a title that its lines be 詞意完整.  Of the borders judged in
tests/reviewed/title-breaks.txt, words of the segmenter with the rules below miss none that matters; BudouX, trained on
other texts, cuts 水|平, 履|行政府 and 落|实处, and otherwise in the other script.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.language import segmenter

_OPENING, _CLOSING = "《〈“‘「『（〔【", "》〉”’」』）〕】，、；：。！？"
_WORDS = {use: words.split() for use, words in rows(Path(__file__).with_name("phrases.tsv"))}
_BACKWARD = frozenset(_WORDS["backward"] + _WORDS["committee"])
_FORWARD = frozenset(_WORDS["forward"])
_SESSION = re.compile("第?[一二三四五六七八九十]*次|第[一二三四五六七八九十]+届")
_HELD = re.compile("“[^”]{1,8}”|.（[^）]{1,3}）")
_NAMES_WITHIN = re.compile(f"(?<=.)(?={'|'.join(_WORDS['within'])})")


@cache
def phrase_ends(hans: str) -> tuple[int, ...]:
    """Where lines of the simplified title ``hans`` may end: numbers of characters from its start, without its end.

    The other script, which runs character for character, breaks at the same places.
    """
    held = {at for found in _HELD.finditer(hans) for at in range(found.start() + 1, found.end())}
    cut = [part for word in segmenter.cut(hans) for part in _NAMES_WITHIN.split(word)]
    ends = list(accumulate(map(len, cut)))
    return tuple(
        end
        for end, word, following in zip(ends, cut, cut[1:], strict=False)
        if end not in held and not _belong_together(word, following)
    )


def _belong_together(word: str, following: str) -> bool:
    return (
        word[-1] in _OPENING
        or following[0] in _CLOSING
        or word in _FORWARD
        or following in _BACKWARD
        or bool(_SESSION.fullmatch(word))
    )
