"""R033: characters of a received text that nobody sees, as copies of web pages and PDFs have them; no edition keeps them.

A sign that a copy has lost may have stood there, so the first place is told.  U+FFFD is seen, and stands for one that is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaowen.edit.emendations import mended
from tiaowen.kit.problem import Problem
from tiaowen.model import PlacedEmendation, ReceivedSentence, ReceivedWork
from tiaowen.text.blank import WIDTHLESS

_INVISIBLE = re.compile(f"[{WIDTHLESS}]")
_LOST = re.compile("\ufffd")
_BESIDE = 6


@dataclass(frozen=True, slots=True)
class _Place:
    sentence: ReceivedSentence
    start: int

    @property
    def sign(self) -> str:
        return self.sentence.text[self.start]

    @property
    def line(self) -> int:
        return self.sentence.line + self.sentence.text.count("\n", 0, self.start)

    @property
    def column(self) -> int:
        above = self.sentence.text.rfind("\n", 0, self.start)
        return self.start - above if above >= 0 else self.sentence.column + self.start

    @property
    def beside(self) -> str:
        """What is seen left and right of it on its line."""
        left = _INVISIBLE.sub("", self.sentence.text[: self.start].split("\n")[-1])[-_BESIDE:]
        right = _INVISIBLE.sub("", self.sentence.text[self.start + 1 :].split("\n")[0])[:_BESIDE]
        return f"“{left}”和“{right}”之间" if left and right else f"“{left or right}”{'后面' if left else '前面'}"


def check_invisible(received: ReceivedWork, placed: Sequence[PlacedEmendation]) -> Iterator[Problem]:
    """One warning for all that are invisible, one for all that are lost and that no emendation mends, at the first of them."""
    path = f"{received.path}/received.txt"
    if found := list(_places(received, _INVISIBLE, ())):
        many = Counter(place.sign for place in found)
        names = "、".join(f"{count} 个 U+{ord(sign):04X}" for sign, count in many.items())
        message = f"有看不见的字符：{names}，第一处在{found[0].beside}。"
        hint = "底本不动；各版都不留，搜索不受影响。请对照来源，看那里有没有掉字。看过了，"
        yield _told(path, found[0], message, hint)
    if found := list(_places(received, _LOST, placed)):
        message = f"有 {len(found)} 个转码时坏掉的字“�”（U+FFFD），第一处在{found[0].beside}。"
        hint = "原来的字已经没有了。请对照来源，在 emendations.tsv 里改正。来源也是这样，"
        yield _told(path, found[0], message, hint)


def _places(received: ReceivedWork, pattern: re.Pattern[str], placed: Sequence[PlacedEmendation]) -> Iterator[_Place]:
    done = mended(placed)
    for sentence in (sentence for unit in received.units for sentence in unit.sentences):
        for start in (found.start() for found in pattern.finditer(sentence.text)):
            if start not in done.get(sentence.id, ()):
                yield _Place(sentence, start)


def _told(path: str, place: _Place, message: str, hint: str) -> Problem:
    accepted = f"在 work.yml 的 accepted 里写明：{{line: {place.line}, code: R033, reason: …}}"
    return Problem(path, place.line, place.column, "R033", message, hint + accepted, warning=True)
