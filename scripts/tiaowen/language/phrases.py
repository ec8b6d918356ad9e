"""Where a line of a title may end: between words, and never where a small word would be torn from what it belongs to.

GB/T 9704—2012, 7.3.1 asks of a title that its lines be 詞意完整.  Of the borders judged in
tests/reviewed/title-breaks.txt, words of the segmenter with the rules below miss none that matters; BudouX, trained on
other texts, cuts 水|平, 履|行政府 and 落|实处, and otherwise in the other script.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from tiaowen.language import segmenter

_OPENING, _CLOSING = "《〈“‘「『（〔【", "》〉”’」』）〕】，、；：。！？"
_BACKWARD = frozenset("的地得了着之上下中内外里后前间等者们化性法编案届次个条项章节号年月日版")
_FORWARD = frozenset(
    {*"和与及或暨并对为把将被以向从在按由因涉经至到不未各该本其市省县区党国第", "中共", "依法", "最高", "若干"}
)
_COMMITTEES = re.compile("[省市县区州]委")
_SESSION = re.compile("[一二三四五六七八九十]+次")
_HELD = re.compile("“[^”]{1,8}”|.（[^）]{1,3}）")
_NAMES_WITHIN = re.compile("(?<=.)(?=常务委员会|特别行政区|基本法)")


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
        or bool(_SESSION.fullmatch(word) or _COMMITTEES.fullmatch(following))
    )
